package io.partguard.pricing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A detection-service that answers what it is told to, as far as market pressure goes. */
public final class FakeDetection implements AutoCloseable {
    private record Said(int status, String body) {}

    private final HttpServer server;
    private final AtomicReference<Said> said = new AtomicReference<>(new Said(404, "{}"));

    private FakeDetection(HttpServer server) {
        this.server = server;
    }

    static FakeDetection start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeDetection detection = new FakeDetection(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/market-pressure", exchange -> {
                try (exchange) {
                    Said answer = detection.said.get();
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return detection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void says(int status, String body) {
        said.set(new Said(status, body));
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
