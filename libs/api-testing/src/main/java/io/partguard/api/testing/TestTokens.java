package io.partguard.api.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys made for this JVM and tokens signed with them. Every Spring test context that has this module on its class path trusts
 * them ({@code partguard.jwks} is set unless the test sets it): {@code "Bearer " + TestTokens.user("analyst")} is all it takes.
 */
public final class TestTokens {
    public static final List<String> SERVICES =
            List.of("gateway", "catalog-service", "pricing-service", "detection-service");

    private static final RSAKey USERS = rsa("users");
    private static final Map<String, ECKey> SERVICE_KEYS = new ConcurrentHashMap<>();
    private static final Path JWKS = writeJwks();

    private TestTokens() {}

    /** A user of tenant {@code test} with these roles (lower case), for an hour. */
    public static String user(String... roles) {
        return userOf("test", "test-user", roles);
    }

    public static String userOf(String tenant, String subject, String... roles) {
        return sign(USERS, "users", userClaims(tenant, subject, roles).build());
    }

    /** The token with which a service calls another. */
    public static String service(String caller, String called) {
        return sign(serviceKey(caller), caller, serviceClaims(caller, called).build());
    }

    /** Good claims, to be spoilt by a test. */
    public static JWTClaimsSet.Builder userClaims(String tenant, String subject, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("partguard-users")
                .audience("partguard")
                .subject(subject)
                .claim("tenant", tenant)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    /** Good claims, to be spoilt by a test. */
    public static JWTClaimsSet.Builder serviceClaims(String caller, String called) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("partguard-services")
                .audience(called)
                .subject(caller)
                .claim("roles", List.of("service"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    /** Any claims under any key, well signed. */
    public static String sign(JWK key, String kid, JWTClaimsSet claims) {
        try {
            boolean rsa = key instanceof RSAKey;
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                            .keyID(kid)
                            .build(),
                    claims);
            jwt.sign(rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key that signs users' tokens. */
    public static RSAKey usersKey() {
        return USERS;
    }

    /** The private key of a service. */
    public static ECKey serviceKey(String service) {
        return SERVICE_KEYS.computeIfAbsent(service, TestTokens::ec);
    }

    /** The file of the public keys, as PARTGUARD_JWKS names one. */
    public static Path jwks() {
        return JWKS;
    }

    /** A file with the private key of a service, as PARTGUARD_SERVICE_KEY names one. */
    public static Path serviceKeyFile(String service) {
        return temporary(service + "-", serviceKey(service).toJSONString());
    }

    private static Path writeJwks() {
        List<JWK> keys = new ArrayList<>();
        keys.add(USERS.toPublicJWK());
        SERVICES.forEach(service -> keys.add(serviceKey(service).toPublicJWK()));
        return temporary("jwks-", new JWKSet(keys).toString());
    }

    private static Path temporary(String prefix, String text) {
        try {
            Path file = Files.createTempFile("partguard-test-" + prefix, ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
