package io.partguard.api.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.partguard.api.Role;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a bearer token is from. Two kinds are known, and neither passes for the other:
 *
 * <ul>
 *   <li>a user's: key {@code users}, issuer {@code partguard-users}, audience {@code partguard} alone;
 *   <li>a service's: key and subject are the caller's name, issuer {@code partguard-services}, audience this service alone, at
 *       most a minute long.
 * </ul>
 *
 * RS256 with an RSA key and ES256 with a P-256 key, nothing else; what the token's header says about keys other than {@code kid}
 * is not looked at.
 */
public class TokenVerifier {
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration LONGEST_SERVICE_TOKEN = Duration.ofSeconds(60);
    private static final int LONGEST_TOKEN = 8192;
    private static final int LONGEST_NAME = 200;

    /** Checking a signature costs more than everything else that a short request asks for, and clients send their token with each. */
    private static final int REMEMBERED = 10_000;

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    /** By a hash of the whole token, so that no token lies about in memory. */
    private final Cache<String, Signed> signed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    private final PublicKeys keys;
    private final String service;
    private final Clock clock;

    TokenVerifier(PublicKeys keys, String service, Clock clock) {
        this.keys = keys;
        this.service = service;
        this.clock = clock;
    }

    /** @throws TokenInvalid for anything but a good token */
    public Viewer verify(String token) {
        try {
            if (token.length() > LONGEST_TOKEN) {
                throw new TokenInvalid("too long");
            }
            Signed known = signed(token);
            checkTimes(known.claims());
            return viewer(known.kid(), known.claims());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new TokenInvalid("can't be read");
        }
    }

    /** What a token with a good signature says, and the very key that proved it. */
    private record Signed(JWK key, String kid, JWTClaimsSet claims) {}

    /** A signature holds for as long as its key is one of ours; everything else about the token is looked at each time. */
    private Signed signed(String token) throws ParseException, JOSEException {
        String hash = HexFormat.of().formatHex(Ids.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
        Signed known = signed.getIfPresent(hash);
        if (known == null || keys.find(known.kid()).orElse(null) != known.key()) {
            SignedJWT jwt = SignedJWT.parse(token);
            JWK key = checkSignature(jwt);
            known = new Signed(key, jwt.getHeader().getKeyID(), jwt.getJWTClaimsSet());
            signed.put(hash, known);
        }
        return known;
    }

    private JWK checkSignature(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (header.getKeyID() == null || header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new TokenInvalid("no kid, or critical parameters");
        }
        if (header.getType() != null && !"JWT".equalsIgnoreCase(header.getType().getType())) {
            throw new TokenInvalid("another type");
        }
        JWK key = keys.find(header.getKeyID()).orElseThrow(() -> new TokenInvalid("unknown kid"));
        boolean good = switch (key) {
            case RSAKey rsa
            when JWSAlgorithm.RS256.equals(header.getAlgorithm()) -> jwt.verify(new RSASSAVerifier(rsa));
            case ECKey ec
            when JWSAlgorithm.ES256.equals(header.getAlgorithm()) && Curve.P_256.equals(ec.getCurve()) ->
                jwt.verify(new ECDSAVerifier(ec));
            default -> throw new TokenInvalid("algorithm does not fit the key");
        };
        if (!good) {
            throw new TokenInvalid("signature");
        }
        return key;
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null
                || !claims.getExpirationTime().toInstant().plus(SKEW).isAfter(now)) {
            throw new TokenInvalid("expired");
        }
        if (later(claims.getNotBeforeTime(), now) || later(claims.getIssueTime(), now)) {
            throw new TokenInvalid("not yet valid");
        }
    }

    private static boolean later(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().minus(SKEW).isAfter(now);
    }

    private Viewer viewer(String kid, JWTClaimsSet claims) throws ParseException {
        String subject = name(claims.getSubject(), "sub");
        String issuer = claims.getIssuer();
        List<String> audience = claims.getAudience();
        if (TokenConventions.USERS_ISSUER.equals(issuer)
                && TokenConventions.USERS_KEY.equals(kid)
                && audience.equals(List.of(TokenConventions.USERS_AUDIENCE))) {
            return new Viewer(subject, name(claims.getStringClaim("tenant"), "tenant"), roles(claims));
        }
        if (TokenConventions.SERVICES_ISSUER.equals(issuer)
                && kid.equals(subject)
                && !TokenConventions.USERS_KEY.equals(kid)
                && audience.equals(List.of(service))
                && shortLived(claims)) {
            return new Viewer(subject, Viewer.SERVICES, Set.of(Role.SERVICE));
        }
        throw new TokenInvalid("issuer, key and audience don't belong together");
    }

    private static boolean shortLived(JWTClaimsSet claims) {
        return claims.getIssueTime() != null
                && Duration.between(
                                        claims.getIssueTime().toInstant(),
                                        Objects.requireNonNull(claims.getExpirationTime())
                                                .toInstant())
                                .compareTo(LONGEST_SERVICE_TOKEN)
                        <= 0;
    }

    /** Unknown roles are left out, and so is {@code service}: no user is one. */
    private static Set<Role> roles(JWTClaimsSet claims) throws ParseException {
        List<String> named = claims.getStringListClaim("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (role != Role.SERVICE
                    && named != null
                    && named.contains(role.name().toLowerCase(Locale.ROOT))) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static String name(@Nullable String value, String claim) {
        if (value == null
                || value.isBlank()
                || value.length() > LONGEST_NAME
                || value.chars().anyMatch(c -> c < ' ')) {
            throw new TokenInvalid("no usable " + claim);
        }
        return value;
    }
}
