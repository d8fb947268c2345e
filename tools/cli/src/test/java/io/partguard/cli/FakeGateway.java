package io.partguard.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that answers what a test told it to, and remembers what it was asked. */
public final class FakeGateway implements AutoCloseable {
    private record Answer(int status, String type, String body, Map<String, String> headers) {}

    /** @param path with its query, below /api/v1 */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Several answers to one question come in their order; the last one stays. @param path without its query */
    public FakeGateway answer(String method, String path, int status, String body) {
        return answer(method, path, status, body, Map.of());
    }

    public FakeGateway answer(String method, String path, int status, String body, Map<String, String> headers) {
        String type = status >= 400 ? "application/problem+json" : "application/json";
        answers.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>())
                .add(new Answer(status, type, body, headers));
        return this;
    }

    public List<Asked> asked() {
        return asked;
    }

    public Asked asked(String method, String path) {
        return asked.stream()
                .filter(it -> it.method().equals(method) && it.path().startsWith(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked " + method + " " + path + ", only " + asked));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        String whole = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
        asked.add(new Asked(exchange.getRequestMethod(), whole, headers, body));
        String path = whole.replaceFirst("\\?.*$", "");
        Deque<Answer> prepared = answers.getOrDefault(exchange.getRequestMethod() + " " + path, new ArrayDeque<>());
        Answer answer = prepared.size() > 1 ? prepared.poll() : prepared.peek();
        if (answer == null) {
            answer = new Answer(
                    404, "application/problem+json", "{\"title\":\"Not found\",\"code\":\"FAKE\"}", Map.of());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
