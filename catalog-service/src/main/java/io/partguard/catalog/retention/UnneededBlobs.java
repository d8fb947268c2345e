package io.partguard.catalog.retention;

import io.partguard.api.BlobStore;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets go of bytes on behalf of one user of them; they stay while any other needs them. */
@Component
public class UnneededBlobs {
    /** The same bytes may be on their way again: stored, and not yet put down as needed. Nobody's upload takes a day. */
    private static final Duration UNTOUCHED = Duration.ofDays(1);

    private final BlobStore blobs;
    private final List<BlobUse> uses;

    UnneededBlobs(BlobStore blobs, List<BlobUse> uses) {
        this.blobs = blobs;
        this.uses = uses;
    }

    /** Called once it is put down, in the same transaction, that the caller needs them no more. */
    public void forget(String sha256) {
        if (uses.stream().noneMatch(use -> use.needs(sha256))) {
            blobs.deleteUntouched(sha256, UNTOUCHED);
        }
    }
}
