package io.partguard.detection;

import io.partguard.api.testing.TestTokens;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with a real PostgreSQL and a judge that does as it is told. One context for all that extend it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ServiceIT.Fakes.class)
public abstract class ServiceIT {
    protected static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Database DATABASE = TestServers.newDatabase("detection");

    @Autowired
    protected FakeJudge judge;

    @Autowired
    protected JdbcClient jdbc;

    @LocalServerPort
    protected int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {
        @Bean
        @Primary
        FakeJudge fakeJudge() {
            return new FakeJudge();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("PARTGUARD_DB_URL", DATABASE::jdbcUrl);
        registry.add("PARTGUARD_DB_USER", DATABASE::user);
        registry.add("PARTGUARD_DB_PASSWORD", DATABASE::password);
        registry.add(
                "partguard.service.key",
                () -> TestTokens.serviceKeyFile("detection-service").toString());
        registry.add("partguard.model.gold-least", () -> 2);
        registry.add("partguard.model.gold-tolerance", () -> 0);
        registry.add("partguard.scan.segment-size", () -> 40);
        registry.add("partguard.scan.batch-size", () -> 10);
        registry.add("partguard.scan.patience", () -> "2s");
        registry.add("partguard.scan.retry-every", () -> "200ms");
        registry.add("partguard.scan.undecided-every", () -> "300ms");
        registry.add("partguard.scan.poll-every", () -> "100ms");
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path, "analyst").GET());
    }

    protected JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    protected HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path, "analyst").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    protected HttpRequest.Builder request(String path, String role) {
        return requestOf("test", role + "-1", path, role);
    }

    protected HttpRequest.Builder requestOf(String tenant, String who, String path, String... roles) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.userOf(tenant, who, roles));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static void await(Duration atMost, BooleanSupplier condition) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("did not happen within " + atMost);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Sends a file of our own column names and waits for a terminal state. */
    protected JsonNode scanned(String csv) {
        HttpResponse<String> accepted = post("/v1/scans", "text/csv", csv);
        if (accepted.statusCode() != 202) {
            throw new AssertionError(accepted.statusCode() + " " + accepted.body());
        }
        return ended(json(accepted).get("id").asString());
    }

    protected JsonNode ended(String scanId) {
        JsonNode[] seen = new JsonNode[1];
        await(Duration.ofMinutes(3), () -> {
            seen[0] = json(get("/v1/scans/" + scanId));
            String status = seen[0].get("status").asString();
            return status.equals("FINISHED") || status.equals("FAILED");
        });
        return seen[0];
    }
}
