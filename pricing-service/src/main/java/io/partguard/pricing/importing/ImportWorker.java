package io.partguard.pricing.importing;

import io.partguard.api.BlobNotFound;
import io.partguard.pricing.WorkLoop;
import io.partguard.pricing.importing.FileImport.Failure;
import io.partguard.pricing.importing.FileImports.Claimed;
import io.partguard.pricing.importing.ImportRun.ClaimLost;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Works on imports, one at a time; any number of replicas may do so. */
@Component
public class ImportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration SHOWS_EVERY = Duration.ofMillis(500);

    private final FileImports imports;
    private final ImportRun run;
    private final WorkLoop loop = new WorkLoop("file-imports", this::doNext);

    ImportWorker(FileImports imports, ImportRun run) {
        this.imports = imports;
        this.run = run;
    }

    /** There is something to do. */
    public void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private boolean doNext() {
        Optional<Claimed> job = imports.claim();
        if (job.isPresent()) {
            work(job.get());
        }
        return job.isPresent();
    }

    private void work(Claimed job) {
        String id = job.job().id();
        ImportProgress progress = new ImportProgress();
        Thread keeper = Thread.ofVirtual().name("claim-of-" + id).start(() -> keepClaim(job, progress));
        try {
            run.run(job, progress);
            LOG.info("import {} finished: {} read, {} rejected", id, progress.read(), progress.rejected());
        } catch (UnreadableTable e) {
            imports.fail(job, failure(e.error()));
        } catch (BlobNotFound e) {
            imports.fail(job, new Failure("UPLOAD_LOST", "The uploaded bytes are not there any more."));
        } catch (ClaimLost e) {
            LOG.warn("import {} is worked on by somebody else now", id);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.warn("import {} stopped at attempt {}", id, job.job().attempts(), e);
            if (!imports.release(job)) {
                imports.fail(
                        job,
                        new Failure("INTERNAL_ERROR", "It failed " + job.job().attempts() + " times."));
            }
            WorkLoop.pause();
        } finally {
            keeper.interrupt();
        }
    }

    private static Failure failure(RowError error) {
        String where = "line " + error.line() + (error.column() == null ? "" : ", column " + error.column());
        return new Failure(error.code(), where + ": " + error.detail());
    }

    private void keepClaim(Claimed job, ImportProgress progress) {
        try {
            while (true) {
                Thread.sleep(SHOWS_EVERY);
                try {
                    if (!imports.progress(job, progress.read(), progress.rejected())) {
                        progress.claimLost();
                        return;
                    }
                } catch (DataAccessException e) {
                    LOG.debug("progress could not be shown", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
