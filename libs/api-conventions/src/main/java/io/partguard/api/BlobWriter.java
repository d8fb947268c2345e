package io.partguard.api;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the bytes of one blob. */
public abstract class BlobWriter extends OutputStream {

    /** Seals the blob; from here on it can be read. At most once. */
    public abstract Blob finish() throws IOException;
}
