package io.partguard.pricing.importing;

import io.partguard.tables.Mapping.Format;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file on its way into the price book.
 *
 * @param upload address of its bytes
 * @param mapping YAML, as it was when the file came; empty for a file in our own form
 * @param read rows so far; {@code read = accepted + rejected}
 * @param unchanged accepted rows that said nothing new
 * @param rejectedRows address of the rejected rows, where there are any
 * @param priceBook label of the price book with this import in it
 */
public record FileImport(
        String id,
        FileContent content,
        Status status,
        String upload,
        Format format,
        Optional<String> mappingName,
        Optional<String> mapping,
        boolean dryRun,
        long read,
        long accepted,
        long rejected,
        long unchanged,
        List<String> columns,
        Optional<String> rejectedRows,
        Optional<String> priceBook,
        Optional<Failure> failure,
        int attempts,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    public enum Status {
        QUEUED,
        RUNNING,
        FINISHED,
        FAILED
    }

    public record Failure(String code, String detail) {}
}
