package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a database of its own, spoken to over HTTP as everybody else does. */
public final class Service implements AutoCloseable {
    public static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database;
    private final FakeCatalogue catalogue;
    private final FakeDetection detection;
    private final ConfigurableApplicationContext context;
    private final String base;

    private Service(Database database) {
        this.database = database;
        this.catalogue = FakeCatalogue.start();
        this.detection = FakeDetection.start();
        this.context = SpringApplication.run(
                PricingApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.main.banner-mode=off",
                "--partguard.service.key=" + TestTokens.serviceKeyFile("pricing-service"),
                "--partguard.neighbours.catalog.url=" + catalogue.url(),
                "--partguard.neighbours.detection.url=" + detection.url(),
                "--partguard.jwks=" + TestTokens.jwks());
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        this.base = "http://localhost:" + port;
    }

    public static Service start() {
        return new Service(TestServers.newDatabase("pricing"));
    }

    /** The catalogue it asks; empty unless told otherwise. */
    public FakeCatalogue catalogue() {
        return catalogue;
    }

    /** The detection-service it asks; market pressure was never taken down there unless told otherwise. */
    public FakeDetection detection() {
        return detection;
    }

    public Database database() {
        return database;
    }

    public String base() {
        return base;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public record Answer(int status, String body, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The answer, which must have this status. */
        public Answer expect(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String role) {
        return send("GET", path, TestTokens.user(role), BodyPublishers.noBody(), Map.of());
    }

    public Answer json(String method, String path, String role, String body, String... headers) {
        return send(method, path, TestTokens.user(role), BodyPublishers.ofString(body), headers(headers));
    }

    public Answer asService(String path, String body) {
        String token = TestTokens.service("detection-service", "pricing-service");
        return send("POST", path, token, BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    public Answer upload(String path, String type, BodyPublisher body, String... headers) {
        Map<String, String> all = headers(headers);
        all.put("Content-Type", type);
        return send("POST", path, TestTokens.user("pricing"), body, all);
    }

    /** Loads prices and waits for the end. */
    public JsonNode load(String csv) throws InterruptedException {
        return load("/v1/prices/imports", "text/csv", BodyPublishers.ofString(csv));
    }

    public JsonNode load(String path, String type, BodyPublisher body) throws InterruptedException {
        Answer accepted = upload(path, type, body).expect(202);
        return ended(accepted.header("Location"));
    }

    public JsonNode ended(String location) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(180));
        while (Instant.now().isBefore(end)) {
            JsonNode job = get(location, "pricing").expect(200).json();
            if (job.get("status").asString().matches("FINISHED|FAILED")) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import did not end");
    }

    public Answer send(String method, String path, String token, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String... namesAndValues) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    @Override
    public void close() {
        context.close();
        catalogue.close();
        detection.close();
        http.close();
    }
}
