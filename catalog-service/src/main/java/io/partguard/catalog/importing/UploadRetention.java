package io.partguard.catalog.importing;

import io.partguard.catalog.retention.Hourly;
import io.partguard.catalog.retention.UnneededBlobs;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets uploaded files and their failed rows, a configured time after their import ended. The session, its counts and
 * what it did to each part stay.
 */
@Component
class UploadRetention {
    private static final Logger LOG = LoggerFactory.getLogger(UploadRetention.class);

    private final JdbcClient jdbc;
    private final UnneededBlobs blobs;
    private final ImportSettings settings;
    private final Hourly hourly;
    private final TransactionTemplate transaction;

    UploadRetention(
            JdbcClient jdbc,
            UnneededBlobs blobs,
            ImportSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.settings = settings;
        this.hourly = new Hourly(clock);
        this.transaction = new TransactionTemplate(transactions);
    }

    void sweepNowAndThen() {
        if (hourly.isTime()) {
            int forgotten = sweep();
            if (forgotten > 0) {
                LOG.info("the files of {} old imports were deleted", forgotten);
            }
        }
    }

    private record Old(String id, String blob) {}

    /** @return how many imports' files were forgotten */
    int sweep() {
        List<Old> old = jdbc.sql("""
                        SELECT id, coalesce(blob, '') AS blob FROM import_session
                        WHERE upload_deleted_at IS NULL AND finished_at < now() - make_interval(secs => ?)
                          AND status IN ('FINISHED', 'FAILED', 'CANCELLED')
                        ORDER BY finished_at LIMIT 1000
                        """)
                .param(settings.keepUploads().toSeconds())
                .query((row, n) -> new Old(row.getString(1), row.getString(2)))
                .list();
        old.forEach(session -> transaction.executeWithoutResult(status -> forget(session)));
        return old.size();
    }

    private void forget(Old session) {
        jdbc.sql("DELETE FROM import_rejected WHERE import_id = ?")
                .param(session.id())
                .update();
        jdbc.sql("UPDATE import_session SET upload_deleted_at = now() WHERE id = ?")
                .param(session.id())
                .update();
        if (!session.blob().isEmpty()) {
            blobs.forget(session.blob());
        }
    }
}
