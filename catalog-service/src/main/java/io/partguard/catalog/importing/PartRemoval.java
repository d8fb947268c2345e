package io.partguard.catalog.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parts of {@code stage_gone} out of the catalogue. Their rows, ids, history and the links that
 * people gave them or pointed at them stay: the parts may come back.
 */
final class PartRemoval {
    private static final String REMOVE = """
            WITH wanted AS (
              SELECT p.no, row_number() OVER (ORDER BY p.no) AS n FROM stage_gone g JOIN part p ON p.no = g.no
              WHERE NOT p.removed
            ), gone AS (
              UPDATE part p SET removed = true, revision = p.revision + 1, change_seq = ? + w.n, import_id = ?, fingerprint = NULL,
                changed_at = clock_timestamp()
              FROM wanted w WHERE p.no = w.no
              RETURNING p.no, p.revision, p.change_seq, p.import_id, p.document
            ), history AS (
              INSERT INTO part_revision (part_no, revision, change_seq, import_id, before, removed)
              SELECT no, revision, change_seq, import_id, document, true FROM gone
            ), own_edges AS (
              DELETE FROM supersession s
              WHERE (s.part_no IN (SELECT no FROM gone) AND (s.link IS NULL OR s.link NOT LIKE 'sup\\_%%'))
                OR (s.link LIKE 'claimed%%' AND s.to_no IN (SELECT no FROM gone))
              RETURNING 1
            ), edges_to_it AS (
              UPDATE supersession s SET to_no = NULL
              WHERE s.to_no IN (SELECT no FROM gone) AND s.part_no NOT IN (SELECT no FROM gone) AND s.link IS NULL
              RETURNING 1
            )
            SELECT count(*), (SELECT count(*) FROM own_edges) + (SELECT count(*) FROM edges_to_it)
              + (SELECT count(*) FROM gone g, %s) FROM gone
            """.formatted(peoplesLinks("g.no"));

    private PartRemoval() {}

    /** The links that people added to a part or pointed at it: they hold no more while it is away, and again after that. */
    static String peoplesLinks(String partNo) {
        return """
                LATERAL (SELECT 1 FROM supersession s
                  WHERE s.link LIKE 'sup\\_%%' AND (s.part_no = %1$s OR s.to_no = %1$s) OFFSET 0) held
                """.formatted(partNo);
    }

    /**
     * @param parts how many were taken away; so many change numbers behind the given one are used up
     * @param edges how many supersessions went, lost their target or hold no more with them
     */
    record Removed(long parts, long edges) {
        static final Removed NONE = new Removed(0, 0);
    }

    static Removed remove(Connection connection, @Nullable String importId, long base) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setLong(1, base);
            remove.setString(2, importId);
            try (ResultSet row = remove.executeQuery()) {
                row.next();
                return new Removed(row.getLong(1), row.getLong(2));
            }
        }
    }
}
