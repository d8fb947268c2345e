package io.partguard.bench.pricing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers what pricing-service asks a catalogue, at once and always the same: it has every part, and nothing replaces it. */
final class CatalogueStandIn implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;

    CatalogueStandIn(String brand) throws IOException {
        // Without it the JDK's server holds each answer back for up to 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/parts/lookups", exchange -> answer(exchange, asked -> found(brand, asked)));
        server.createContext("/v1/parts/current", exchange -> answer(exchange, CatalogueStandIn::current));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static JsonNode found(String brand, JsonNode asked) {
        ObjectNode answer = JSON.createObjectNode().put("catalogueRevision", "r1");
        ArrayNode results = answer.putArray("results");
        asked.path("lines").forEach(line -> {
            String number = line.path("number").asString();
            results.addObject()
                    .put("ref", line.path("ref").asString())
                    .put("outcome", "FOUND")
                    .put("alike", 1)
                    .put("partId", "prt_" + number)
                    .put("brand", brand)
                    .put("partNumber", number);
        });
        return answer;
    }

    private static JsonNode current(JsonNode asked) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        asked.path("partIds")
                .forEach(id -> items.addObject()
                        .put("partId", id.asString())
                        .put("outcome", "CURRENT")
                        .putArray("chain"));
        return answer;
    }

    private static void answer(HttpExchange exchange, Function<JsonNode, JsonNode> answer) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
            byte[] body = JSON.writeValueAsBytes(answer.apply(asked));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
