package io.partguard.catalog.lookup;

import io.partguard.api.BlobNotFound;
import io.partguard.api.BlobStore;
import io.partguard.catalog.index.CatalogueUnavailable;
import io.partguard.catalog.leading.LeaderLoop;
import io.partguard.catalog.leading.LeaderLoop.Stopped;
import io.partguard.catalog.leading.Leadership;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import jakarta.annotation.PreDestroy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs one after the other, on the leading replica. Each step's results and the line it has reached are one
 * transaction, so a job goes on where it was after any end of the service. An outage is waited for, never an answer.
 */
@Component
public class LookupRunner {
    private static final Logger LOG = LoggerFactory.getLogger(LookupRunner.class);
    private static final int LINES_A_STEP = 1_000;
    /** So often in a row the same step may fail for another reason than an outage before the job is given up. */
    private static final int TRIES = 10;

    private final LookupJobStore store;
    private final PartLookups lookups;
    private final BlobStore blobs;
    private final LookupRetention retention;
    private final LookupSettings settings;
    private final Clock clock;
    private final LeaderLoop loop;
    private String failedAt = "";
    private Instant failingSince = Instant.EPOCH;
    private int failures;

    LookupRunner(
            LookupJobStore store,
            PartLookups lookups,
            BlobStore blobs,
            LookupRetention retention,
            LookupSettings settings,
            Clock clock,
            Leadership leadership) {
        this.store = store;
        this.lookups = lookups;
        this.blobs = blobs;
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
        this.loop = new LeaderLoop("lookups", leadership, this::runNext);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Something was queued: don't wait for the next look. */
    void wake() {
        loop.wake();
    }

    private boolean runNext() {
        Optional<LookupJob> next = store.next();
        if (next.isEmpty()) {
            retention.sweepNowAndThen();
            return false;
        }
        LookupJob job = next.get();
        try {
            store.start(job.id());
            run(job);
            return true;
        } catch (UnreadableTable e) {
            RowError error = e.error();
            store.fail(job.id(), error.code(), "line " + error.line() + ": " + error.detail());
            return true;
        } catch (BlobNotFound e) {
            store.fail(job.id(), "UPLOAD_LOST", String.valueOf(e.getMessage()));
            return true;
        } catch (Stopped e) {
            return false;
        } catch (IOException | CatalogueUnavailable | DataAccessResourceFailureException e) {
            LOG.warn("lookup {} waits: {}", job.id(), e.toString());
            failedAgain(job);
            if (Duration.between(failingSince, clock.instant()).compareTo(settings.patience()) > 0) {
                store.fail(job.id(), "CATALOGUE_UNAVAILABLE", "The catalogue could not be asked for too long.");
            }
            return false;
        } catch (RuntimeException e) {
            LOG.error("lookup {} stopped behind line {}", job.id(), job.position(), e);
            failedAgain(job);
            if (failures >= TRIES) {
                // Whatever it is, the jobs of others must not wait behind it for ever.
                store.fail(job.id(), "LOOKUP_FAILED", "stopped behind line " + job.position());
            }
            return false;
        }
    }

    private void failedAgain(LookupJob job) {
        String at = job.id() + " " + job.position();
        if (!at.equals(failedAt)) {
            failedAt = at;
            failures = 0;
            failingSince = clock.instant();
        }
        failures++;
    }

    private void run(LookupJob job) throws IOException, UnreadableTable {
        Step step = new Step(job);
        try (InputStream in = new BufferedInputStream(blobs.read(job.blob()), 1 << 16)) {
            job.file().read(in, Long.MAX_VALUE, step::take);
        }
        step.flush();
        store.finish(job.id(), step.position);
        LOG.info("lookup {}: all lines are answered", job.id());
    }

    private final class Step {
        private final LookupJob job;
        private final long restart;
        private long position;
        private List<LookupLine> lines = new ArrayList<>();

        Step(LookupJob job) {
            this.job = job;
            this.restart = job.position();
            this.position = job.position();
        }

        void take(LookupLine line) {
            if (line.line() > restart) {
                lines.add(line);
                if (lines.size() >= LINES_A_STEP) {
                    flush();
                }
            }
        }

        void flush() {
            loop.goOn();
            if (lines.isEmpty()) {
                return;
            }
            long reached = lines.getLast().line();
            if (!store.advance(job.id(), position, reached, lookups.find(lines))) {
                throw new Stopped();
            }
            position = reached;
            lines = new ArrayList<>();
        }
    }
}
