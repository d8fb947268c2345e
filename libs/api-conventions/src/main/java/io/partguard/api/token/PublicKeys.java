package io.partguard.api.token;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public key set, read from a file and read again when the file changes, so that keys are rolled without a restart. */
class PublicKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PublicKeys.class);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final Path file;
    private volatile Loaded loaded;
    private volatile long lookedAt = System.nanoTime();

    private record Loaded(FileTime changed, Map<String, JWK> byKid) {}

    /** @throws IllegalStateException if the file can't be read or holds anything but RSA and EC keys with ids */
    PublicKeys(Path file) {
        this.file = file;
        try {
            this.loaded = load();
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "PARTGUARD_JWKS must name a readable file with the public keys of the token issuers; " + file
                            + " is none: " + e,
                    e);
        }
    }

    Optional<JWK> find(String kid) {
        reload();
        return Optional.ofNullable(loaded.byKid().get(kid));
    }

    private void reload() {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_AGAIN_NANOS) {
            return;
        }
        lookedAt = now;
        try {
            if (!Files.getLastModifiedTime(file).equals(loaded.changed())) {
                loaded = load();
                LOG.info("Public keys read again: {}", loaded.byKid().keySet());
            }
        } catch (IOException | ParseException | IllegalArgumentException e) {
            LOG.warn("The public keys can't be read again, the old ones stay: {}", e.toString());
        }
    }

    private Loaded load() throws IOException, ParseException {
        FileTime changed = Files.getLastModifiedTime(file);
        Map<String, JWK> byKid = new HashMap<>();
        for (JWK key : JWKSet.parse(Files.readString(file)).getKeys()) {
            boolean usable = key instanceof RSAKey || key instanceof ECKey;
            if (!usable || !(key instanceof AsymmetricJWK) || key.getKeyID() == null) {
                throw new IllegalArgumentException("every key must be an RSA or EC key with a kid");
            }
            if (byKid.put(key.getKeyID(), key.toPublicJWK()) != null) {
                throw new IllegalArgumentException("kid " + key.getKeyID() + " twice");
            }
        }
        return new Loaded(changed, Map.copyOf(byKid));
    }
}
