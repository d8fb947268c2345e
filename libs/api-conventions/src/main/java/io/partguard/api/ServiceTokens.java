package io.partguard.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.partguard.api.token.TokenConventions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens with which this service calls others: a minute long, used again until ten seconds before they expire. */
public class ServiceTokens {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private record Token(String value, Instant expires) {}

    private final String service;
    private final JWSSigner signer;
    private final JWSAlgorithm algorithm;
    private final Clock clock;
    private final Map<String, Token> byAudience = new ConcurrentHashMap<>();

    /**
     * @param service this service's name: issuer key id and subject
     * @param key a file with the private JWK whose kid is that name
     * @throws IllegalStateException if the file holds anything else
     */
    public ServiceTokens(String service, Path key, Clock clock) {
        this.service = service;
        this.clock = clock;
        try {
            JWK jwk = JWK.parse(Files.readString(key));
            if (!service.equals(jwk.getKeyID()) || !jwk.isPrivate()) {
                throw new IllegalStateException(
                        "PARTGUARD_SERVICE_KEY: " + key + " holds no private key of " + service);
            }
            this.signer = switch (jwk) {
                case RSAKey rsa -> new RSASSASigner(rsa);
                case ECKey ec -> new ECDSASigner(ec);
                default -> throw new IllegalStateException("PARTGUARD_SERVICE_KEY: neither RSA nor EC");
            };
            this.algorithm = jwk instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
        } catch (IOException | ParseException | JOSEException e) {
            // The parser's message could quote the key.
            throw new IllegalStateException("PARTGUARD_SERVICE_KEY: " + key + " can't be read as a private JWK");
        }
    }

    /** A bearer token that the service of this name accepts for at least ten seconds more. */
    public String tokenFor(String audience) {
        Instant now = clock.instant();
        return byAudience
                .compute(
                        audience,
                        (name, old) -> old != null && now.isBefore(old.expires().minus(MARGIN)) ? old : mint(name, now))
                .value();
    }

    private Token mint(String audience, Instant now) {
        Instant expires = now.plus(LIFETIME);
        var claims = new JWTClaimsSet.Builder()
                .issuer(TokenConventions.SERVICES_ISSUER)
                .subject(service)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(UUID.randomUUID().toString())
                .claim("roles", List.of("service"))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(service).build(), claims);
            jwt.sign(signer);
            return new Token(jwt.serialize(), expires);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
