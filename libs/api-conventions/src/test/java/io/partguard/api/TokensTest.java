package io.partguard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.partguard.api.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=catalog-service",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
class TokensTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void knowsTheUserOfAGoodToken() throws Exception {
        var response = get("/v1/viewer", TestTokens.userOf("alps", "u-1", "dealer", "analyst", "service", "emperor"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"subject\":\"u-1\"", "\"tenant\":\"alps\"", "DEALER", "ANALYST")
                .doesNotContain("SERVICE")
                .doesNotContain("EMPEROR");
    }

    @Test
    void letsServicesDoWhatServicesMayAndNothingElse() throws Exception {
        String token = TestTokens.service("detection-service", "catalog-service");
        assertThat(get("/v1/only-services", token).statusCode()).isEqualTo(200);
        assertThat(get("/v1/viewer", token).statusCode()).isEqualTo(403);
    }

    @Test
    void opensHealthAndNothingElse() throws Exception {
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        for (String path : List.of("/v1/viewer", "/actuator", "/actuator/metrics", "/v3/api-docs", "/nothing", "/")) {
            var response = get(path, null);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(response.body()).contains("TOKEN_MISSING");
        }
    }

    @Test
    void refusesWhoHasTheWrongRole() throws Exception {
        var response = get("/v1/viewer", TestTokens.user("pricing"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("ACCESS_DENIED");
        assertThat(get("/v1/only-services", TestTokens.user("operator")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesEveryForgery() throws Exception {
        var usersKey = TestTokens.usersKey();
        Instant now = Instant.now();
        Map<String, String> forgeries = new TreeMap<>();
        forgeries.put("alg none", new PlainJWT(user().build()).serialize());
        forgeries.put("alg none, with the header of a good one", unsigned("{\"alg\":\"none\",\"kid\":\"users\"}"));
        var mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("users").build(), user().build());
        mac.sign(new MACSigner(usersKey.toRSAPublicKey().getEncoded()));
        forgeries.put("HS256 with the public key", mac.serialize());
        forgeries.put("another key", TestTokens.sign(new RSAKeyGenerator(2048).generate(), "users", user().build()));
        forgeries.put("kid of a service", TestTokens.sign(usersKey, "catalog-service", user().build()));
        forgeries.put("unknown kid", TestTokens.sign(usersKey, "other", user().build()));
        forgeries.put("no kid", TestTokens.sign(usersKey, null, user().build()));
        forgeries.put("other issuer", users(user().issuer("partguard")));
        forgeries.put("no issuer", users(user().issuer(null)));
        forgeries.put("other audience", users(user().audience("other")));
        forgeries.put("two audiences", users(user().audience(List.of("partguard", "catalog-service"))));
        forgeries.put("no audience", users(user().audience((String) null)));
        forgeries.put("expired", users(user().expirationTime(Date.from(now.minusSeconds(10)))));
        forgeries.put("without expiry", users(user().expirationTime(null)));
        forgeries.put("not yet valid", users(user().notBeforeTime(Date.from(now.plusSeconds(60)))));
        forgeries.put("issued in the future", users(user().issueTime(Date.from(now.plusSeconds(60)))));
        forgeries.put("no subject", users(user().subject(null)));
        forgeries.put("no tenant", users(user().claim("tenant", null)));
        forgeries.put("tenant of another type", users(user().claim("tenant", 7)));
        forgeries.put("roles of another type", users(user().claim("roles", "dealer")));
        forgeries.put("service's audience under the users' key", users(user().audience("catalog-service")));
        forgeries.put("service token for another service", TestTokens.service("detection-service", "pricing-service"));
        forgeries.put(
                "user's claims under a service's key",
                TestTokens.sign(TestTokens.serviceKey("detection-service"), "detection-service", user().build()));
        forgeries.put("service in the name of another", services(service().subject("pricing-service")));
        forgeries.put(
                "service token that lives long", services(service().expirationTime(Date.from(now.plusSeconds(600)))));
        forgeries.put("service token without issue time", services(service().issueTime(null)));
        forgeries.put(
                "service token of the users' key",
                users(TestTokens.serviceClaims("users", "catalog-service").claim("tenant", "x")));
        forgeries.put("too long", users(user().claim("padding", "x".repeat(9000))));
        forgeries.put("not a token", "abc");
        forgeries.put("empty", "");
        String good = TestTokens.user("dealer");
        forgeries.put("signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
        forgeries.put("signature changed", good.substring(0, good.length() - 8) + "AAAAAAAA");
        for (var forgery : forgeries.entrySet()) {
            for (String path : List.of("/v1/viewer", "/v1/only-services", "/actuator/health")) {
                var response = get(path, forgery.getValue());
                assertThat(response.statusCode())
                        .as(forgery.getKey() + " " + path)
                        .isEqualTo(401);
                assertThat(response.body()).contains("TOKEN_INVALID");
            }
        }
    }

    @Test
    void refusesATokenInTheAddressAndOtherSchemes() throws Exception {
        assertThat(get("/v1/viewer?access_token=" + TestTokens.user("dealer"), null)
                        .statusCode())
                .isEqualTo(401);
        var basic = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/viewer"))
                .header("Authorization", "Basic dTpw")
                .build();
        assertThat(client.send(basic, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void aServiceMintsTokensThatTheOtherAccepts() throws Exception {
        var tokens = new ServiceTokens(
                "detection-service", TestTokens.serviceKeyFile("detection-service"), Clock.systemUTC());
        assertThat(get("/v1/only-services", tokens.tokenFor("catalog-service")).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/only-services", tokens.tokenFor("pricing-service")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aServiceTokenIsUsedAgainUntilTenSecondsBeforeItExpires() {
        var clock = new SettableClock(Instant.parse("2026-11-23T08:00:00Z"));
        var tokens = new ServiceTokens("detection-service", TestTokens.serviceKeyFile("detection-service"), clock);
        String first = tokens.tokenFor("catalog-service");
        clock.now = clock.now.plus(Duration.ofSeconds(49));
        assertThat(tokens.tokenFor("catalog-service")).isEqualTo(first);
        assertThat(tokens.tokenFor("pricing-service")).isNotEqualTo(first);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(tokens.tokenFor("catalog-service")).isNotEqualTo(first);
    }

    private static class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static JWTClaimsSet.Builder user() {
        return TestTokens.userClaims("alps", "u-1", "dealer", "service");
    }

    private static JWTClaimsSet.Builder service() {
        return TestTokens.serviceClaims("detection-service", "catalog-service");
    }

    private static String users(JWTClaimsSet.Builder claims) {
        return TestTokens.sign(TestTokens.usersKey(), "users", claims.build());
    }

    private static String services(JWTClaimsSet.Builder claims) {
        return TestTokens.sign(TestTokens.serviceKey("detection-service"), "detection-service", claims.build());
    }

    private static String unsigned(String header) {
        String good = TestTokens.user("dealer");
        String payload = good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes()) + payload;
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
