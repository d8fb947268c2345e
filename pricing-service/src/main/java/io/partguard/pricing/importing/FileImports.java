package io.partguard.pricing.importing;

import io.partguard.pricing.importing.FileImport.Failure;
import io.partguard.pricing.importing.FileImport.Status;
import io.partguard.tables.Mapping.Format;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports in PostgreSQL. Who works on one holds a claim that it must renew; time is the database's. */
@Component
public class FileImports {
    /** A worker that was killed loses its import after this. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final int MOST_ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final FileReadings readings;

    FileImports(JdbcClient jdbc, FileReadings readings) {
        this.jdbc = jdbc;
        this.readings = readings;
    }

    /** An import and the right to work on it. */
    record Claimed(FileImport job, UUID claim) {
        private String table() {
            return job.content().imports();
        }
    }

    /** @param mapping YAML */
    public record New(
            String id,
            FileContent content,
            String upload,
            long bytes,
            Format format,
            @Nullable String mappingName,
            @Nullable String mapping,
            boolean dryRun,
            String createdBy) {}

    public void add(New wanted) {
        jdbc.sql("""
                        INSERT INTO %s
                          (id, content, status, upload, upload_bytes, format, mapping_name, mapping_yaml, dry_run, created_by)
                        VALUES (?, ?, 'QUEUED', ?, ?, ?, ?, ?, ?, ?)
                        """.formatted(wanted.content().imports()))
                .param(wanted.id())
                .param(wanted.content().name())
                .param(wanted.upload())
                .param(wanted.bytes())
                .param(wanted.format().name())
                .param(wanted.mappingName())
                .param(wanted.mapping())
                .param(wanted.dryRun())
                .param(wanted.createdBy())
                .update();
    }

    public Optional<FileImport> find(FileContent content, String id) {
        return jdbc.sql("SELECT * FROM " + content.imports() + " WHERE content = ? AND id = ?")
                .param(content.name())
                .param(id)
                .query(this::read)
                .optional();
    }

    /** An import that nobody works on, the oldest of its table. */
    Optional<Claimed> claim() {
        return readings.imports().stream()
                .flatMap(table -> claim(table).stream())
                .findFirst();
    }

    private Optional<Claimed> claim(String table) {
        UUID claim = UUID.randomUUID();
        return jdbc.sql("""
                        UPDATE %s SET status = 'RUNNING', claim = :claim, attempts = attempts + 1,
                          lease_until = now() + make_interval(secs => :lease), started_at = coalesce(started_at, now()),
                          rows_read = 0, accepted = 0, rejected = 0, unchanged = 0
                        WHERE id = (
                          SELECT id FROM %s
                          WHERE status = 'QUEUED' OR (status = 'RUNNING' AND lease_until < now())
                          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """.formatted(table, table))
                .param("claim", claim)
                .param("lease", LEASE.toSeconds())
                .query(this::read)
                .optional()
                .map(job -> new Claimed(job, claim));
    }

    /** Renews the lease and shows how far it is; false where the claim was lost. */
    boolean progress(Claimed job, long read, long rejected) {
        return jdbc.sql("""
                                UPDATE %s SET lease_until = now() + make_interval(secs => ?),
                                  rows_read = ?, rejected = ?, accepted = ?
                                WHERE id = ? AND claim = ? AND status = 'RUNNING'
                                """.formatted(job.table()))
                        .param(LEASE.toSeconds())
                        .param(read)
                        .param(rejected)
                        .param(read - rejected)
                        .param(job.job().id())
                        .param(job.claim())
                        .update()
                == 1;
    }

    /** What came out of an import. */
    record Outcome(
            long read,
            long rejected,
            long unchanged,
            List<String> columns,
            Optional<String> rejectedRows,
            Optional<String> priceBook) {}

    /** Part of the transaction that applied it, whose now() is long ago; false where the claim was lost, and then it must be rolled back. */
    boolean finish(Claimed job, Outcome outcome) {
        return jdbc.sql("""
                                UPDATE %s SET status = 'FINISHED', finished_at = clock_timestamp(), claim = NULL,
                                  lease_until = NULL, rows_read = ?, accepted = ?, rejected = ?, unchanged = ?,
                                  file_columns = ?, rejected_rows = ?, price_book = ?
                                WHERE id = ? AND claim = ? AND status = 'RUNNING'
                                """.formatted(job.table()))
                        .param(outcome.read())
                        .param(outcome.read() - outcome.rejected())
                        .param(outcome.rejected())
                        .param(outcome.unchanged())
                        .param(outcome.columns().toArray(String[]::new))
                        .param(outcome.rejectedRows().orElse(null))
                        .param(outcome.priceBook().orElse(null))
                        .param(job.job().id())
                        .param(job.claim())
                        .update()
                == 1;
    }

    /** Ends it for good: nothing of it was applied. */
    void fail(Claimed job, Failure failure) {
        jdbc.sql("""
                        UPDATE %s SET status = 'FAILED', finished_at = now(), claim = NULL, lease_until = NULL,
                          rows_read = 0, accepted = 0, rejected = 0, failure_code = ?, failure_detail = ?
                        WHERE id = ? AND claim = ? AND status = 'RUNNING'
                        """.formatted(job.table()))
                .param(failure.code())
                .param(failure.detail().replace('\0', '\uFFFD'))
                .param(job.job().id())
                .param(job.claim())
                .update();
    }

    /** Lets somebody else try; false where it was tried often enough. */
    boolean release(Claimed job) {
        return job.job().attempts() < MOST_ATTEMPTS
                && jdbc.sql("""
                                UPDATE %s SET status = 'QUEUED', claim = NULL, lease_until = NULL
                                WHERE id = ? AND claim = ? AND status = 'RUNNING'
                                """.formatted(job.table()))
                                .param(job.job().id())
                                .param(job.claim())
                                .update()
                        == 1;
    }

    private FileImport read(ResultSet row, int n) throws SQLException {
        String code = row.getString("failure_code");
        return new FileImport(
                row.getString("id"),
                readings.content(row.getString("content")),
                Status.valueOf(row.getString("status")),
                row.getString("upload"),
                Format.valueOf(row.getString("format")),
                Optional.ofNullable(row.getString("mapping_name")),
                Optional.ofNullable(row.getString("mapping_yaml")),
                row.getBoolean("dry_run"),
                row.getLong("rows_read"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("unchanged"),
                List.of((String[]) row.getArray("file_columns").getArray()),
                Optional.ofNullable(row.getString("rejected_rows")),
                Optional.ofNullable(row.getString("price_book")),
                code == null ? Optional.empty() : Optional.of(new Failure(code, row.getString("failure_detail"))),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? Optional.empty() : Optional.of(timestamp.toInstant());
    }
}
