package io.partguard.detection.sellers;

import io.partguard.detection.sellers.Traces.Trace;
import io.partguard.identity.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hashes traces under a key that is not in the database, so that a copy of the tables tells nobody a telephone number. Under
 * another key new traces do not meet old ones.
 */
@Component
class TraceKey {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** @param given {@code partguard.sellers.trace-key}; where it is empty, the key follows from the service's own */
    TraceKey(@Value("${partguard.sellers.trace-key:}") String given, @Value("${partguard.service.key}") Path serviceKey)
            throws IOException {
        byte[] secret = given.isEmpty() ? Files.readAllBytes(serviceKey) : given.getBytes(StandardCharsets.UTF_8);
        key = new SecretKeySpec(Ids.sha256().digest(secret), ALGORITHM);
    }

    /** Parts and brands under their own names, everything else hashed. */
    String mark(Trace trace) {
        return switch (trace.kind()) {
            case PART, BRAND -> trace.value();
            case CONTACT, IMAGE, TEXT -> hash(trace.kind() + ":" + trace.value());
        };
    }

    private String hash(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
