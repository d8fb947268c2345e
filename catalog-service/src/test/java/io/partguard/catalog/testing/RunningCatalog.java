package io.partguard.catalog.testing;

import io.partguard.api.testing.TestTokens;
import io.partguard.catalog.CatalogApplication;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, spoken to over HTTP as its users do. */
public final class RunningCatalog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Database database;
    private final String prefix;
    private final Map<String, String> more;
    private ConfigurableApplicationContext context;

    private RunningCatalog(Database database, String prefix, Map<String, String> more) {
        this.database = database;
        this.prefix = prefix;
        this.more = more;
        this.context = run();
    }

    public static RunningCatalog start(String... settings) {
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            more.put(settings[i], settings[i + 1]);
        }
        String prefix = "test-" + Long.toString(System.nanoTime(), 36);
        return new RunningCatalog(TestServers.newDatabase("catalog"), prefix, more);
    }

    private ConfigurableApplicationContext run() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", "0");
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("partguard.index.prefix", prefix);
        properties.put("partguard.jwks", TestTokens.jwks().toString());
        if (!more.containsKey("partguard.elasticsearch.url")) {
            properties.put("partguard.elasticsearch.url", TestServers.elasticsearchUrl());
        }
        properties.putAll(more);
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(CatalogApplication.class).run(arguments);
    }

    /** Stops the service and starts it again on the same servers. */
    public void restart() {
        context.close();
        context = run();
    }

    /** Another instance on the same servers and indices. */
    public RunningCatalog replica() {
        return new RunningCatalog(database, prefix, more);
    }

    public void stop() {
        context.close();
    }

    public void set(String setting, String value) {
        more.put(setting, value);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Type and subject of the events whose type begins so, oldest first. */
    public List<String> events(String beginning) {
        return bean(JdbcClient.class)
                .sql("SELECT type || ' ' || subject FROM event WHERE starts_with(type, ?) ORDER BY id")
                .param(beginning)
                .query(String.class)
                .list();
    }

    public Database database() {
        return database;
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What came back. */
    public record Answer(int status, Map<String, List<String>> headers, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    public Answer get(String path, String... roles) {
        return send(request(path, TestTokens.user(roles.length == 0 ? new String[] {"operator"} : roles))
                .GET());
    }

    public Answer asService(String path, String json) {
        return send(request(path, TestTokens.service("detection-service", "catalog-service"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path, TestTokens.user("operator"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public Answer ask(String method, String path, String role, Map<String, String> headers, @Nullable String body) {
        String token = role.equals("service")
                ? TestTokens.service("detection-service", "catalog-service")
                : TestTokens.user(role);
        HttpRequest.Builder request = request(path, token);
        headers.forEach(request::header);
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    public Answer delete(String path, String... headers) {
        HttpRequest.Builder request = request(path, TestTokens.user("operator")).DELETE();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public Answer put(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path, TestTokens.user("operator"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** As an operator; {@code ifMatch} null: without that header. */
    public Answer patch(String path, @Nullable String ifMatch, String body) {
        return patchAs("operator", path, ifMatch, body);
    }

    public Answer patchAs(String role, String path, @Nullable String ifMatch, String body) {
        HttpRequest.Builder request = request(path, TestTokens.user(role))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    public Answer putMapping(String name, String yaml) {
        return send(request("/v1/part-mappings/" + name, TestTokens.user("operator"))
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml)));
    }

    public JsonNode importFile(Path file, String type, String query) {
        try {
            return finished(send(request("/v1/parts/imports" + query, TestTokens.user("operator"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofFile(file))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table of what parts fit. */
    public JsonNode importApplications(String text, String type, String query) {
        return finished(post("/v1/applications/imports" + query, type, text));
    }

    public JsonNode importText(String text, String type, String query) {
        return finished(post("/v1/parts/imports" + query, type, text));
    }

    private JsonNode finished(Answer accepted) {
        if (accepted.status() != 202) {
            throw new IllegalStateException(accepted.status() + " " + accepted.text());
        }
        return waitForImport(accepted.json().path("id").asString());
    }

    public JsonNode waitForImport(String id) {
        return waitForImport(
                id,
                job -> List.of("FINISHED", "FAILED", "CANCELLED")
                        .contains(job.path("status").asString()));
    }

    public JsonNode waitForImport(String id, Predicate<JsonNode> until) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (true) {
            JsonNode job = get("/v1/parts/imports/" + id).json();
            if (until.test(job)) {
                return job;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("an import that does not end: " + job);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
