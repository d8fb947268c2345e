package io.partguard.catalog.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the record holds of the parts that rows speak of, by brand and number. */
final class FoundParts {
    private static final String FIND = """
            SELECT row.n, part.* FROM unnest(?::integer[], ?::text[]) WITH ORDINALITY AS row (brand_id, identity, n),
              LATERAL (SELECT p.no, p.hash, p.removed, p.fingerprint FROM part p
                       WHERE p.brand_id = row.brand_id AND p.identity = row.identity OFFSET 0) part
            """;

    private FoundParts() {}

    /**
     * A part, present or taken away.
     *
     * @param fingerprint of the row that made it what it is; null where none did
     */
    static final class Found {
        final long no;
        final boolean removed;
        final @Nullable UUID fingerprint;
        private final byte[] hash;

        Found(long no, byte[] hash, boolean removed, @Nullable UUID fingerprint) {
            this.no = no;
            this.hash = hash;
            this.removed = removed;
            this.fingerprint = fingerprint;
        }

        /** Whether it says just what the content says. */
        boolean is(PartContent content) {
            return !removed && Arrays.equals(hash, content.hash());
        }
    }

    /** @return by place; null where there has never been such a part */
    static @Nullable Found[] of(Connection connection, List<PartDraft> drafts, Map<String, Integer> brands)
            throws SQLException {
        @Nullable Found[] found = new Found[drafts.size()];
        Object[] brandIds = new Object[drafts.size()];
        Object[] identities = new Object[drafts.size()];
        for (int i = 0; i < found.length; i++) {
            brandIds[i] = brands.get(drafts.get(i).brand().key());
            identities[i] = drafts.get(i).identity();
        }
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("integer", brandIds));
            query.setArray(2, connection.createArrayOf("text", identities));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found[row.getInt(1) - 1] =
                            new Found(row.getLong(2), row.getBytes(3), row.getBoolean(4), row.getObject(5, UUID.class));
                }
            }
        }
        return found;
    }
}
