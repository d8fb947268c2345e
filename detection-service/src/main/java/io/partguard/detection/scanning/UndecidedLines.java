package io.partguard.detection.scanning;

import io.partguard.detection.scanning.ScanStore.Results;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of a scan that an outage left undecided, in the scan's own rows. */
@Component
class UndecidedLines {
    private final JdbcClient jdbc;

    UndecidedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Segments that have some, in order. */
    List<Integer> segments(String scanId) {
        return jdbc.sql("select segment from scan_count where scan_id = ? and verdict = ? and n > 0 order by segment")
                .params(scanId, Scan.UNDECIDED)
                .query(Integer.class)
                .list();
    }

    /** Those of the lines that another try may decide. */
    Set<Long> among(Scan scan, List<Long> lines) {
        return new HashSet<>(jdbc.sql("""
                        select r.line from scan_result r
                        join detection d on d.tenant = :tenant and d.id = r.detection_id and d.created_at = r.detected_at
                        where r.scan_id = :scan and r.line = any(:lines) and d.verdict is null and d.code <> :ours
                        """)
                .param("tenant", scan.tenant())
                .param("scan", scan.id())
                .param("lines", lines.toArray(Long[]::new))
                .param("ours", SegmentWork.JUDGING_FAILED)
                .query(Long.class)
                .list());
    }

    /**
     * Puts the new detections in place of the undecided ones, and counts them so. Part of the caller's transaction.
     *
     * @return how many lines were still undecided and were replaced: fewer than asked where another worker was faster
     */
    int replace(Scan scan, int segment, Results results) {
        int replaced = jdbc.sql("""
                        update scan_result r set detection_id = t.detection_id, detected_at = t.detected_at::timestamptz
                        from unnest(:lines::int8[], :detections::text[], :times::text[]) as t (line, detection_id, detected_at)
                        where r.scan_id = :scan and r.line = t.line and exists (
                          select from detection d where d.tenant = :tenant and d.id = r.detection_id
                            and d.created_at = r.detected_at and d.verdict is null)
                        """)
                .param("scan", scan.id())
                .param("tenant", scan.tenant())
                .param("lines", results.lines())
                .param("detections", results.detections())
                .param("times", results.times())
                .update();
        count(scan.id(), segment, Scan.UNDECIDED, -replaced);
        results.verdicts().forEach((verdict, n) -> count(scan.id(), segment, verdict, n));
        return replaced;
    }

    private void count(String scanId, int segment, String verdict, long more) {
        jdbc.sql("""
                        insert into scan_count as c (scan_id, segment, verdict, n) values (:scan, :segment, :verdict, :more)
                        on conflict (scan_id, segment, verdict) do update set n = c.n + excluded.n
                        """)
                .param("scan", scanId)
                .param("segment", segment)
                .param("verdict", verdict)
                .param("more", more)
                .update();
    }
}
