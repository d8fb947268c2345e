package io.partguard.bench.stack;

import io.partguard.stack.Database;
import io.partguard.stack.Folders;
import io.partguard.stack.LogTail;
import io.partguard.stack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One built service as a process of its own, spoken to over HTTP without a gateway. Its keys are those of this run alone. */
public final class LocalService implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final ServiceKeys keys;
    private final Path folder;
    private final Process process;
    private final URI url;
    private final String operator;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private LocalService(String name, Database database, Map<String, String> environment) throws IOException {
        this.name = name;
        this.keys = new ServiceKeys(name);
        this.operator = keys.operator();
        this.folder = Files.createTempDirectory("partguard-bench-");
        int port = Ports.free();
        this.url = URI.create("http://127.0.0.1:" + port);
        this.process = ServiceProcess.start(name, keys, folder, folder.resolve("log"), port, database, environment);
    }

    /**
     * Starts it and waits until it is healthy.
     *
     * @param environment beside port, keys and database
     * @throws StackFailed where it does not start
     */
    public static LocalService start(String name, Database database, Map<String, String> environment)
            throws IOException, InterruptedException {
        LocalService service = new LocalService(name, database, environment);
        try {
            service.waitUntilHealthy();
            return service;
        } catch (StackFailed e) {
            service.close();
            throw e;
        }
    }

    private void waitUntilHealthy() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpRequest health = HttpRequest.newBuilder(url.resolve("/actuator/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(200);
        }
        throw new StackFailed(name + " did not start. The end of its log:\n" + LogTail.of(folder.resolve("log"), 25));
    }

    public URI url() {
        return url;
    }

    public ServiceKeys keys() {
        return keys;
    }

    /** An operator's token. */
    public String operator() {
        return operator;
    }

    /** As an operator. @throws StackFailed where the answer is no success: then nothing was measured */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(send("GET", path, operator, BodyPublishers.noBody(), Map.of())
                        .body());
    }

    /** The answer as it came. @throws StackFailed where it is no success */
    public HttpResponse<String> send(
            String method, String path, String bearer, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response = attempt(method, path, bearer, body, headers);
        if (response.statusCode() >= 300) {
            String text = response.body();
            throw new StackFailed(method + " " + path + " answered " + response.statusCode() + ": "
                    + text.substring(0, Math.min(500, text.length())));
        }
        return response;
    }

    /** The answer, whatever it is. */
    public HttpResponse<String> attempt(
            String method, String path, String bearer, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + bearer)
                .method(method, body);
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Folders.delete(folder);
        } catch (IOException e) {
            throw new StackFailed("Could not tidy up after the bench: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
