package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Mapping;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a row is recognised by when it comes again: 128 bits of SHA-256 over its bytes and everything that decides how
 * they are read. Rows of one fingerprint make the same part.
 */
final class RowFingerprint {
    /** Grows with every change of what {@link PartRow} makes of a row: what was read by other rules is read again. */
    static final int RULES = 1;

    private final MessageDigest digest = Ids.sha256();
    private final byte[] reading;

    /** @param columns of the file, in its order; none where its rows name their values themselves */
    RowFingerprint(Mapping mapping, List<String> columns) {
        String how = String.join(
                "\n",
                List.of(
                        RULES + " " + PartDocument.VERSION + " " + PartNumber.VERSION,
                        mapping.format() + " " + (int) mapping.separator() + " " + mapping.strict(),
                        columns.toString(),
                        new TreeMap<>(mapping.fields()).toString(),
                        new TreeMap<>(mapping.options()).toString()));
        this.reading = digest.digest(how.getBytes(StandardCharsets.UTF_8));
    }

    UUID of(byte[] row) {
        digest.update(reading);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
