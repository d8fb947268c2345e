package io.partguard.pricing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A catalogue with the parts it is told of, as far as quotes ask it. */
public final class FakeCatalogue implements AutoCloseable {
    /** Successor by number; empty for a part that is current. */
    private final Map<String, String> parts = new ConcurrentHashMap<>();

    private final AtomicInteger questions = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean out;

    private FakeCatalogue(HttpServer server) {
        this.server = server;
    }

    static FakeCatalogue start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeCatalogue catalogue = new FakeCatalogue(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/parts/lookups", exchange -> catalogue.answer(exchange, catalogue::lookUp));
            server.createContext("/v1/parts/current", exchange -> catalogue.answer(exchange, catalogue::current));
            server.start();
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    public void has(String number, String successor) {
        parts.put(number, successor);
    }

    public void setOut(boolean isOut) {
        out = isOut;
    }

    public int questions() {
        return questions.get();
    }

    private interface Answer {
        Object to(JsonNode question);
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        questions.incrementAndGet();
        try (exchange) {
            JsonNode question = Service.JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (out) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] body = Service.JSON.writeValueAsBytes(answer.to(question));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Object lookUp(JsonNode question) {
        List<Object> results = new ArrayList<>();
        question.get("lines").forEach(line -> {
            String ref = line.get("ref").asString();
            String number = line.get("number").asString();
            results.add(
                    parts.containsKey(number)
                            ? Map.of(
                                    "ref",
                                    ref,
                                    "outcome",
                                    "FOUND",
                                    "alike",
                                    1,
                                    "partId",
                                    "prt_" + number,
                                    "brand",
                                    "Nordkette",
                                    "partNumber",
                                    number)
                            : Map.of("ref", ref, "outcome", "NONE"));
        });
        return Map.of("catalogueRevision", "r1", "results", results);
    }

    private Object current(JsonNode question) {
        List<Object> items = new ArrayList<>();
        question.get("partIds").forEach(id -> {
            String part = id.asString();
            String successor = parts.get(part.substring(4));
            items.add(
                    successor.isEmpty()
                            ? Map.of("partId", part, "outcome", "CURRENT", "chain", List.of())
                            : Map.of(
                                    "partId",
                                    part,
                                    "outcome",
                                    "REPLACED",
                                    "currentPartNumber",
                                    successor,
                                    "chain",
                                    List.of(Map.of(
                                            "kind",
                                            "ONE",
                                            "to",
                                            List.of(Map.of("partNumber", successor)),
                                            "validFrom",
                                            "2025-03-01",
                                            "reason",
                                            "stronger material"))));
        });
        return Map.of("items", items);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
