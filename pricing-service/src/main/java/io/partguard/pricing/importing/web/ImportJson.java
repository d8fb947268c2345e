package io.partguard.pricing.importing.web;

import io.partguard.pricing.importing.FileImport;
import io.partguard.pricing.importing.FileImport.Failure;
import io.partguard.pricing.importing.FileImport.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import as it is shown: how far it is, and what came out. */
public record ImportJson(
        String id,
        Status status,
        @Nullable String mapping,
        boolean dryRun,
        long read,
        long accepted,
        long rejected,
        long unchanged,
        @Nullable String priceBook,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Failure failure) {

    static ImportJson of(FileImport job) {
        return new ImportJson(
                job.id(),
                job.status(),
                job.mappingName().orElse(null),
                job.dryRun(),
                job.read(),
                job.accepted(),
                job.rejected(),
                job.unchanged(),
                job.priceBook().orElse(null),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                job.failure().orElse(null));
    }
}
