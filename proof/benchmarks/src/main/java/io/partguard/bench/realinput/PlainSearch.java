package io.partguard.bench.realinput;

import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fixed thing that scans are compared with: one BM25 match of the title a listing, size 10, ids only, 50 a call, one
 * caller, straight to Elasticsearch, on the catalogue's own index and its field of words.
 */
final class PlainSearch {
    private static final int A_CALL = 50;
    private static final String INDEX = "parts-read";
    private static final String FIELD = "text";

    private final URI elasticsearch;
    private final List<String> calls = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PlainSearch(URI elasticsearch, List<String> titles) {
        this.elasticsearch = elasticsearch;
        for (int from = 0; from < titles.size(); from += A_CALL) {
            StringBuilder call = new StringBuilder();
            for (String title : titles.subList(from, Math.min(titles.size(), from + A_CALL))) {
                call.append("{\"index\":\"")
                        .append(INDEX)
                        .append("\"}\n{\"size\":10,\"_source\":false,\"query\":{\"match\":{\"")
                        .append(FIELD)
                        .append("\":")
                        .append(JsonMapper.shared().writeValueAsString(title))
                        .append("}}}\n");
            }
            calls.add(call.toString());
        }
    }

    /** Seconds for all titles, answers read whole. @throws StackFailed where any search failed: then it's no measurement */
    double seconds() throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> answers = new ArrayList<>(calls.size());
        for (String call : calls) {
            HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/_msearch"))
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(call))
                    .build();
            answers.add(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int hits = 0;
        for (String answer : answers) {
            for (JsonNode response : JsonMapper.shared().readTree(answer).path("responses")) {
                if (response.path("status").asInt() != 200) {
                    throw new StackFailed("a plain search failed: " + response.path("error"));
                }
                hits += response.at("/hits/hits").size();
            }
        }
        if (hits == 0) {
            throw new StackFailed("plain searches found nothing at all in " + INDEX + "; field " + FIELD + " is wrong");
        }
        return seconds;
    }
}
