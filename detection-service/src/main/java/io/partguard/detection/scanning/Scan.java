package io.partguard.detection.scanning;

import io.partguard.tables.Mapping.Format;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of listings on its way.
 *
 * @param mapping YAML as it was when the scan was sent; null: the file uses our own names
 * @param upload the file in the BlobStore
 * @param columns of a CSV file, once it was read
 * @param rejects rows not taken with their errors, NDJSON in the BlobStore; null while reading, and where there are none
 * @param split whether the file was read to its end: only then accepted is the total
 * @param verdicts how many listings were judged what; UNDECIDED among them
 */
public record Scan(
        String id,
        String tenant,
        @Nullable String name,
        @Nullable String country,
        @Nullable String mapping,
        Format format,
        String upload,
        @Nullable List<String> columns,
        @Nullable String rejects,
        Status status,
        long read,
        long accepted,
        long rejected,
        boolean split,
        Map<String, Long> verdicts,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public static final String UNDECIDED = "UNDECIDED";

    /** FINISHED and FAILED are for good. */
    public enum Status {
        QUEUED,
        RUNNING,
        FINISHED,
        FAILED
    }

    /** Why a scan could not be finished. */
    public record Failure(String code, String detail) {}

    public long undecided() {
        return verdicts.getOrDefault(UNDECIDED, 0L);
    }

    public long decided() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum() - undecided();
    }
}
