package io.partguard.catalog.importing;

import io.partguard.catalog.importing.ImportSession.Counts;
import io.partguard.catalog.importing.ImportSession.Kind;
import io.partguard.catalog.importing.ImportSession.Status;
import io.partguard.catalog.retention.BlobUse;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The import sessions. A session moves only by the transitions named here. */
@Component
public class ImportStore implements BlobUse {
    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean needs(String sha256) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM import_session WHERE blob = ? AND upload_deleted_at IS NULL)")
                .param(sha256)
                .query(Boolean.class)
                .single();
    }

    /** What an upload asks for. */
    public record NewImport(
            String id,
            String requestedBy,
            String blob,
            long bytes,
            FileFormat format,
            @Nullable String mapping,
            @Nullable String mappingYaml,
            boolean createBrands,
            boolean dryRun) {}

    public void queue(NewImport wanted) {
        jdbc.sql("""
                        INSERT INTO import_session
                          (id, requested_by, blob, bytes, format, mapping, mapping_yaml, create_brands, dry_run, status)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED')
                        """)
                .param(wanted.id())
                .param(wanted.requestedBy())
                .param(wanted.blob())
                .param(wanted.bytes())
                .param(wanted.format().name())
                .param(wanted.mapping())
                .param(wanted.mappingYaml())
                .param(wanted.createBrands())
                .param(wanted.dryRun())
                .update();
    }

    /** The revert of a session is a session too: it is run, watched, listed and reverted as any other. */
    void queueRevert(String id, String requestedBy, String reverts, boolean force, boolean dryRun) {
        jdbc.sql("""
                        INSERT INTO import_session (id, kind, requested_by, bytes, format, reverts, force, dry_run, status)
                        VALUES (?, 'REVERT', ?, 0, 'NDJSON', ?, ?, ?, 'QUEUED')
                        """)
                .param(id)
                .param(requestedBy)
                .param(reverts)
                .param(force)
                .param(dryRun)
                .update();
    }

    /** Whether a revert of this session is queued or running; locks the session against another being queued. */
    boolean isBeingReverted(String id) {
        jdbc.sql("SELECT id FROM import_session WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .single();
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM import_session
                          WHERE reverts = ? AND NOT dry_run AND status IN ('QUEUED', 'RUNNING'))
                        """).param(id).query(Boolean.class).single();
    }

    /**
     * Newest first.
     *
     * @param status null: any
     * @param before the last of the page before; null: from the newest on
     */
    List<ImportSession> list(@Nullable Status status, @Nullable Instant before, @Nullable String beforeId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM import_session
                        WHERE (?::text IS NULL OR status = ?::text)
                          AND (?::timestamptz IS NULL OR (created_at, id) < (?::timestamptz, ?::text))
                        ORDER BY created_at DESC, id DESC LIMIT ?
                        """)
                .param(status == null ? null : status.name())
                .param(status == null ? null : status.name())
                .param(before == null ? null : before.toString())
                .param(before == null ? null : before.toString())
                .param(beforeId)
                .param(limit)
                .query((row, n) -> session(row))
                .list();
    }

    /** Says of a queued session that its file tells what parts fit. */
    void holdApplications(String id) {
        jdbc.sql("UPDATE import_session SET content = 'APPLICATIONS' WHERE id = ?")
                .param(id)
                .update();
    }

    boolean holdsApplications(String id) {
        return jdbc.sql("SELECT content = 'APPLICATIONS' FROM import_session WHERE id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    public Optional<ImportSession> find(String id) {
        return jdbc.sql("SELECT * FROM import_session WHERE id = ?")
                .param(id)
                .query((row, n) -> session(row))
                .optional();
    }

    /** The oldest that is not through, whether it was begun or not. */
    Optional<ImportSession> next() {
        return jdbc.sql("""
                        SELECT * FROM import_session WHERE status IN ('QUEUED', 'RUNNING')
                        ORDER BY status = 'RUNNING' DESC, created_at, id LIMIT 1
                        """).query((row, n) -> session(row)).optional();
    }

    void start(String id) {
        jdbc.sql("""
                        UPDATE import_session SET status = 'RUNNING', started_at = coalesce(started_at, now())
                        WHERE id = ? AND status IN ('QUEUED', 'RUNNING')
                        """).param(id).update();
    }

    void columns(String id, List<String> columns) {
        jdbc.sql("UPDATE import_session SET columns = ? WHERE id = ?")
                .param(columns.toArray(String[]::new))
                .param(id)
                .update();
    }

    void opened(String id, String standard, String head) {
        jdbc.sql("UPDATE import_session SET standard = ?, head = ? WHERE id = ?")
                .param(standard)
                .param(head)
                .param(id)
                .update();
    }

    void forgetSeen(String id) {
        jdbc.sql("DELETE FROM import_seen WHERE import_id = ?").param(id).update();
        jdbc.sql("DELETE FROM import_taken WHERE import_id = ?").param(id).update();
        TrialCatalogue.forget(jdbc, id);
    }

    /** One rejected row's errors as lines of NDJSON, in the order of the file. */
    public List<RejectedEntry> rejected(String id, long afterLine, int afterPosition, int limit) {
        return jdbc.sql("""
                        SELECT line, position, entry FROM import_rejected
                        WHERE import_id = ? AND (line, position) > (?, ?) ORDER BY line, position LIMIT ?
                        """)
                .param(id)
                .param(afterLine)
                .param(afterPosition)
                .param(limit)
                .query((row, n) -> new RejectedEntry(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    public record RejectedEntry(long line, int position, String entry) {}

    private static ImportSession session(ResultSet row) throws SQLException {
        return new ImportSession(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("blob"),
                row.getLong("bytes"),
                FileFormat.valueOf(row.getString("format")),
                row.getString("mapping"),
                row.getString("mapping_yaml"),
                row.getBoolean("create_brands"),
                row.getBoolean("dry_run"),
                Status.valueOf(row.getString("status")),
                row.getLong("position"),
                row.getLong("bytes_read"),
                columns(row.getArray("columns")),
                row.getString("standard"),
                row.getString("head"),
                row.getString("reverts"),
                row.getBoolean("force"),
                row.getString("reverted_by"),
                instant(row, "upload_deleted_at"),
                new Counts(
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("removed"),
                        row.getLong("rejected")),
                row.getString("supersessions"),
                row.getString("failure_code"),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static List<String> columns(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
