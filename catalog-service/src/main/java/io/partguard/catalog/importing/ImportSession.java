package io.partguard.catalog.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into the record.
 *
 * @param kind a file, or the revert of an earlier session
 * @param blob where its bytes are; null for a revert
 * @param mappingYaml the mapping as it was when the file came; null: our own names
 * @param position the line up to which rows are committed; in XML the item, in a revert the number of the part
 * @param bytesRead how far in the file that is
 * @param columns of a CSV file, once its first rows were read
 * @param standard of an XML file, such as {@code PIES_7_2}, once its head was read
 * @param head what stands before the first item of an XML file
 * @param reverts the session that this one takes back
 * @param force whether parts that were changed since are taken back as well
 * @param revertedBy the session that took this one back
 * @param uploadDeletedAt since when the file and its failed rows are no longer kept
 * @param supersessions the report as JSON, once the file is through
 */
public record ImportSession(
        String id,
        Kind kind,
        @Nullable String blob,
        long bytes,
        FileFormat format,
        @Nullable String mapping,
        @Nullable String mappingYaml,
        boolean createBrands,
        boolean dryRun,
        Status status,
        long position,
        long bytesRead,
        List<String> columns,
        @Nullable String standard,
        @Nullable String head,
        @Nullable String reverts,
        boolean force,
        @Nullable String revertedBy,
        @Nullable Instant uploadDeletedAt,
        Counts counts,
        @Nullable String supersessions,
        @Nullable String failureCode,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public enum Kind {
        FILE,
        REVERT
    }

    public enum Status {
        QUEUED,
        RUNNING,
        /** All rows are in the record; the index has not passed the last of them. */
        INDEXING,
        FINISHED,
        /** Rows that were committed before stay; a revert takes them back. */
        FAILED,
        /** As FAILED, by somebody's wish. */
        CANCELLED;

        /** Whether no more rows will be read. */
        public boolean readThrough() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** Rows: read = accepted + rejected, accepted = created + changed + unchanged + removed. */
    public record Counts(long created, long changed, long unchanged, long removed, long rejected) {

        public long accepted() {
            return created + changed + unchanged + removed;
        }

        public long read() {
            return accepted() + rejected;
        }
    }
}
