package io.partguard.bench.catalogue;

import io.partguard.bench.stack.LocalService;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built catalog-service as a process of its own, with the memory it has in a local stack, on the servers that
 * ELASTICSEARCH_URL and POSTGRES_URL name or on fresh ones. Its database and its indices are its own and go with it.
 */
final class LocalCatalog implements AutoCloseable {
    static final String SERVICE = "catalog-service";

    private final LocalService service;
    private final String prefix = "bench-" + Long.toString(System.nanoTime(), 36);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private LocalCatalog() throws IOException, InterruptedException {
        service = LocalService.start(SERVICE, TestServers.newDatabase("catalog"), index(elasticsearch(), prefix));
    }

    static LocalCatalog start() throws IOException, InterruptedException {
        return new LocalCatalog();
    }

    /** Where the catalogue has its indices. */
    static Map<String, String> index(URI elasticsearch, String prefix) {
        return Map.of("ELASTICSEARCH_URL", elasticsearch.toString(), "PARTGUARD_INDEX_PREFIX", prefix);
    }

    URI elasticsearch() {
        return URI.create(TestServers.elasticsearchUrl());
    }

    /** The alias by which the serving index is read. */
    String index() {
        return prefix + "-read";
    }

    /** As an operator. @throws StackFailed where the answer is no success: then nothing was measured */
    JsonNode get(String path) throws IOException, InterruptedException {
        return service.get(path);
    }

    /** As the service that detects. @throws StackFailed where the answer is no success */
    JsonNode askAsService(String path, String json) throws IOException, InterruptedException {
        return read(service.send(
                "POST",
                path,
                service.keys().detectionService(),
                BodyPublishers.ofString(json),
                Map.of("Content-Type", "application/json")));
    }

    /** As an operator; the answer as it came. */
    HttpResponse<String> send(String method, String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        return service.send(
                method, path, service.operator(), body, type.isEmpty() ? Map.of() : Map.of("Content-Type", type));
    }

    /** As an operator; an answer of any length, line by line. */
    Stream<String> lines(String path) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = client.send(
                HttpRequest.newBuilder(URI.create(service.url() + path))
                        .timeout(LocalService.PATIENCE)
                        .header("Authorization", "Bearer " + service.operator())
                        .build(),
                BodyHandlers.ofLines());
        if (response.statusCode() >= 300) {
            throw new StackFailed("GET " + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void putMapping(String name, String yaml) throws IOException, InterruptedException {
        send("PUT", "/v1/part-mappings/" + name, "application/yaml", BodyPublishers.ofString(yaml));
    }

    /** Imports and waits until all of it can be found. @throws StackFailed where a row was lost or the import failed */
    JsonNode importParts(BodyPublisher body, String type, String query) throws IOException, InterruptedException {
        JsonNode job = read(send("POST", "/v1/parts/imports" + query, type, body));
        String own = "/v1/parts/imports/" + job.path("id").asString();
        long end = System.nanoTime() + LocalService.PATIENCE.toNanos();
        while (!List.of("FINISHED", "FAILED").contains(job.path("status").asString(""))) {
            if (System.nanoTime() > end) {
                throw new StackFailed("an import that does not end: " + job);
            }
            Thread.sleep(200);
            job = get(own);
        }
        if (!job.path("status").asString("").equals("FINISHED")
                || job.path("read").asLong()
                        != job.path("accepted").asLong() + job.path("rejected").asLong()) {
            throw new StackFailed("an import that failed: " + job);
        }
        return job;
    }

    /** Straight to Elasticsearch, past the service. */
    JsonNode elasticsearch(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new StackFailed("Elasticsearch answered " + response.statusCode() + ": " + response.body());
        }
        return read(response);
    }

    /** How many searches the catalogue's indices have run so far. */
    long searches() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(elasticsearch() + "/" + index() + "/_stats/search"))
                .timeout(Duration.ofSeconds(30))
                .build();
        return read(client.send(request, BodyHandlers.ofString()))
                .at("/_all/primaries/search/query_total")
                .asLong();
    }

    /** Version of Elasticsearch as it says itself. */
    String elasticsearchVersion() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch())
                .timeout(Duration.ofSeconds(10))
                .build();
        return read(client.send(request, BodyHandlers.ofString()))
                .at("/version/number")
                .asString("unknown");
    }

    /** Stops it and removes its indices and files; its database goes when the JVM ends. */
    @Override
    public void close() {
        try {
            service.close();
            for (JsonNode index : read(client.send(
                    HttpRequest.newBuilder(URI.create(elasticsearch() + "/_cat/indices/" + prefix + "-*?format=json"))
                            .build(),
                    BodyHandlers.ofString()))) {
                String name = index.path("index").asString("");
                client.send(
                        HttpRequest.newBuilder(URI.create(elasticsearch() + "/" + name))
                                .DELETE()
                                .build(),
                        BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new StackFailed("Could not tidy up after the bench: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
