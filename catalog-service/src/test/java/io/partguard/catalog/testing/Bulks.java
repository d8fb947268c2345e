package io.partguard.catalog.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A door before a real Elasticsearch that lets every second document of a bulk through and refuses the others as a busy
 * node does: with status 429 for the item and 200 for the whole.
 */
public final class Bulks implements Closeable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final HttpServer server;
    private final AtomicInteger refusedItems = new AtomicInteger();
    /** So many bulks are refused by half before the next one goes through whole. */
    private volatile int busyFor;

    private Bulks(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static Bulks before(String url) throws IOException {
        return new Bulks(URI.create(url));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void busyFor(int bulks) {
        busyFor = bulks;
    }

    public int refusedItems() {
        return refusedItems.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean bulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
            if (bulk && busyFor > 0) {
                busyFor--;
                answer(exchange, 200, half(exchange, body));
                return;
            }
            HttpResponse<byte[]> answer = pass(exchange, body);
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            answer(exchange, answer.statusCode(), answer.body());
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Every document is an action and a source. */
    private byte[] half(HttpExchange exchange, byte[] body) throws IOException {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        StringBuilder kept = new StringBuilder();
        List<Boolean> passed = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            boolean pass = (i / 2) % 2 == 0;
            passed.add(pass);
            if (pass) {
                kept.append(lines.get(i)).append('\n').append(lines.get(i + 1)).append('\n');
            }
        }
        ArrayNode real =
                (ArrayNode) JSON.readTree(pass(exchange, kept.toString().getBytes(StandardCharsets.UTF_8))
                                .body())
                        .path("items");
        ObjectNode answer = JSON.createObjectNode();
        answer.put("errors", passed.contains(false));
        ArrayNode items = answer.putArray("items");
        int at = 0;
        for (boolean pass : passed) {
            if (pass) {
                items.add(real.get(at++));
            } else {
                ObjectNode item = items.addObject().putObject("index");
                item.put("status", 429).putObject("error").put("type", "es_rejected_execution_exception");
                refusedItems.incrementAndGet();
            }
        }
        return JSON.writeValueAsBytes(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
