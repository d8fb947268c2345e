package io.partguard.catalog.importing;

import io.partguard.catalog.importing.FoundParts.Found;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a dry run whose parts are not there: nothing but their numbers can be remembered of them. */
final class SeenDrafts {
    private static final String ADD = """
            WITH row AS (
              SELECT * FROM unnest(?::integer[], ?::text[], ?::bigint[]) AS row (brand_id, identity, line)
            ), added AS (
              INSERT INTO import_seen (import_id, brand_id, identity, line)
              SELECT ?, brand_id, identity, min(line) FROM row GROUP BY brand_id, identity
              ON CONFLICT (import_id, brand_id, identity) DO NOTHING
              RETURNING line
            )
            SELECT line FROM added
            """;

    private SeenDrafts() {}

    /** @return the drafts without a part whose part stood further up in the file */
    static Set<PartDraft> add(
            Connection connection,
            String importId,
            List<PartDraft> drafts,
            @Nullable Found[] found,
            Map<String, Integer> brands)
            throws SQLException {
        List<PartDraft> absent = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (found[i] == null) {
                absent.add(drafts.get(i));
            }
        }
        Set<Long> added = new HashSet<>();
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setArray(
                    1,
                    array(
                            connection,
                            "integer",
                            absent.stream()
                                    .map(it -> brands.get(it.brand().key()))
                                    .toArray()));
            add.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            absent.stream().map(PartDraft::identity).toArray()));
            add.setArray(
                    3,
                    array(
                            connection,
                            "bigint",
                            absent.stream().map(PartDraft::position).toArray()));
            add.setString(4, importId);
            try (ResultSet rows = add.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getLong(1));
                }
            }
        }
        Set<PartDraft> doubled = new HashSet<>();
        absent.stream().filter(draft -> !added.contains(draft.position())).forEach(doubled::add);
        return doubled;
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
