package io.partguard.catalog.lookup;

import io.partguard.catalog.retention.Hourly;
import io.partguard.catalog.retention.UnneededBlobs;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets lists of numbers and what was found, a configured time after their job ended. The job and its counts stay. */
@Component
@EnableConfigurationProperties(LookupSettings.class)
class LookupRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LookupRetention.class);

    private final LookupJobStore store;
    private final UnneededBlobs blobs;
    private final LookupSettings settings;
    private final Hourly hourly;
    private final TransactionTemplate transaction;

    LookupRetention(
            LookupJobStore store,
            UnneededBlobs blobs,
            LookupSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.blobs = blobs;
        this.settings = settings;
        this.hourly = new Hourly(clock);
        this.transaction = new TransactionTemplate(transactions);
    }

    void sweepNowAndThen() {
        if (hourly.isTime()) {
            int forgotten = sweep();
            if (forgotten > 0) {
                LOG.info("the results of {} old lookups were deleted", forgotten);
            }
        }
    }

    /** @return how many jobs' results were forgotten */
    int sweep() {
        var old = store.endedBefore(settings.keepResults());
        old.forEach(job -> transaction.executeWithoutResult(status -> {
            store.forgetResults(job.id());
            blobs.forget(job.blob());
        }));
        return old.size();
    }
}
