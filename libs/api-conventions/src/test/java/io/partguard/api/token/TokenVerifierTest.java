package io.partguard.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.partguard.api.testing.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was proved once is not trusted for longer than it holds. */
class TokenVerifierTest {
    private static final String SERVICE = "catalog-service";

    @Test
    void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
        Instant now = Instant.now();
        Instant[] time = {now};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return time[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        TokenVerifier verifier = new TokenVerifier(new PublicKeys(TestTokens.jwks()), SERVICE, clock);
        String token = TestTokens.sign(
                TestTokens.usersKey(),
                "users",
                TestTokens.userClaims("alps", "u-1", "dealer")
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        assertThat(verifier.verify(token).subject()).isEqualTo("u-1");
        assertThat(verifier.verify(token).subject()).isEqualTo("u-1");

        time[0] = now.plusSeconds(66);

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenInvalid.class);
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItsKeyIsAnother(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("jwks.json");
        RSAKey key = new RSAKeyGenerator(2048).keyID("users").generate();
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        TokenVerifier verifier = new TokenVerifier(new PublicKeys(file), SERVICE, Clock.systemUTC());
        String token = TestTokens.sign(
                key, "users", TestTokens.userClaims("alps", "u-1", "dealer").build());
        assertThat(verifier.verify(token).subject()).isEqualTo("u-1");

        RSAKey next = new RSAKeyGenerator(2048).keyID("users").generate();
        Files.writeString(file, new JWKSet(next.toPublicJWK()).toString());
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        Thread.sleep(Duration.ofMillis(1100));

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenInvalid.class);
        assertThat(verifier.verify(TestTokens.sign(
                                next,
                                "users",
                                TestTokens.userClaims("alps", "u-2", "dealer").build()))
                        .subject())
                .isEqualTo("u-2");
    }
}
