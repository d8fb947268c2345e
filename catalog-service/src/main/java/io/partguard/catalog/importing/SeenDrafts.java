package io.partguard.catalog.importing;

import io.partguard.catalog.importing.FoundParts.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

    /** @return the places of rows whose part is not in the record, but stood further up in the file */
    static Set<Long> add(
            Connection connection,
            String importId,
            List<PartDraft> drafts,
            @Nullable Found[] found,
            Map<String, Integer> brands)
            throws SQLException {
        List<Integer> brandIds = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        Set<Long> places = new LinkedHashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            PartDraft draft = drafts.get(i);
            if (found[i] == null) {
                brandIds.add(brands.get(draft.brand().key()));
                identities.add(draft.identity());
                places.add(draft.position());
            }
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setArray(1, connection.createArrayOf("integer", brandIds.toArray()));
            add.setArray(2, connection.createArrayOf("text", identities.toArray()));
            add.setArray(3, connection.createArrayOf("bigint", places.toArray()));
            add.setString(4, importId);
            try (ResultSet added = add.executeQuery()) {
                while (added.next()) {
                    places.remove(added.getLong(1));
                }
            }
        }
        return places;
    }
}
