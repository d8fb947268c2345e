package io.partguard.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Bytes addressed by their SHA-256: uploads, failed rows, images, models, evidence. The same bytes are stored once. */
public interface BlobStore {

    /**
     * Stores a stream to its end, hashing while it flows; a failure leaves nothing behind. Never holds more than one chunk in
     * memory, nor a connection while it waits for input.
     *
     * @param maxBytes more than this is refused with BODY_TOO_LARGE
     */
    default Blob write(InputStream in, long maxBytes) throws IOException {
        try (BlobWriter writer = writer(maxBytes)) {
            in.transferTo(writer);
            return writer.finish();
        }
    }

    /** For producers: write, then {@link BlobWriter#finish()}; closing without it throws the bytes away. */
    BlobWriter writer(long maxBytes);

    /** The bytes in order; each chunk is fetched when it is needed. @throws BlobNotFound */
    InputStream read(String sha256) throws IOException;

    boolean exists(String sha256);

    /** Removes the bytes; nothing happens where there are none. */
    void delete(String sha256);

    /**
     * Removes the bytes unless somebody stored them, or stored them again, within this time: the same bytes may be on
     * their way to another user of the store who has not written down that they are needed.
     *
     * @return whether they are gone
     */
    boolean deleteUntouched(String sha256, Duration time);
}
