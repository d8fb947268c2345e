package io.partguard.pricing.importing;

import io.partguard.api.BlobStore;
import io.partguard.api.BlobWriter;
import io.partguard.tables.RejectedRows;
import io.partguard.tables.RowError;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rejected rows of an import, stored as they come. Nothing is stored where there are none. */
final class RejectedFile implements Closeable {
    /** Twice the largest upload. */
    private static final long MOST_BYTES = 40L << 30;

    private final BlobStore blobs;
    private @Nullable BlobWriter blob;
    private @Nullable RejectedRows rows;

    RejectedFile(BlobStore blobs) {
        this.blobs = blobs;
    }

    void add(List<RowError> errors, @Nullable String raw) {
        opened().add(errors, raw);
    }

    private RejectedRows opened() {
        if (rows == null) {
            blob = blobs.writer(MOST_BYTES);
            rows = new RejectedRows(new LeftOpen(blob));
        }
        return rows;
    }

    /** The address of what was stored. */
    Optional<String> finish() throws IOException {
        if (rows == null || blob == null) {
            return Optional.empty();
        }
        rows.close();
        return Optional.of(blob.finish().sha256());
    }

    @Override
    public void close() throws IOException {
        if (blob != null) {
            blob.close();
        }
    }

    /** Closing the rows must not throw the blob away before it is finished. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
