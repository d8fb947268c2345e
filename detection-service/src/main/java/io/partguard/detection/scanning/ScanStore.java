package io.partguard.detection.scanning;

import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.scanning.Scan.Failure;
import io.partguard.detection.scanning.Scan.Status;
import io.partguard.tables.Mapping.Format;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scans and their segments as rows. */
@Component
class ScanStore {
    private final JdbcClient jdbc;
    private final Events events;

    ScanStore(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param done how many of its listings are judged and written */
    record Segment(String blob, int size, int done) {}

    /** Many results of one transaction, column by column. */
    record Results(Long[] lines, String[] listings, String[] detections, String[] times, Map<String, Long> verdicts) {}

    void insert(Scan scan, long uploadBytes, String createdBy) {
        jdbc.sql("""
                        insert into scan (id, tenant, name, country, mapping, format, upload, upload_bytes, status, created_by,
                          created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(scan.id())
                .param(scan.tenant())
                .param(scan.name())
                .param(scan.country())
                .param(scan.mapping())
                .param(scan.format().name().toLowerCase(Locale.ROOT))
                .param(scan.upload())
                .param(uploadBytes)
                .param(scan.status().name())
                .param(createdBy)
                .param(scan.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        events.append("scan.accepted", scan.id(), "{}");
    }

    Scan find(Viewer viewer, String id) {
        return jdbc.sql("select * from scan where tenant = :tenant and id = :id")
                .param("tenant", viewer.tenant())
                .param("id", id)
                .query(this::scan)
                .optional()
                .orElseThrow(() -> new Refused(ScanError.SCAN_NOT_FOUND, "There is no such scan."));
    }

    /** Newest first. @param before only older ones than this id */
    List<Scan> list(Viewer viewer, int limit, @Nullable String before) {
        return jdbc.sql("select * from scan where tenant = :tenant and (:before::text is null or id < :before)"
                        + " order by id desc limit :limit")
                .param("tenant", viewer.tenant())
                .param("before", before)
                .param("limit", limit)
                .query(this::scan)
                .list();
    }

    /** For the workers: whoever's it is. */
    Optional<Scan> forWork(String id) {
        return jdbc.sql("select * from scan where id = ?")
                .param(id)
                .query(this::scan)
                .optional();
    }

    void start(String id) {
        jdbc.sql(
                        "update scan set status = 'RUNNING', started_at = coalesce(started_at, now()) where id = ? and status = 'QUEUED'")
                .param(id)
                .update();
    }

    void progress(String id, long read, long accepted, long rejected) {
        jdbc.sql("update scan set read = ?, accepted = ?, rejected = ? where id = ? and not split")
                .params(read, accepted, rejected, id)
                .update();
    }

    void splitDone(String id, long read, long accepted, long rejected, List<String> columns, @Nullable String rejects) {
        jdbc.sql("""
                        update scan set read = ?, accepted = ?, rejected = ?, columns = ?, rejects = ?, split = true
                        where id = ? and not split
                        """)
                .param(read)
                .param(accepted)
                .param(rejected)
                .param(columns.toArray(String[]::new))
                .param(rejects)
                .param(id)
                .update();
    }

    /** Whether it was not there before. */
    boolean insertSegment(String scanId, int no, String blob, int size) {
        return jdbc.sql("insert into scan_segment (scan_id, no, blob, size) values (?, ?, ?, ?) on conflict do nothing")
                        .params(scanId, no, blob, size)
                        .update()
                == 1;
    }

    Optional<Segment> segment(String scanId, int no) {
        return jdbc.sql("select blob, size, done from scan_segment where scan_id = ? and no = ?")
                .params(scanId, no)
                .query((row, n) -> new Segment(row.getString("blob"), row.getInt("size"), row.getInt("done")))
                .optional();
    }

    /**
     * Fence, restart point and progress in one: false where the segment is not where this worker believes it to be, since
     * another one has it, or where the scan has failed meanwhile.
     */
    boolean advance(String scanId, int no, int from, int to) {
        return jdbc.sql("""
                        update scan_segment set done = ? where scan_id = ? and no = ? and done = ?
                          and exists (select from scan where id = scan_id and status = 'RUNNING')
                        """).params(to, scanId, no, from).update() == 1;
    }

    void insertResults(String scanId, int segment, Results results) {
        jdbc.sql("""
                        insert into scan_result (scan_id, line, listing_id, detection_id, detected_at)
                        select :scan, line, listing_id, detection_id, detected_at::timestamptz
                        from unnest(:lines::int8[], :listings::text[], :detections::text[], :times::text[])
                          as t (line, listing_id, detection_id, detected_at)
                        """)
                .param("scan", scanId)
                .param("lines", results.lines())
                .param("listings", results.listings())
                .param("detections", results.detections())
                .param("times", results.times())
                .update();
        jdbc.sql("""
                        insert into scan_count as c (scan_id, segment, verdict, n)
                        select :scan, :segment, verdict, n from unnest(:verdicts::text[], :counts::int8[]) as t (verdict, n)
                        on conflict (scan_id, segment, verdict) do update set n = c.n + excluded.n
                        """)
                .param("scan", scanId)
                .param("segment", segment)
                .param("verdicts", results.verdicts().keySet().toArray(String[]::new))
                .param("counts", results.verdicts().values().toArray(Long[]::new))
                .update();
    }

    /** Notes that somebody is out, and whether the scan has waited longer than its patience. By the database's clock. */
    boolean outOfPatience(String id, Duration patience) {
        return jdbc.sql("""
                        update scan set outage_since = coalesce(outage_since, clock_timestamp()) where id = :id
                        returning clock_timestamp() - outage_since > make_interval(secs => :patience)
                        """)
                .param("id", id)
                .param("patience", patience.toMillis() / 1000.0)
                .query(Boolean.class)
                .single();
    }

    void outageOver(String id) {
        jdbc.sql("update scan set outage_since = null where id = ? and outage_since is not null")
                .param(id)
                .update();
    }

    /** Finishes a scan of which nothing is left; true where this call did it. In a transaction of its own: two last segments must see each other. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean finishIfDone(String id) {
        boolean finished = jdbc.sql("""
                        update scan set status = 'FINISHED', finished_at = now(), outage_since = null
                        where id = ? and status = 'RUNNING' and split
                          and not exists (select from scan_segment s where s.scan_id = scan.id and s.done < s.size)
                        """).param(id).update() == 1;
        if (finished) {
            events.append("scan.finished", id, "{}");
        }
        return finished;
    }

    /** True where this call did it. */
    @Transactional
    boolean fail(String id, Failure failure) {
        boolean failed =
                jdbc.sql("""
                        update scan set status = 'FAILED', finished_at = now(), failure_code = ?, failure_detail = ?
                        where id = ? and status in ('QUEUED', 'RUNNING')
                        """).params(failure.code(), failure.detail(), id).update() == 1;
        if (failed) {
            events.append("scan.failed", id, "{\"code\":\"" + failure.code() + "\"}");
        }
        return failed;
    }

    private Scan scan(ResultSet row, int n) throws SQLException {
        String id = row.getString("id");
        Array columns = row.getArray("columns");
        String code = row.getString("failure_code");
        return new Scan(
                id,
                row.getString("tenant"),
                row.getString("name"),
                row.getString("country"),
                row.getString("mapping"),
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getString("upload"),
                columns == null ? null : List.of((String[]) columns.getArray()),
                row.getString("rejects"),
                Status.valueOf(row.getString("status")),
                row.getLong("read"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getBoolean("split"),
                verdicts(id),
                code == null ? null : new Failure(code, row.getString("failure_detail")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "finished_at"));
    }

    private Map<String, Long> verdicts(String scanId) {
        Map<String, Long> verdicts = new LinkedHashMap<>();
        jdbc.sql("select verdict, sum(n) as n from scan_count where scan_id = ? group by verdict order by verdict")
                .param(scanId)
                .query(row -> {
                    verdicts.put(row.getString("verdict"), row.getLong("n"));
                });
        return verdicts;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
