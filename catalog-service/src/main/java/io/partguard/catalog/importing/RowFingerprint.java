package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row is recognised by when it comes again: 128 bits of SHA-256 over its bytes and everything that decides how
 * they are read. Rows of one fingerprint make the same part.
 */
final class RowFingerprint {
    /** Grows with every change of what {@link PartRow} makes of a row: what was read by other rules is read again. */
    static final int RULES = 2;

    private final MessageDigest digest = Ids.sha256();
    private final byte[] reading;

    /**
     * @param mappingYaml null: our own names
     * @param columns of the file, in its order; none where its rows name their values themselves
     */
    RowFingerprint(FileFormat format, @Nullable String mappingYaml, List<String> columns) {
        List<String> how = new ArrayList<>(List.of(
                Integer.toString(RULES),
                Integer.toString(PartDocument.VERSION),
                Integer.toString(PartNumber.VERSION),
                format.name(),
                mappingYaml == null ? "" : mappingYaml));
        how.addAll(columns);
        this.reading = Ids.of("row", how.toArray(String[]::new)).getBytes(StandardCharsets.US_ASCII);
    }

    UUID of(byte[] row) {
        digest.update(reading);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
