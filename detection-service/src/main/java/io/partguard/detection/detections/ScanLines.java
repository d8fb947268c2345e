package io.partguard.detection.detections;

import io.partguard.detection.judging.verdict.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The detections of a scan in the order of its file, through a cursor. */
@Component
public class ScanLines {
    private static final int FETCHED = 1_000;

    private final JdbcTemplate jdbc;

    ScanLines(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(FETCHED);
    }

    /** A transaction, since without one the driver would fetch all rows at once. */
    @Transactional(readOnly = true)
    public void each(String tenant, String scanId, Consumer<ScanLine> action) {
        jdbc.query("""
                select r.line, v.document ->> 'marketplace' as marketplace, v.document ->> 'listingId' as listing_id,
                  v.document ->> 'title' as title, d.verdict, d.code, d.probability, d.document::text as judged
                from scan_result r
                join detection d on d.tenant = ? and d.id = r.detection_id and d.created_at = r.detected_at
                join listing_version v on v.tenant = d.tenant and v.listing_id = d.listing_id
                  and v.content_hash = d.content_hash and v.seen = d.content_seen
                where r.scan_id = ? order by r.line
                """, (RowCallbackHandler) row -> action.accept(line(row)), tenant, scanId);
    }

    private static ScanLine line(ResultSet row) throws SQLException {
        DetectionDocument judged = DetectionDocument.JSON.readValue(row.getString("judged"), DetectionDocument.class);
        String verdict = row.getString("verdict");
        DetectionDocument.Matched matched = judged.matched();
        return new ScanLine(
                row.getLong("line"),
                row.getString("marketplace"),
                row.getString("listing_id"),
                row.getString("title"),
                verdict == null ? "UNDECIDED" : verdict,
                (Double) row.getObject("probability"),
                Sentences.strongest(
                        verdict != null && Verdict.valueOf(verdict).accuses(),
                        judged.reasons(),
                        judged.rulings(),
                        Locale.ENGLISH),
                matched == null ? null : matched.part().brand(),
                matched == null ? null : matched.part().partNumber(),
                matched == null ? null : matched.part().partId(),
                row.getString("code"),
                DetectionView.TRAINED_ON);
    }
}
