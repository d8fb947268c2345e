package io.partguard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.partguard.api.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=small-service",
            "partguard.api.body-limit=64KB",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
class ProblemsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void saysWhichValueIsInvalidAndWhere() throws Exception {
        JsonNode problem = refused(post("/v1/orders", """
                {"lines":[{"number":"A","quantity":1},{"number":" ","quantity":-2}]}"""), 400, "INVALID_REQUEST");
        assertThat(problem.at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString() + " "
                                + error.at("/code").asString() + " "
                                + error.at("/value").asString("")))
                .containsExactlyInAnyOrder("/lines/1/number NOT_BLANK  ", "/lines/1/quantity POSITIVE -2");
    }

    @Test
    void aPageSaysInAHeaderWhereTheNextOneIs() throws Exception {
        HttpResponse<String> first = get("/v1/numbers?limit=1&q=%C3%A4%26");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).isEqualTo("<?limit=1&q=%C3%A4%26&cursor=a%2Bb%3D%2F%C3%BC>; rel=\"next\"");

        HttpResponse<String> second = get("/v1/numbers" + link.substring(1, link.indexOf('>')));
        assertThat(second.body()).contains("2");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void aNumberThatIsTooLargeIsAWrongValueAndNotBrokenJson() throws Exception {
        JsonNode problem = refused(post("/v1/orders", """
                {"lines":[{"number":"A","quantity":99999999999}]}"""), 400, "INVALID_REQUEST");
        assertThat(problem.at("/errors/0/detail").asString()).isEqualTo("This number is out of range.");
    }

    @Test
    void refusesUnknownFields() throws Exception {
        JsonNode problem = refused(post("/v1/orders", """
                {"lines":[{"number":"A","quantity":1,"qty":3}]}"""), 400, "UNKNOWN_FIELD");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/lines/0/qty");
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        JsonNode problem = refused(post("/v1/orders", "{\"lines\":[}"), 400, "MALFORMED_JSON");
        assertThat(problem.at("/detail").asString()).contains("line 1");
        refused(post("/v1/orders", ""), 400, "MALFORMED_JSON");
        refused(post("/v1/orders", "{\"note\":\"a\"} trailing"), 400, "MALFORMED_JSON");
        refused(post("/v1/orders", "{\"note\":\"a\",\"note\":\"b\"}"), 400, "MALFORMED_JSON");
    }

    @Test
    void saysWhatAValueOfTheWrongKindShouldHaveBeen() throws Exception {
        JsonNode colour = refused(post("/v1/orders", "{\"colour\":\"BLUE\"}"), 400, "INVALID_REQUEST");
        assertThat(colour.at("/errors/0/pointer").asString()).isEqualTo("/colour");
        assertThat(colour.at("/errors/0/value").asString()).isEqualTo("BLUE");
        assertThat(colour.at("/errors/0/detail").asString()).isEqualTo("One of RED, GREEN is expected.");
        JsonNode list = refused(post("/v1/orders", "{\"lines\":7}"), 400, "INVALID_REQUEST");
        assertThat(list.at("/errors/0/detail").asString()).isEqualTo("A list is expected.");
        JsonNode missing = refused(post("/v1/orders", "{\"lines\":[{\"number\":\"A\"}]}"), 400, "INVALID_REQUEST");
        assertThat(missing.at("/errors/0/pointer").asString()).startsWith("/lines/0");
    }

    @Test
    void refusesDeepAndLongBodies() throws Exception {
        refused(post("/v1/anything", "{\"note\":" + "[".repeat(100) + "]".repeat(100) + "}"), 413, "BODY_TOO_LARGE");
        String longNote = "{\"note\":\"" + "x".repeat(70_000) + "\"}";
        refused(post("/v1/orders", longNote), 413, "BODY_TOO_LARGE");
        var chunked = request("/v1/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(longNote.getBytes(StandardCharsets.UTF_8))));
        refused(send(chunked), 413, "BODY_TOO_LARGE");
    }

    @Test
    void streamsFilesBeyondTheBodyLimit() throws Exception {
        var upload = request("/v1/uploads")
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(new byte[1 << 20]));
        assertThat(send(upload).body()).isEqualTo("1048576");
    }

    @Test
    void saysWhichParameterIsMissingOrInvalid() throws Exception {
        assertThat(refused(get("/v1/parts/7"), 400, "INVALID_REQUEST")
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("?limit");
        assertThat(refused(get("/v1/parts/7?limit=many"), 400, "INVALID_REQUEST")
                        .at("/errors/0/value")
                        .asString())
                .isEqualTo("many");
        assertThat(refused(get("/v1/parts/7?limit=101"), 400, "INVALID_REQUEST")
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("MAX");
        refused(get("/v1/parts/seven?limit=1"), 400, "INVALID_REQUEST");
    }

    @Test
    void answersWrongAddressesMethodsAndTypesWithProblems() throws Exception {
        refused(get("/v1/nothing"), 404, "NOT_FOUND");
        refused(get("/error"), 404, "NOT_FOUND");
        var wrongMethod = send(request("/v1/orders").DELETE());
        refused(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        refused(
                send(request("/v1/orders").header("Content-Type", "text/xml").POST(BodyPublishers.ofString("<a/>"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        refused(
                send(request("/v1/uploads")
                        .header("Content-Type", "text/csv")
                        .header("Accept", "image/png")
                        .POST(BodyPublishers.ofString("a"))),
                406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void refusesWhatItCanNotReadBeforeAnybodyTries() throws Exception {
        for (String type : List.of(
                "application/json;charset=nope",
                "application/json; charset=",
                "nonsense",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            refused(
                    send(request("/v1/orders").header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE");
        }
        assertThat(raw("GET /v1/parts/7?limit=%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + TestTokens.user("dealer") + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("MALFORMED_REQUEST");
        assertThat(
                        raw(
                                "GET /v1/parts/7?limit=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("MALFORMED_REQUEST");
    }

    @Test
    void tellsNothingAboutABugButItsTraceId() throws Exception {
        var response = get("/v1/bug");
        assertThat(response.statusCode()).isEqualTo(500);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.propertyNames()).containsExactlyInAnyOrder("type", "title", "status", "traceId");
        assertThat(response.headers().firstValue("Trace-Id"))
                .contains(problem.at("/traceId").asString());
    }

    @Test
    void keepsTheTraceIdOfTheCaller() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var response = send(request("/v1/bug").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(JSON.readTree(response.body()).at("/traceId").asString()).isEqualTo(trace);
        var hostile = send(request("/v1/bug").header("traceparent", "00-" + "Z".repeat(32) + "-00f067aa0ba902b7-01"));
        assertThat(JSON.readTree(hostile.body()).at("/traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        var busy = get("/v1/busy");
        refused(busy, 429, "TOO_MANY_REQUESTS");
        assertThat(busy.headers().firstValue("Retry-After")).contains("2");
        var outage = get("/v1/outage");
        refused(outage, 503, "STORE_UNAVAILABLE");
        assertThat(outage.body()).doesNotContain("db.internal");
    }

    @Test
    void neverMakesHalfAnAnswerLookWhole() throws Exception {
        assertThatIOException().isThrownBy(() -> get("/v1/breaks-off-directly"));
        assertThatIOException().isThrownBy(() -> get("/v1/breaks-off?lines=100000"));
        var nothingSentYet = get("/v1/breaks-off?lines=1");
        assertThat(nothingSentYet.statusCode()).isEqualTo(500);
        assertThat(nothingSentYet.body()).startsWith("{");
    }

    @Test
    void answersBrokenHttpWithAProblem() throws Exception {
        assertThat(raw("GET /v1/%2e%2e/secret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("MALFORMED_REQUEST");
        assertThat(raw("GET /v1/{<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("Tomcat");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.at("/code").asString("")).isEqualTo(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/traceId").asString()).matches("[0-9a-f]{32}");
        return problem;
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.user("dealer"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
