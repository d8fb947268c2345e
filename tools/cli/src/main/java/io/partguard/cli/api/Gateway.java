package io.partguard.cli.api;

import io.partguard.cli.CommandFailed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The one origin that everything goes through. */
public final class Gateway {
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(60);

    private final URI base;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Gateway(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** An answer's JSON (an empty object where there is no body) with its ETag. */
    public record Answer(int status, JsonNode body, Optional<String> etag) {}

    public URI base() {
        return base;
    }

    /** @param path below /api/v1, with its query */
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of(), QUICK).body();
    }

    public Answer getWithEtag(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of(), QUICK);
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return sendJson("POST", path, body, headers);
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .body();
    }

    public JsonNode put(String path, Object body) {
        return sendJson("PUT", path, body, Map.of()).body();
    }

    /** A merge patch (RFC 7396) of what the caller has seen. @param etag of what was seen */
    public JsonNode patch(String path, Object patch, String etag) {
        Map<String, String> headers = Map.of("Content-Type", "application/merge-patch+json", "If-Match", etag);
        return send("PATCH", path, BodyPublishers.ofString(Json.text(patch)), headers, QUICK)
                .body();
    }

    public void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody(), Map.of(), QUICK);
    }

    /** Text that is not JSON, as a mapping is. */
    public JsonNode putText(String path, String text, String contentType) {
        return send("PUT", path, BodyPublishers.ofString(text), Map.of("Content-Type", contentType), QUICK)
                .body();
    }

    /** Streams a file up; the answer is the job that reads it. */
    public JsonNode upload(String path, Path file, String contentType, String idempotencyKey) {
        Map<String, String> headers = Map.of("Content-Type", contentType, "Idempotency-Key", idempotencyKey);
        try {
            return send("POST", path, BodyPublishers.ofFile(file), headers, UPLOAD)
                    .body();
        } catch (FileNotFoundException e) {
            throw new CommandFailed(CommandFailed.USAGE, "No such file: " + file);
        }
    }

    /** Streams an answer into a file, which appears only when it is whole. */
    public long download(String path, Path file) {
        HttpRequest request = request("GET", path, BodyPublishers.noBody(), Map.of(), UPLOAD);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() >= 400) {
                    throw ApiFailed.of(
                            "GET " + path,
                            response.statusCode(),
                            new String(body.readNBytes(1 << 20), StandardCharsets.UTF_8));
                }
                Files.copy(body, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return Files.size(file);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** A short text, for example the first rejected rows. */
    public String text(String path) {
        return exchange("GET", path, BodyPublishers.noBody(), Map.of(), QUICK).body();
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer sendJson(String method, String path, Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send(method, path, BodyPublishers.ofString(Json.text(body)), all, QUICK);
    }

    private Answer send(
            String method, String path, BodyPublisher body, Map<String, String> headers, Duration patience) {
        HttpResponse<String> response = exchange(method, path, body, headers, patience);
        try {
            String text = response.body();
            return new Answer(
                    response.statusCode(),
                    Json.read(text.isBlank() ? "{}" : text),
                    response.headers().firstValue("ETag"));
        } catch (JacksonException e) {
            throw new CommandFailed(
                    CommandFailed.UNAVAILABLE,
                    method + " " + path + ": the answer is not JSON. Is " + base + " really Partguard's gateway?");
        }
    }

    private HttpResponse<String> exchange(
            String method, String path, BodyPublisher body, Map<String, String> headers, Duration patience) {
        try {
            HttpResponse<String> response = client.send(
                    request(method, path, body, headers, patience), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 400) {
                throw ApiFailed.of(method + " " + path, response.statusCode(), response.body());
            }
            return response;
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpRequest request(
            String method, String path, BodyPublisher body, Map<String, String> headers, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header(
                        "Accept",
                        "application/json, application/problem+json, text/csv, application/x-ndjson, application/xml")
                .method(method, body);
        headers.forEach(request::header);
        return request.build();
    }

    private CommandFailed unreachable(IOException cause) {
        String why = cause instanceof ConnectException
                ? "Partguard does not answer at " + base
                        + ". Start it with ./partguard up (./partguard status shows what runs)."
                : "The connection to " + base + " broke: " + cause.getMessage()
                        + ". See ./partguard status and ./partguard logs.";
        return new CommandFailed(CommandFailed.UNAVAILABLE, why);
    }

    private static CommandFailed interrupted() {
        Thread.currentThread().interrupt();
        return new CommandFailed(CommandFailed.FAILED, "Interrupted.");
    }
}
