package io.partguard.detection.scanning;

import io.partguard.api.BlobStore;
import io.partguard.api.BlobWriter;
import io.partguard.detection.feed.Fault;
import io.partguard.detection.feed.ListingFields;
import io.partguard.detection.feed.ListingRows;
import io.partguard.detection.scanning.Scan.Failure;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.RejectedRows;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads an upload once: rejects to a file, good rows as segments that workers take while the rest is still being read.
 * Doing it again after a crash makes the same segments, and those that are there stay as they are.
 */
@Component
class Splitting {
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final int PROGRESS_EVERY = 5_000;

    private final ScanStore scans;
    private final BlobStore blobs;
    private final TransactionTemplate transaction;
    private final int segmentSize;

    Splitting(ScanStore scans, BlobStore blobs, TransactionTemplate transaction, ScanProperties properties) {
        this.scans = scans;
        this.blobs = blobs;
        this.transaction = transaction;
        this.segmentSize = properties.segmentSize();
    }

    /** @param schedule called with scan and number of every segment, inside the transaction that makes it */
    void split(Scan scan, BiConsumer<String, Integer> schedule) throws IOException {
        Sink sink = new Sink(scan, schedule);
        try (InputStream upload = blobs.read(scan.upload())) {
            TableReader.read(upload, mapping(scan), Limits.DEFAULT, sink);
            sink.finish();
        } catch (UnreadableTable e) {
            scans.fail(scan.id(), failure(e.error()));
        } finally {
            sink.close();
        }
    }

    static Mapping mapping(Scan scan) {
        if (scan.mapping() == null) {
            return ListingFields.own(scan.format());
        }
        try {
            return Mapping.parse(scan.mapping(), ListingFields.names(), Set.of());
        } catch (BadMapping e) {
            throw new IllegalStateException("a mapping that was checked when the scan was sent", e);
        }
    }

    private static Failure failure(RowError error) {
        String where = "line " + error.line() + (error.column() == null ? "" : ", column " + error.column());
        return new Failure(error.code(), where + ": " + error.detail());
    }

    /** Where rows go. */
    private final class Sink implements RowSink {
        private final Scan scan;
        private final BiConsumer<String, Integer> schedule;
        private List<String> columns = List.of();
        private @Nullable BlobWriter segment;
        private @Nullable BlobWriter rejects;
        private @Nullable RejectedRows rejected;
        private int inSegment;
        private int segments;
        private long accepted;
        private long refused;

        Sink(Scan scan, BiConsumer<String, Integer> schedule) {
            this.scan = scan;
            this.schedule = schedule;
        }

        @Override
        public void columns(List<String> named) {
            columns = named;
        }

        @Override
        public void row(Row row) throws IOException {
            ListingRows.Read read = ListingRows.read(row, scan.country());
            if (!read.faults().isEmpty()) {
                refuse(read.faults().stream().map(fault -> error(row, fault)).toList(), row.raw());
                return;
            }
            if (segment == null) {
                segment = blobs.writer(NO_LIMIT);
            }
            segment.write(SegmentLine.JSON.writeValueAsBytes(new SegmentLine(row.line(), read.form())));
            segment.write('\n');
            accepted++;
            if (++inSegment == segmentSize) {
                closeSegment();
            }
            tell();
        }

        @Override
        public void error(RowError error, @Nullable String raw) {
            refuse(List.of(error), raw);
        }

        private static RowError error(Row row, Fault fault) {
            RowError plain = row.error(fault.field(), fault.code(), fault.detail());
            return new RowError(plain.line(), plain.column(), fault.value(), plain.code(), plain.detail());
        }

        private void refuse(List<RowError> errors, @Nullable String raw) {
            if (rejected == null) {
                rejects = blobs.writer(NO_LIMIT);
                rejected = new RejectedRows(new Unclosed(rejects));
            }
            rejected.add(errors, raw);
            refused++;
            tell();
        }

        private void tell() {
            if ((accepted + refused) % PROGRESS_EVERY == 0) {
                scans.progress(scan.id(), accepted + refused, accepted, refused);
            }
        }

        private void closeSegment() throws IOException {
            if (segment == null) {
                return;
            }
            String blob = segment.finish().sha256();
            segment.close();
            segment = null;
            int no = segments++;
            int size = inSegment;
            inSegment = 0;
            transaction.executeWithoutResult(status -> {
                if (scans.insertSegment(scan.id(), no, blob, size)) {
                    schedule.accept(scan.id(), no);
                }
                scans.progress(scan.id(), accepted + refused, accepted, refused);
            });
        }

        void finish() throws IOException {
            closeSegment();
            String stored = null;
            if (rejected != null && rejects != null) {
                rejected.close();
                stored = rejects.finish().sha256();
            }
            scans.splitDone(scan.id(), accepted + refused, accepted, refused, columns, stored);
            if (accepted + refused == 0) {
                scans.fail(scan.id(), new Failure("EMPTY_FILE", "The file has no rows."));
            }
        }

        /** Throws away what was not finished. */
        void close() throws IOException {
            if (segment != null) {
                segment.close();
            }
            if (rejects != null) {
                rejects.close();
            }
        }
    }

    /** Closing the rows does not throw the blob away. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
