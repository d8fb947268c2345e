package io.partguard.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.api.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aTokenIsSignedSoThatThePublicSetVerifiesIt() throws Exception {
        DemoKeys keys = DemoKeys.in(folder.resolve("keys"));

        String token = keys.mint(new TokenRequest("ann", "north", List.of("lead"), Duration.ofMinutes(5)), NOW);

        String[] parts = token.split("\\.");
        JsonNode key = users(Json.read(Files.readString(keys.publicSet())));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(number(key, "x"), number(key, "y")), curve())));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 300);
        assertThat(claims.path("iss").asString()).isEqualTo("partguard-users");
        assertThat(claims.path("tenant").asString()).isEqualTo("north");
    }

    @Test
    void thePublicSetHoldsNoSecretAndTheSecretsAreForTheirOwnerAlone() throws Exception {
        DemoKeys keys = DemoKeys.in(folder.resolve("keys"));

        assertThat(Files.readString(keys.publicSet())).doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(keys.privateKey("users")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void askingAgainChangesNothing() throws Exception {
        String before = Files.readString(DemoKeys.in(folder).publicSet());

        assertThat(DemoKeys.in(folder).publicSet()).hasContent(before);
    }

    private static JsonNode users(JsonNode set) {
        for (JsonNode key : set.path("keys")) {
            if (key.path("kid").asString().equals("users")) {
                return key;
            }
        }
        throw new AssertionError("no key of users");
    }

    private static BigInteger number(JsonNode key, String name) {
        byte[] raw = Base64.getUrlDecoder().decode(key.path(name).asString());
        assertThat(raw).hasSize(32);
        return new BigInteger(1, raw);
    }

    private static ECParameterSpec curve() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
