package io.partguard.bench.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the gateway as a user of some roles would. */
public final class Api {
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED");
    private static final long POLL_MILLIS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param token empty: the calls carry none */
    public Api(URI gateway, String token) {
        this.base = gateway;
        this.token = token;
    }

    /** An answer with any status; the body is an empty object where there is none or it is no JSON. */
    public record Answer(int status, JsonNode body, String text, Map<String, String> headers) {}

    public Answer call(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(method, path, body, headers), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode json = type.contains("json")
                        && !type.contains("ndjson")
                        && !response.body().isBlank()
                ? JSON.readTree(response.body())
                : JSON.createObjectNode();
        Map<String, String> received = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
        return new Answer(response.statusCode(), json, response.body(), received);
    }

    /** @throws StackFailed for any status that is no success */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return ok("GET", path, call("GET", path, BodyPublishers.noBody(), Map.of()))
                .body();
    }

    public JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", key());
        return ok(method, path, call(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), headers))
                .body();
    }

    public void putText(String path, String text) throws IOException, InterruptedException {
        ok("PUT", path, call("PUT", path, BodyPublishers.ofString(text), Map.of("Content-Type", "application/yaml")));
    }

    /** Streams a file up and waits for the end of the job that reads it. */
    public JsonNode upload(String path, Path file, String contentType, Duration patience)
            throws IOException, InterruptedException {
        return job(path, start(path, BodyPublishers.ofFile(file), contentType), patience);
    }

    /** Sends a body that a job reads, without waiting for it; the answer is the job as it stands. */
    public JsonNode start(String path, BodyPublisher body, String contentType)
            throws IOException, InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", contentType, "Idempotency-Key", key());
        return ok("POST", path, call("POST", path, body, headers)).body();
    }

    /** Waits until the job of an upload to {@code path} has ended. @throws StackFailed where it failed or took too long */
    public JsonNode job(String path, JsonNode job, Duration patience) throws IOException, InterruptedException {
        String own = path.replaceAll("\\?.*", "") + "/" + job.get("id").asString();
        long deadline = System.nanoTime() + patience.toNanos();
        JsonNode now = job;
        while (!ENDED.contains(now.path("status").asString(""))) {
            if (System.nanoTime() > deadline) {
                throw new StackFailed(own + " has not ended after " + patience.toSeconds() + " s: " + now);
            }
            Thread.sleep(POLL_MILLIS);
            now = get(own);
        }
        if (now.path("status").asString("").equals("FAILED")) {
            throw new StackFailed(own + " failed: " + now);
        }
        return now;
    }

    /** The body as it comes. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(request("GET", path, BodyPublishers.noBody(), Map.of()), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new StackFailed("GET " + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static Answer ok(String method, String path, Answer answer) {
        if (answer.status() >= 300) {
            String text = answer.text();
            throw new StackFailed(method + " " + path + " answered " + answer.status() + ": "
                    + text.substring(0, Math.min(500, text.length())));
        }
        return answer;
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofMinutes(10))
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request.build();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
