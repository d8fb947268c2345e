package io.partguard.catalog.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts that an import has dealt with, a bit each; the record keeps them until the import ends. */
final class SeenParts {
    private static final int PAGE = 1 << 16;
    /** Rows fetched at a time: after a restart there may be millions. */
    private static final int FETCHED = 10_000;

    private final Map<Long, BitSet> pages = new HashMap<>();

    /** What earlier runs of the same import dealt with. The connection is in a transaction. */
    static SeenParts of(Connection connection, String importId) throws SQLException {
        SeenParts seen = new SeenParts();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT unnest(part_nos) FROM import_taken WHERE import_id = ?")) {
            query.setString(1, importId);
            query.setFetchSize(FETCHED);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen.add(rows.getLong(1));
                }
            }
        }
        return seen;
    }

    /** @return false where it was there */
    boolean add(long partNo) {
        BitSet page = pages.computeIfAbsent(partNo / PAGE, no -> new BitSet());
        int bit = (int) (partNo % PAGE);
        boolean added = !page.get(bit);
        page.set(bit);
        return added;
    }

    /** Puts down what one chunk dealt with, as a part of its transaction. */
    static void keep(Connection connection, String importId, long position, Set<Integer> brandIds, List<Long> partNos)
            throws SQLException {
        if (brandIds.isEmpty() && partNos.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO import_taken (import_id, position, brand_ids, part_nos) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, importId);
            insert.setLong(2, position);
            insert.setArray(3, connection.createArrayOf("integer", brandIds.toArray()));
            insert.setArray(4, connection.createArrayOf("bigint", partNos.toArray()));
            insert.executeUpdate();
        }
    }
}
