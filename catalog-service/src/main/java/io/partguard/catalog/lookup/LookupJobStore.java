package io.partguard.catalog.lookup;

import io.partguard.api.Viewer;
import io.partguard.catalog.lookup.LookupJob.Status;
import io.partguard.catalog.lookup.LookupResult.Outcome;
import io.partguard.catalog.retention.BlobUse;
import io.partguard.tables.Mapping.Format;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The jobs and their results. A job moves only by the transitions named here. */
@Component
public class LookupJobStore implements BlobUse {
    private final JdbcClient jdbc;

    LookupJobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean needs(String sha256) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM lookup_job WHERE blob = ? AND results_deleted_at IS NULL)")
                .param(sha256)
                .query(Boolean.class)
                .single();
    }

    void queue(String id, Viewer viewer, String blob, long bytes, LookupFile file) {
        jdbc.sql("""
                        INSERT INTO lookup_job (id, tenant, requested_by, blob, bytes, format, separator, number_column,
                          brand_column, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED')
                        """)
                .param(id)
                .param(viewer.tenant())
                .param(viewer.subject())
                .param(blob)
                .param(bytes)
                .param(file.format().name())
                .param(String.valueOf(file.separator()))
                .param(file.numberColumn())
                .param(file.brandColumn())
                .update();
    }

    Optional<LookupJob> find(String id, String tenant) {
        return jdbc.sql("SELECT * FROM lookup_job WHERE id = ? AND tenant = ?")
                .param(id)
                .param(tenant)
                .query((row, n) -> job(row))
                .optional();
    }

    /** The oldest that is not through; what was begun goes first. */
    Optional<LookupJob> next() {
        return jdbc.sql("""
                        SELECT * FROM lookup_job WHERE status IN ('QUEUED', 'RUNNING')
                        ORDER BY status = 'RUNNING' DESC, created_at, id LIMIT 1
                        """).query((row, n) -> job(row)).optional();
    }

    void start(String id) {
        jdbc.sql("""
                        UPDATE lookup_job SET status = 'RUNNING', started_at = coalesce(started_at, now())
                        WHERE id = ? AND status IN ('QUEUED', 'RUNNING')
                        """).param(id).update();
    }

    /**
     * Adds the results of the lines up to {@code to}.
     *
     * @return false where another runner was faster: then nothing is written
     */
    @Transactional
    public boolean advance(String id, long from, long to, PartLookups.Results results) {
        Optional<Integer> segment = jdbc.sql("""
                        UPDATE lookup_job SET position = ?, segments = segments + 1, found = found + ?, none = none + ?,
                          invalid = invalid + ? WHERE id = ? AND position = ? AND status = 'RUNNING' RETURNING segments
                        """)
                .param(to)
                .param(results.count(Outcome.FOUND))
                .param(results.count(Outcome.NONE))
                .param(results.count(Outcome.INVALID))
                .param(id)
                .param(from)
                .query(Integer.class)
                .optional();
        if (segment.isEmpty()) {
            return false;
        }
        jdbc.sql("INSERT INTO lookup_segment (job_id, segment, catalogue_revision, results) VALUES (?, ?, ?, ?)")
                .param(id)
                .param(segment.get())
                .param(results.catalogueRevision())
                .param(ResultFile.ndjson(results.results()))
                .update();
        return true;
    }

    void finish(String id, long position) {
        jdbc.sql("""
                        UPDATE lookup_job SET status = 'FINISHED', finished_at = now()
                        WHERE id = ? AND position = ? AND status = 'RUNNING'
                        """).param(id).param(position).update();
    }

    void fail(String id, String code, String detail) {
        jdbc.sql("""
                        UPDATE lookup_job SET status = 'FAILED', failure_code = ?, failure = ?, finished_at = now()
                        WHERE id = ? AND status IN ('QUEUED', 'RUNNING')
                        """).param(code).param(detail).param(id).update();
    }

    /** Results of one step, a JSON object a line; steps count from 1. */
    Optional<String> segment(String id, int segment) {
        return jdbc.sql("SELECT results FROM lookup_segment WHERE job_id = ? AND segment = ?")
                .param(id)
                .param(segment)
                .query(String.class)
                .optional();
    }

    /** The revisions of the catalogue that the results rest on, in order of use. */
    List<String> revisions(String id) {
        return jdbc.sql("""
                        SELECT catalogue_revision FROM lookup_segment WHERE job_id = ?
                        GROUP BY catalogue_revision ORDER BY min(segment)
                        """).param(id).query(String.class).list();
    }

    /** Some of the jobs that ended longer ago than this and still have their results. */
    List<LookupJob> endedBefore(Duration ago) {
        return jdbc.sql("""
                        SELECT * FROM lookup_job WHERE results_deleted_at IS NULL AND status IN ('FINISHED', 'FAILED')
                          AND finished_at < now() - make_interval(secs => ?) ORDER BY finished_at LIMIT 1000
                        """).param(ago.toSeconds()).query((row, n) -> job(row)).list();
    }

    /** As a part of the caller's transaction. */
    void forgetResults(String id) {
        jdbc.sql("DELETE FROM lookup_segment WHERE job_id = ?").param(id).update();
        jdbc.sql("UPDATE lookup_job SET results_deleted_at = now() WHERE id = ?")
                .param(id)
                .update();
    }

    private static LookupJob job(ResultSet row) throws SQLException {
        return new LookupJob(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("requested_by"),
                row.getString("blob"),
                row.getLong("bytes"),
                new LookupFile(
                        Format.valueOf(row.getString("format")),
                        row.getString("separator").charAt(0),
                        row.getString("number_column"),
                        row.getString("brand_column")),
                Status.valueOf(row.getString("status")),
                row.getLong("position"),
                row.getInt("segments"),
                row.getLong("found"),
                row.getLong("none"),
                row.getLong("invalid"),
                row.getString("failure_code"),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "results_deleted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
