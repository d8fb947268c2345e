package io.partguard.bench.catalogue;

import io.partguard.bench.stack.ServiceKeys;
import io.partguard.bench.stack.ServiceProcess;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Database;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built catalog-service as a process that can be killed and started again on the same two stores. */
final class KillableCatalog implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);

    private final ServiceKeys keys = new ServiceKeys(LocalCatalog.SERVICE);
    private final String token = keys.operator();
    private final Path folder;
    private final Database database;
    private final URI elasticsearch;
    private final String prefix;
    private final int port = Ports.free();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Process process;

    KillableCatalog(Path folder, Database database, URI elasticsearch, String prefix) throws IOException {
        this.folder = folder;
        this.database = database;
        this.elasticsearch = elasticsearch;
        this.prefix = prefix;
        this.process = launch();
    }

    private Process launch() throws IOException {
        return ServiceProcess.start(
                LocalCatalog.SERVICE,
                keys,
                folder,
                folder.resolve("service.log"),
                port,
                database,
                LocalCatalog.index(elasticsearch, prefix));
    }

    KillableCatalog waitUntilHealthy() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (send("GET", "/actuator/health", "", BodyPublishers.noBody(), Map.of())
                                .statusCode()
                        == 200) {
                    return this;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(100);
        }
        throw new StackFailed(
                "catalog-service did not start. The end of its log:\n" + LogTail.of(folder.resolve("service.log"), 25));
    }

    /** SIGKILL: nothing is tidied up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new StackFailed("catalog-service outlived SIGKILL");
        }
    }

    /** Starts it again where it does not run. */
    void revive() throws IOException {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    String readAlias() {
        return prefix + "-read";
    }

    URI elasticsearch() {
        return elasticsearch;
    }

    Database database() {
        return database;
    }

    /** One try as an operator, whatever comes of it. */
    HttpResponse<String> send(String method, String path, String type, BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** @throws StackFailed where the answer is no success */
    JsonNode ok(String method, String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, type, body, Map.of());
        if (answer.statusCode() >= 300) {
            throw new StackFailed(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ok("GET", path, "", BodyPublishers.noBody());
    }

    /** Bytes of the heap that are reachable, after a full collection. */
    long liveHeap() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/jcmd"));
        command.addAll(List.of(Long.toString(process.pid()), "GC.class_histogram"));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return printed.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new StackFailed("the heap cannot be measured: " + printed));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
