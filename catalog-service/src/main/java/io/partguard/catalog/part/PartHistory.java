package io.partguard.catalog.part;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done to a part. The record keeps what each change replaced, so the next change tells what it led to. */
@Component
public class PartHistory {
    private final JdbcClient jdbc;

    PartHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The changes before that revision, newest first. */
    public List<PartChange> before(String partId, int revision, int limit) {
        return jdbc.sql("""
                        SELECT r.revision, r.changed_at, coalesce(r.changed_by, s.requested_by) AS by, r.import_id, r.before, r.removed,
                          coalesce(next.before, p.document) AS after
                        FROM part p JOIN part_revision r ON r.part_no = p.no
                        LEFT JOIN part_revision next ON next.part_no = r.part_no AND next.revision = r.revision + 1
                        LEFT JOIN import_session s ON s.id = r.import_id
                        WHERE p.id = ? AND r.revision < ? ORDER BY r.revision DESC LIMIT ?
                        """)
                .param(partId)
                .param(revision)
                .param(limit)
                .query((row, n) -> {
                    String before = row.getString("before");
                    boolean removed = row.getBoolean("removed");
                    return new PartChange(
                            row.getInt("revision"),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            row.getString("by"),
                            row.getString("import_id"),
                            removed,
                            removed
                                    ? List.of()
                                    : DocumentDiff.between(
                                            before == null ? null : PartJson.read(before),
                                            PartJson.read(row.getString("after"))));
                })
                .list();
    }
}
