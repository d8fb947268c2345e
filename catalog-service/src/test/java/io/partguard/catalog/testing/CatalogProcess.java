package io.partguard.catalog.testing;

import io.partguard.api.testing.TestTokens;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, which can be killed. */
public final class CatalogProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Database database = TestServers.newDatabase("catalog");
    private final String prefix = "killed-" + Long.toString(System.nanoTime(), 36);
    private final List<String> settings;
    private final int port;
    private Process process;

    public CatalogProcess(String... settings) throws IOException {
        this.settings = List.of(settings);
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.process = launch();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.partguard.catalog.CatalogApplication",
                "--server.port=" + port,
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--partguard.elasticsearch.url=" + TestServers.elasticsearchUrl(),
                "--partguard.index.prefix=" + prefix,
                "--partguard.jwks=" + TestTokens.jwks()));
        settings.forEach(setting -> command.add("--" + setting));
        File log = Path.of("target", "killed-service.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** SIGKILL: nothing is tidied up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    public void start() throws IOException {
        process = launch();
    }

    /** Memory that the process holds, as Linux counts it. */
    public long residentMegabytes() throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        long megabytes = Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
        System.out.println("round: the service holds " + megabytes + " MB");
        return megabytes;
    }

    public Database database() {
        return database;
    }

    public String prefix() {
        return prefix;
    }

    /** Posts once the service is up. */
    public JsonNode post(String path, String type, String body) throws InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Gets once the service is up. */
    public JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TestTokens.user("operator"));
    }

    private static JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < 300) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500 || System.nanoTime() > end) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(e);
                }
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
