package io.partguard.catalog.importing;

import io.partguard.tables.Mapping;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into the record.
 *
 * @param blob where its bytes are
 * @param mappingYaml the mapping as it was when the file came; null: our own names
 * @param position the line up to which rows are committed
 * @param columns of a CSV file, once its first rows were read
 * @param supersessions the report as JSON, once the file is through
 */
public record ImportSession(
        String id,
        String blob,
        long bytes,
        Mapping.Format format,
        @Nullable String mapping,
        @Nullable String mappingYaml,
        boolean createBrands,
        boolean dryRun,
        Status status,
        long position,
        List<String> columns,
        Counts counts,
        @Nullable String supersessions,
        @Nullable String failureCode,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public enum Status {
        QUEUED,
        RUNNING,
        /** All rows are in the record; the index has not passed the last of them. */
        INDEXING,
        FINISHED,
        FAILED
    }

    /** Rows: read = accepted + rejected, accepted = created + changed + unchanged. */
    public record Counts(long created, long changed, long unchanged, long rejected) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        public long accepted() {
            return created + changed + unchanged;
        }

        public long read() {
            return accepted() + rejected;
        }
    }
}
