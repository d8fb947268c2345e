package io.partguard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** On one's own machine the page may be opened; it opens nothing else. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"partguard.gateway.docs-open=true", "CATALOG_URL=http://127.0.0.1:1"})
class OpenDocsTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void opensThePageAndNothingElse() throws Exception {
        for (String path :
                List.of("/swagger-ui/index.html", "/v3/api-docs/swagger-config", "/swagger-ui/swagger-ui.css")) {
            assertThat(status("GET", path)).as(path).isEqualTo(200);
        }
        // The services are not there in this test, but nobody asked for a token.
        assertThat(status("GET", "/api-docs/catalog")).isEqualTo(503);
        for (String path :
                List.of("/api/v1/parts", "/v3/api-docs", "/", "/actuator/metrics", "/api-docs/catalog/more")) {
            assertThat(status("GET", path)).as(path).isEqualTo(401);
        }
        assertThat(status("POST", "/api-docs/catalog")).isEqualTo(401);
    }

    private int status(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
