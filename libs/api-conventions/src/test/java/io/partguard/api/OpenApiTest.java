package io.partguard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=small-service",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
class OpenApiTest {
    @LocalServerPort
    int port;

    @Test
    void describesTheServiceAsUsersSeeIt() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                .header("Authorization", "Bearer " + TestTokens.user("dealer"))
                .build();
        JsonNode api;
        try (HttpClient client = HttpClient.newHttpClient()) {
            api = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/api");
        assertThat(api.at("/security/0/token").isArray()).isTrue();
        assertThat(api.at("/paths/~1v1~1orders/post/responses/default/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(required(api, "Problem")).containsExactly("status", "title", "traceId", "type");
        assertThat(required(api, "FieldError")).containsExactly("code", "detail", "pointer");
        assertThat(required(api, "Order")).containsExactly("colour", "lines");
        // The viewer comes from the token, not from a parameter.
        assertThat(api.at("/paths/~1v1~1viewer/get/parameters").isMissingNode()).isTrue();
    }

    private static Iterable<String> required(JsonNode api, String schema) {
        return api.at("/components/schemas/" + schema + "/required")
                .valueStream()
                .map(JsonNode::asString)
                .sorted()
                .toList();
    }
}
