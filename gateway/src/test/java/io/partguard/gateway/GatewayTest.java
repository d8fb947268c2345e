package io.partguard.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.partguard.api.testing.TestTokens;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "partguard.gateway.upstream.stall=2s",
            "partguard.gateway.rate.per-second=1",
            "partguard.gateway.rate.burst=200"
        })
class GatewayTest {
    private static final WireMockServer CATALOG = started();
    private static final WireMockServer DETECTION = started();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        registry.add("CATALOG_URL", CATALOG::baseUrl);
        registry.add("DETECTION_URL", DETECTION::baseUrl);
        registry.add("PRICING_URL", () -> "http://localhost:" + nobody);
        registry.add(
                "partguard.service.key",
                () -> TestTokens.serviceKeyFile("gateway").toString());
    }

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        CATALOG.stop();
        DETECTION.stop();
    }

    @BeforeEach
    void reset() {
        CATALOG.resetAll();
        DETECTION.resetAll();
    }

    @Test
    void passesARequestOnWithTheTokenOfItsUser() throws Exception {
        CATALOG.stubFor(get(anyUrl()).willReturn(okJson("{\"items\":[]}")));
        String token = TestTokens.user("dealer");
        var response = send(request("/api/v1/parts?number=A%20167%2F885&brand=%C3%84ra", token));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"items\":[]}");
        CATALOG.verify(getRequestedFor(urlPathEqualTo("/v1/parts"))
                .withQueryParam("number", equalTo("A 167/885"))
                .withQueryParam("brand", equalTo("Ära"))
                .withHeader("Authorization", equalTo("Bearer " + token)));
    }

    @Test
    void sendsEachPathToItsServiceAndNoOther() throws Exception {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{\"by\":\"catalog\"}")));
        DETECTION.stubFor(any(anyUrl()).willReturn(okJson("{\"by\":\"detection\"}")));
        for (String path : List.of(
                "parts",
                "parts/prt_1",
                "parts/imports/imp_1",
                "parts/synonyms",
                "parts/lookups",
                "part-mappings/m",
                "brands",
                "supersessions/report",
                "images/lookups",
                "applications",
                "index")) {
            assertThat(send(request("/api/v1/" + path)).body()).as(path).contains("catalog");
        }
        for (String path : List.of(
                "detections",
                "scans/scn_1/results?format=csv",
                "listing-mappings/m",
                "sellers",
                "cases/next",
                "models/current",
                "market-pressure")) {
            assertThat(send(request("/api/v1/" + path)).body()).as(path).contains("detection");
        }
        // Nobody listens there: whoever knows the way says so.
        for (String path : List.of(
                "regions",
                "prices/imports/imp_1",
                "price-mappings/m",
                "price-rules/r",
                "price-rule-findings",
                "master-data/part-figures/imports",
                "publications/pub_1",
                "calendars/DE",
                "pressure-snapshots",
                "books",
                "rates",
                "quotes/quo_1")) {
            assertThat(send(request("/api/v1/" + path)).statusCode()).as(path).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/candidates",
                "/api/v1/reference-prices",
                "/v1/parts",
                "/api/actuator/health",
                "/api/v1/partsandmore",
                "/",
                "/actuator/env"
            })
    void hidesWhatIsNotMeantForUsers(String path) throws Exception {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        refused(send(request(path)), 404, "NOT_FOUND");
        assertThat(CATALOG.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/parts/..;/candidates",
                "/api/v1/parts/%2e%2e/candidates",
                "/api/v1/parts/%2F..%2Fcandidates",
                "/api/v1/parts//../candidates",
                "/api/v1/parts/;x=1"
            })
    void refusesPathsThatMeanSomethingElse(String path) throws Exception {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        assertThat(send(request(path)).statusCode()).isIn(400, 404);
        assertThat(CATALOG.getAllServeEvents()).isEmpty();
    }

    @Test
    void asksForATokenBeforeAnythingElse() throws Exception {
        for (String path : List.of(
                "/api/v1/parts", "/api/v1/nothing", "/swagger-ui/index.html", "/api-docs/catalog", "/v3/api-docs")) {
            var response = client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
            refused(response, 401, "TOKEN_MISSING");
        }
        refused(send(request("/api/v1/parts", "forged")), 401, "TOKEN_INVALID");
        refused(
                send(request("/api/v1/parts", TestTokens.service("detection-service", "catalog-service"))),
                401,
                "TOKEN_INVALID");
        var health = client.send(HttpRequest.newBuilder(uri("/actuator/health")).build(), BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(CATALOG.getAllServeEvents()).isEmpty();
    }

    @Test
    void believesNothingThatOutsidersSayAboutTheWay() throws Exception {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        send(request("/api/v1/parts")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("Cookie", "a=b")
                .header("TE", "trailers")
                .header("Idempotency-Key", "k-1")
                .header("If-Match", "\"7\"")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        var seen = CATALOG.getAllServeEvents().getFirst().getRequest();
        for (String name :
                List.of("Forwarded", "X-Real-IP", "Cookie", "TE", "X-Forwarded-Host", "X-Forwarded-Prefix")) {
            assertThat(seen.containsHeader(name)).as(name).isFalse();
        }
        assertThat(seen.getHeaders().all().stream().map(Object::toString))
                .noneMatch(header -> header.contains("10.0.0.1"));
        assertThat(seen.getHeader("Idempotency-Key")).isEqualTo("k-1");
        assertThat(seen.getHeader("If-Match")).isEqualTo("\"7\"");
        assertThat(seen.getHeader("traceparent")).contains(trace);
    }

    @Test
    void showsAddressesAsUsersSeeThemAndNothingOfTheInside() throws Exception {
        CATALOG.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(202)
                        .withHeader("Location", "/v1/parts/imports/imp_1")
                        .withHeader("Link", "</v1/parts?cursor=x>; rel=\"next\"")
                        .withHeader("ETag", "\"3\"")
                        .withHeader("Server", "inside/1.0")
                        .withHeader("Set-Cookie", "a=b")
                        .withHeader("X-Powered-By", "inside")));
        var response = send(request("/api/v1/parts/imports")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b")));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/parts/imports/imp_1");
        assertThat(response.headers().firstValue("Link")).contains("</api/v1/parts?cursor=x>; rel=\"next\"");
        assertThat(response.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(response.headers().map()).doesNotContainKeys("server", "set-cookie", "x-powered-by");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(response.headers().allValues("Trace-Id")).hasSize(1);
    }

    @Test
    void saysThatAServiceIsOut() throws Exception {
        var response = send(request("/api/v1/regions"));
        refused(response, 503, "SERVICE_UNAVAILABLE");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        refused(
                send(request("/api/v1/quotes")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))),
                503,
                "SERVICE_UNAVAILABLE");
    }

    @Test
    void saysThatAServiceIsTooSlow() throws Exception {
        CATALOG.stubFor(get(anyUrl()).willReturn(okJson("{}").withFixedDelay(10_000)));
        long start = System.nanoTime();
        refused(send(request("/api/v1/parts")), 504, "SERVICE_TIMED_OUT");
        assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
    }

    @Test
    void waitsForAnAnswerThatKeepsComing() throws Exception {
        CATALOG.stubFor(get(anyUrl())
                .willReturn(okJson("{\"text\":\"" + "x".repeat(100_000) + "\"}").withChunkedDribbleDelay(10, 4_000)));
        assertThat(send(request("/api/v1/parts")).body()).hasSize(100_011);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neverMakesABrokenAnswerLookWhole(Fault fault) throws Exception {
        CATALOG.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200).withFault(fault)));
        if (fault == Fault.MALFORMED_RESPONSE_CHUNK) {
            try {
                // Nothing of the body was sent yet when it broke: then it is said, and otherwise the connection breaks.
                assertThat(send(request("/api/v1/parts")).statusCode()).isEqualTo(503);
            } catch (java.io.IOException brokenOff) {
                assertThat(brokenOff).isNotNull();
            }
        } else {
            refused(send(request("/api/v1/parts")), 503, "SERVICE_UNAVAILABLE");
        }
    }

    @Test
    void passesProblemsOnAndExplainsEverythingElse() throws Exception {
        CATALOG.stubFor(get(urlEqualTo("/v1/parts"))
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "application/problem+json")
                        .withHeader("Retry-After", "7")
                        .withBody("{\"status\":503,\"code\":\"INDEX_UNAVAILABLE\",\"traceId\":\"" + "a".repeat(32)
                                + "\"}")));
        CATALOG.stubFor(get(urlEqualTo("/v1/brands"))
                .willReturn(aResponse()
                        .withStatus(500)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<h1>oh")));
        CATALOG.stubFor(get(urlEqualTo("/v1/index")).willReturn(aResponse().withStatus(502)));
        var explained = send(request("/api/v1/parts"));
        refused(explained, 503, "INDEX_UNAVAILABLE");
        assertThat(explained.headers().firstValue("Retry-After")).contains("7");
        refused(send(request("/api/v1/brands")), 503, "SERVICE_UNAVAILABLE");
        refused(send(request("/api/v1/index")), 503, "SERVICE_UNAVAILABLE");
    }

    @Test
    void passesRefusalsOnAsTheyAre() throws Exception {
        CATALOG.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(412)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(
                                "{\"status\":412,\"code\":\"PART_CHANGED\",\"traceId\":\"" + "a".repeat(32) + "\"}")));
        refused(
                send(request("/api/v1/parts/prt_1").method("PATCH", BodyPublishers.ofString("{}"))),
                412,
                "PART_CHANGED");
        refused(send(request("/api/v1/parts/prt_1").DELETE()), 412, "PART_CHANGED");
    }

    @Test
    void refusesBodiesThatAreTooLong() throws Exception {
        var response = send(request("/api/v1/detections")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[9 << 20])));
        refused(response, 413, "BODY_TOO_LARGE");
        assertThat(DETECTION.getAllServeEvents()).isEmpty();
    }

    @Test
    void limitsHowOftenOneSubjectMayAsk() throws Exception {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        String greedy = TestTokens.userOf("alps", "greedy", "dealer");
        int refusals = 0;
        for (int i = 0; i < 300; i++) {
            var response = send(request("/api/v1/brands", greedy));
            if (response.statusCode() == 429) {
                refused(response, 429, "TOO_MANY_REQUESTS");
                assertThat(response.headers().firstValue("Retry-After")).contains("1");
                refusals++;
            }
        }
        assertThat(refusals).isPositive();
        assertThat(send(request("/api/v1/brands", TestTokens.userOf("alps", "modest", "dealer")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsOnePageOverTheDocumentsOfAllServices() throws Exception {
        CATALOG.stubFor(get(urlEqualTo("/v3/api-docs")).willReturn(okJson("{\"openapi\":\"3.1.0\"}")));
        var page = send(request("/swagger-ui/index.html"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'self'");
        JsonNode config =
                JSON.readTree(send(request("/v3/api-docs/swagger-config")).body());
        assertThat(config.at("/urls").valueStream().map(it -> it.at("/url").asString()))
                .containsExactlyInAnyOrder("/api-docs/catalog", "/api-docs/pricing", "/api-docs/detection");
        assertThat(send(request("/api-docs/catalog")).body()).contains("3.1.0");
        String sent = CATALOG.getAllServeEvents().getFirst().getRequest().getHeader("Authorization");
        assertThat(sent).isNotEqualTo("Bearer " + TestTokens.user("dealer")).startsWith("Bearer ");
    }

    private void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.at("/code").asString("")).isEqualTo(code);
        assertThat(problem.at("/traceId").asString()).matches("[0-9a-f]{32}");
    }

    private HttpRequest.Builder request(String path) {
        return request(path, TestTokens.user("dealer"));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
