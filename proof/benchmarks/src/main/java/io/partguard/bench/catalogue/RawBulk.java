package io.partguard.bench.catalogue;

import io.partguard.bench.stack.StackFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fastest that Elasticsearch takes documents: requests made beforehand, ids given by Elasticsearch (so that it need
 * not look for an older document), no refresh until the end, no replicas.
 */
final class RawBulk {
    private static final byte[] ACTION = "{\"index\":{}}\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI elasticsearch;
    private final String createBody;
    private final String name;

    /** How the documents are sent. */
    record Way(int aRequest, int inFlight) {}

    /** @param like the index whose settings and mapping are taken over */
    RawBulk(URI elasticsearch, String like, String name) throws IOException, InterruptedException {
        this.elasticsearch = elasticsearch;
        this.name = name;
        JsonNode index = call("GET", "/" + like, null).iterator().next();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode settings = body.putObject("settings").putObject("index");
        for (String kept : List.of("analysis", "similarity", "number_of_shards", "gc_deletes")) {
            JsonNode setting = index.path("settings").path("index").path(kept);
            if (!setting.isMissingNode()) {
                settings.set(kept, setting);
            }
        }
        settings.put("number_of_replicas", 0).put("refresh_interval", "-1");
        body.set("mappings", index.path("mappings"));
        this.createBody = body.toString();
    }

    static List<byte[]> requests(List<byte[]> documents, int aRequest) {
        List<byte[]> requests = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += aRequest) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            for (byte[] document : documents.subList(from, Math.min(documents.size(), from + aRequest))) {
                request.writeBytes(ACTION);
                request.writeBytes(document);
            }
            requests.add(request.toByteArray());
        }
        return requests;
    }

    /** Seconds until all documents can be found, in an index of their own. @throws StackFailed where one was refused */
    double seconds(List<byte[]> requests, int inFlight, long documents) throws IOException, InterruptedException {
        call("PUT", "/" + name, createBody);
        try {
            long start = System.nanoTime();
            Deque<CompletableFuture<HttpResponse<byte[]>>> sent = new ArrayDeque<>();
            for (byte[] request : requests) {
                if (sent.size() >= inFlight) {
                    check(sent.removeFirst());
                }
                sent.add(client.sendAsync(
                        HttpRequest.newBuilder(elasticsearch.resolve("/" + name + "/_bulk?filter_path=errors"))
                                .timeout(Duration.ofMinutes(2))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofByteArray(request))
                                .build(),
                        BodyHandlers.ofByteArray()));
            }
            while (!sent.isEmpty()) {
                check(sent.removeFirst());
            }
            call("POST", "/" + name + "/_refresh", null);
            double seconds = (System.nanoTime() - start) / 1e9;
            long found = call("GET", "/" + name + "/_count", null).path("count").asLong();
            if (found != documents) {
                throw new StackFailed("raw bulk: " + documents + " documents sent, " + found + " found");
            }
            return seconds;
        } finally {
            call("DELETE", "/" + name, null);
        }
    }

    private static void check(CompletableFuture<HttpResponse<byte[]>> sent) {
        try {
            HttpResponse<byte[]> answer = sent.join();
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() != 200 || !body.contains("\"errors\":false")) {
                throw new StackFailed("raw bulk was answered " + answer.statusCode() + " " + body);
            }
        } catch (CompletionException e) {
            throw new StackFailed("raw bulk failed: " + e.getCause());
        }
    }

    private JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(elasticsearch.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new StackFailed(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
