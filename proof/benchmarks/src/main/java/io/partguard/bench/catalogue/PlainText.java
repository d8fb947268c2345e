package io.partguard.bench.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What search boxes are compared with: every document one text, Elasticsearch's standard analyzer and plain BM25. */
final class PlainText implements AutoCloseable {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    private final LocalCatalog catalog;
    private final String index;

    private PlainText(LocalCatalog catalog, String index) {
        this.catalog = catalog;
        this.index = index;
    }

    static PlainText of(LocalCatalog catalog, Map<String, String> documents) throws IOException, InterruptedException {
        String index = catalog.index() + "-plain";
        StringBuilder bulk = new StringBuilder();
        documents.forEach((id, text) -> {
            ObjectNode action = JsonMapper.shared().createObjectNode();
            action.putObject("index").put("_id", id);
            ObjectNode document = JsonMapper.shared().createObjectNode();
            document.put("text", text);
            bulk.append(action).append('\n').append(document).append('\n');
        });
        catalog.elasticsearch("/" + index + "/_bulk?refresh=true", NDJSON, bulk.toString());
        return new PlainText(catalog, index);
    }

    /** Ids, best first. */
    List<String> match(String query, int size) throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("size", size).put("_source", false);
        body.putObject("query").putObject("match").put("text", query);
        List<String> ids = new ArrayList<>();
        for (JsonNode hit : catalog.elasticsearch("/" + index + "/_search", JSON, body.toString())
                .at("/hits/hits")) {
            ids.add(hit.path("_id").asString());
        }
        return ids;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(catalog.elasticsearch() + "/" + index))
                            .method("DELETE", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.discarding());
        }
    }
}
