package io.partguard.catalog.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the parts of {@code stage_gone} out of the catalogue. Their rows, ids and history stay. */
final class PartRemoval {
    private static final String REMOVE = """
            WITH wanted AS (
              SELECT p.no, row_number() OVER (ORDER BY p.no) AS n FROM stage_gone g JOIN part p ON p.no = g.no
              WHERE NOT p.removed
            ), gone AS (
              UPDATE part p SET removed = true, revision = p.revision + 1, change_seq = ? + w.n, import_id = ?,
                changed_at = clock_timestamp()
              FROM wanted w WHERE p.no = w.no
              RETURNING p.no, p.revision, p.change_seq, p.import_id, p.document
            ), history AS (
              INSERT INTO part_revision (part_no, revision, change_seq, import_id, before, removed)
              SELECT no, revision, change_seq, import_id, document, true FROM gone
            ), own_edges AS (
              DELETE FROM supersession s USING gone g WHERE s.part_no = g.no
            ), edges_to_it AS (
              UPDATE supersession s SET to_no = NULL
              WHERE s.to_no IN (SELECT no FROM gone) AND s.part_no NOT IN (SELECT no FROM gone)
            )
            SELECT count(*) FROM gone
            """;

    private PartRemoval() {}

    /** @return how many were taken away; so many change numbers behind {@code base} are used up */
    static long remove(Connection connection, @Nullable String importId, long base) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setLong(1, base);
            remove.setString(2, importId);
            try (ResultSet row = remove.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
