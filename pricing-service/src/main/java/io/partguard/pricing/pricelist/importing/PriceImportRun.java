package io.partguard.pricing.pricelist.importing;

import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.pricelist.PriceRowReader;
import io.partguard.pricing.pricelist.importing.PriceImports.Claimed;
import io.partguard.pricing.pricelist.importing.PriceImports.Outcome;
import io.partguard.pricing.pricelist.store.PriceStaging;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.region.store.RegionStore;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads one file: all its good rows in one transaction, so that a price list is in force as a whole or not at all, and a run
 * that was killed leaves nothing behind and can simply be done again.
 */
@Component
class PriceImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(PriceImportRun.class);

    private final BlobStore blobs;
    private final RegionStore regions;
    private final PriceStaging staging;
    private final PriceImports imports;
    private final BookChanges changes;
    private final Events events;
    private final TransactionTemplate transaction;

    PriceImportRun(
            BlobStore blobs,
            RegionStore regions,
            PriceStaging staging,
            PriceImports imports,
            BookChanges changes,
            Events events,
            TransactionTemplate transaction) {
        this.blobs = blobs;
        this.regions = regions;
        this.staging = staging;
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
        Mapping mapping = PriceMappings.of(job.job());
        Map<String, List<Region>> known = regions.known().stream().collect(Collectors.groupingBy(Region::id));
        PriceRowReader reader = new PriceRowReader(known, mapping.options());
        try (RejectedFile rejected = new RejectedFile(blobs)) {
            List<String> columns;
            Map<String, Integer> numbers = regions.numbers();
            try (InputStream in = blobs.read(job.job().upload());
                    PriceStaging.Load rows = staging.begin(numbers)) {
                StagingSink sink = new StagingSink(reader, rows, rejected, progress);
                TableReader.read(in, mapping, Limits.DEFAULT, sink);
                columns = sink.columns();
                rows.end();
            }
            long staged = System.nanoTime();
            long duplicates = staging.removeDuplicates(rejected::addDuplicate);
            progress.rejected(duplicates);
            Applied applied = apply(job, progress);
            LOG.info(
                    "price import {}: {} rows read in {} ms, applied in {} ms",
                    job.job().id(),
                    progress.read(),
                    (staged - begun) / 1_000_000,
                    (System.nanoTime() - staged) / 1_000_000);
            return new Outcome(
                    progress.read(),
                    progress.rejected(),
                    progress.read() - progress.rejected() - applied.changed(),
                    columns,
                    rejected.finish(),
                    job.job().dryRun()
                            ? Optional.empty()
                            : Optional.of(applied.revision().label()));
        }
    }

    private record Applied(long changed, Revision revision) {}

    private Applied apply(Claimed job, ImportProgress progress) {
        long[] changed = new long[1];
        Revision revision = changes.change(Cause.PRICES, "price-list", next -> {
            progress.check();
            changed[0] = staging.apply(next);
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
                "priceimport.finished",
                job.job().id(),
                "{\"read\":" + outcome.read() + ",\"rejected\":" + outcome.rejected() + ",\"dryRun\":"
                        + job.job().dryRun() + "}");
    }
}
