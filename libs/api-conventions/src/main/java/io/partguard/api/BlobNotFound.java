package io.partguard.api;

import java.io.IOException;

/** No bytes with this hash are stored, or they were deleted while somebody read. */
public class BlobNotFound extends IOException {
    public BlobNotFound(String sha256) {
        super("no blob " + sha256);
    }
}
