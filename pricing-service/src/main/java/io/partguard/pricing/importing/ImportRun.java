package io.partguard.pricing.importing;

import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.importing.FileImports.Claimed;
import io.partguard.pricing.importing.FileImports.Outcome;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads one file: all its good rows in one transaction, so that a file is in force as a whole or not at all, and a run
 * that was killed leaves nothing behind and can simply be done again.
 */
@Component
class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final BlobStore blobs;
    private final FileReadings readings;
    private final FileImports imports;
    private final BookChanges changes;
    private final Events events;
    private final TransactionTemplate transaction;

    ImportRun(
            BlobStore blobs,
            FileReadings readings,
            FileImports imports,
            BookChanges changes,
            Events events,
            TransactionTemplate transaction) {
        this.blobs = blobs;
        this.readings = readings;
        this.imports = imports;
        this.changes = changes;
        this.events = events;
        this.transaction = transaction;
    }

    /** Somebody else works on the import now; what was done is rolled back. */
    static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Carries a checked exception out of a transaction, which it rolls back. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(Exception cause) {
            super(cause);
        }
    }

    /** @throws UnreadableTable where no row of the file can be read: nothing is applied, and trying again is no use */
    void run(Claimed job, ImportProgress progress) throws IOException, SQLException, UnreadableTable {
        try {
            Outcome outcome =
                    Objects.requireNonNull(transaction.execute(status -> inTransaction(job, progress, status)));
            if (job.job().dryRun()) {
                // What it did was rolled back; what it would have done is told.
                transaction.executeWithoutResult(status -> finish(job, outcome));
            }
        } catch (Stopped e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case SQLException sql -> throw sql;
                case UnreadableTable unreadable -> throw unreadable;
                case null, default -> throw e;
            }
        }
    }

    private Outcome inTransaction(Claimed job, ImportProgress progress, TransactionStatus status) {
        try {
            Outcome outcome = load(job, progress);
            if (job.job().dryRun()) {
                status.setRollbackOnly();
            } else {
                finish(job, outcome);
            }
            return outcome;
        } catch (IOException | SQLException | UnreadableTable e) {
            throw new Stopped(e);
        }
    }

    private Outcome load(Claimed job, ImportProgress progress) throws IOException, SQLException, UnreadableTable {
        long begun = System.nanoTime();
        Mapping mapping = readings.mapping(job.job());
        try (RejectedFile rejected = new RejectedFile(blobs);
                InputStream in = blobs.read(job.job().upload());
                FileReading.Staging rows = readings.of(job.job().content()).begin(mapping)) {
            StagingSink sink = new StagingSink(rows, rejected, progress);
            TableReader.read(in, mapping, Limits.DEFAULT, sink);
            rows.end();
            long staged = System.nanoTime();
            progress.rejected(rows.refuse((error, raw) -> rejected.add(List.of(error), raw)));
            Applied applied = apply(job, rows, progress);
            LOG.info(
                    "import {} of {}: {} rows read in {} ms, applied in {} ms",
                    job.job().id(),
                    job.job().content().name(),
                    progress.read(),
                    (staged - begun) / 1_000_000,
                    (System.nanoTime() - staged) / 1_000_000);
            return new Outcome(
                    progress.read(),
                    progress.rejected(),
                    progress.read() - progress.rejected() - applied.changed(),
                    sink.columns(),
                    rejected.finish(),
                    job.job().dryRun()
                            ? Optional.empty()
                            : Optional.of(applied.revision().label()));
        }
    }

    private record Applied(long changed, Revision revision) {}

    private Applied apply(Claimed job, FileReading.Staging rows, ImportProgress progress) {
        FileContent file = job.job().content();
        long[] changed = new long[1];
        Revision revision = changes.change(file.cause(), file.subject(), next -> {
            progress.check();
            changed[0] = rows.apply(next);
            String content = job.job().upload() + "\n" + job.job().format() + "\n"
                    + job.job().mapping().orElse("");
            return changed[0] == 0 ? Optional.empty() : Optional.of(content);
        });
        return new Applied(changed[0], revision);
    }

    private void finish(Claimed job, Outcome outcome) {
        if (!imports.finish(job, outcome)) {
            throw new ClaimLost();
        }
        events.append(
                job.job().content().event(),
                job.job().id(),
                "{\"read\":" + outcome.read() + ",\"rejected\":" + outcome.rejected() + ",\"dryRun\":"
                        + job.job().dryRun() + "}");
    }
}
