package io.partguard.bench.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Keys of this run alone, and tokens signed with them. */
public final class ServiceKeys {
    private static final Duration USERS_LIFETIME = Duration.ofHours(3);
    /** Services refuse each other's tokens that live longer. */
    private static final Duration SERVICES_LIFETIME = Duration.ofSeconds(60);

    private final String service;
    private final ECKey users = key("users");
    private final ECKey own;
    private final ECKey detection = key("detection-service");

    /** @param service the one that is measured, such as {@code catalog-service} */
    public ServiceKeys(String service) {
        this.service = service;
        this.own = key(service);
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the public set. */
    public Path publicSet(Path folder) throws IOException {
        JWKSet set = new JWKSet(List.of(users.toPublicJWK(), own.toPublicJWK(), detection.toPublicJWK()));
        return Files.writeString(folder.resolve("jwks.json"), set.toString());
    }

    /** Writes the service's own private key. */
    public Path serviceKey(Path folder) throws IOException {
        return Files.writeString(folder.resolve(service + ".jwk"), own.toJSONString());
    }

    public String operator() {
        return user("bench", "operator");
    }

    /** A token of somebody who has the role. */
    public String user(String subject, String role) {
        return sign(
                users,
                claims("partguard-users", "partguard", subject, List.of(role), USERS_LIFETIME)
                        .claim("tenant", "bench")
                        .build());
    }

    public String detectionService() {
        return sign(
                detection,
                claims("partguard-services", service, "detection-service", List.of("service"), SERVICES_LIFETIME)
                        .build());
    }

    private static JWTClaimsSet.Builder claims(
            String issuer, String audience, String subject, List<String> roles, Duration lifetime) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .claim("roles", roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
    }

    private static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
