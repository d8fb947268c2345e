package io.partguard.catalog.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read, to show how far a file is through. */
final class CountedInput extends FilterInputStream {
    private long bytes;

    CountedInput(InputStream in) {
        super(in);
    }

    /** Bytes read so far; readers read ahead of the row they are at by less than 100 KB. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        bytes += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        bytes += Math.max(read, 0);
        return read;
    }
}
