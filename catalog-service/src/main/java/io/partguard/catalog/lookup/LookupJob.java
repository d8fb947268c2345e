package io.partguard.catalog.lookup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of numbers that is looked up in the background.
 *
 * @param tenant whose it is: nobody else sees it
 * @param position the line up to which results are committed
 * @param segments how many pieces of results there are, or were
 * @param resultsDeletedAt since when the file and its results are no longer kept
 */
public record LookupJob(
        String id,
        String tenant,
        String requestedBy,
        String blob,
        long bytes,
        LookupFile file,
        Status status,
        long position,
        int segments,
        long found,
        long none,
        long invalid,
        @Nullable String failureCode,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant resultsDeletedAt) {

    public enum Status {
        QUEUED,
        RUNNING,
        FINISHED,
        FAILED
    }
}
