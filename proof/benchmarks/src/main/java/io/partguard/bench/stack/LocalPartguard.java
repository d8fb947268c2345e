package io.partguard.bench.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Partguard on this machine, reached through the script that people use. A scratch one has a state folder and ports of
 * its own, and is stopped and removed on {@link #close()}; one that ran already is left as it is.
 */
public final class LocalPartguard implements AutoCloseable {
    private static final int GATEWAY = 8080;
    private static final int ELASTICSEARCH = 9201;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path root;
    private final Path home;
    private final int offset;
    private final boolean scratch;

    private LocalPartguard(Path root, Path home, int offset, boolean scratch) {
        this.root = root;
        this.home = home;
        this.offset = offset;
        this.scratch = scratch;
    }

    /** Starts an empty one. */
    public static LocalPartguard scratch() {
        try {
            Path home = Files.createTempDirectory(
                    "partguard-scratch-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            int offset = 2_000 + ThreadLocalRandom.current().nextInt(400) * 20;
            LocalPartguard partguard = new LocalPartguard(root(), home, offset, true);
            try {
                partguard.command("up");
            } catch (StackFailed e) {
                partguard.close();
                throw e;
            }
            return partguard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that runs with this environment's PARTGUARD_HOME and PARTGUARD_PORT_OFFSET, else a scratch one. */
    public static LocalPartguard runningOrScratch() {
        Path root = root();
        Path home = Path.of(System.getenv()
                .getOrDefault("PARTGUARD_HOME", root.resolve(".partguard").toString()));
        int offset = Integer.parseInt(System.getenv().getOrDefault("PARTGUARD_PORT_OFFSET", "0"));
        LocalPartguard running = new LocalPartguard(root, home, offset, false);
        return running.answers() ? running : scratch();
    }

    /** The checkout: PARTGUARD_ROOT, else the nearest folder above with the script in it. */
    public static Path root() {
        String given = System.getenv("PARTGUARD_ROOT");
        Path at = Path.of(given == null || given.isBlank() ? "" : given).toAbsolutePath();
        while (at != null && !Files.isExecutable(at.resolve("partguard"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new StackFailed("no script 'partguard' here or above; set PARTGUARD_ROOT to the checkout");
        }
        return at;
    }

    public boolean isScratch() {
        return scratch;
    }

    public Path home() {
        return home;
    }

    public URI gateway() {
        return URI.create("http://127.0.0.1:" + (GATEWAY + offset));
    }

    public URI elasticsearch() {
        String given = System.getenv("ELASTICSEARCH_URL");
        return URI.create(given == null || given.isBlank() ? "http://127.0.0.1:" + (ELASTICSEARCH + offset) : given);
    }

    /** @param roles one or several with commas between */
    public Api api(String roles) {
        String[] lines =
                command("token", "--role", roles, "--minutes", "600").strip().split("\n");
        return new Api(gateway(), lines[lines.length - 1].strip());
    }

    /** Kills one of our services without a warning, as a fault of the machine would; {@code command("up")} revives it. */
    public void kill(String service) throws IOException {
        Properties record = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("run").resolve(service + ".properties"))) {
            record.load(in);
        }
        long pid = Long.parseLong(record.getProperty("pid", ""));
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(handle -> handle.info().commandLine().orElse(service).contains(service))
                .orElseThrow(() -> new StackFailed(service + " does not run"));
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Version of Elasticsearch as it says itself. */
    public String elasticsearchVersion() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(
                            HttpRequest.newBuilder(elasticsearch())
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(answer).at("/version/number").asString("unknown");
        }
    }

    /** Runs {@code ./partguard ARGUMENTS} and gives what it printed. @throws StackFailed where it fails or hangs */
    public String command(String... arguments) {
        List<String> line = new ArrayList<>(List.of(root.resolve("partguard").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PARTGUARD_HOME",
                        home.toString(),
                        "PARTGUARD_PORT_OFFSET",
                        Integer.toString(offset),
                        "PARTGUARD_BUILD",
                        "no"));
        if (scratch) {
            // They would lead back to the one that started this bench.
            List.of("PARTGUARD_URL", "PARTGUARD_TOKEN").forEach(builder.environment()::remove);
        }
        try {
            Path output = Files.createTempFile("partguard-", ".out");
            Path errors = Files.createTempFile("partguard-", ".err");
            try {
                Process process = builder.redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                        .start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended || process.exitValue() != 0) {
                    process.destroy();
                    throw new StackFailed("./partguard " + String.join(" ", arguments)
                            + (ended ? " ended with " + process.exitValue() : " hangs") + ":\n" + printed
                            + end(Files.readString(errors, StandardCharsets.UTF_8)));
                }
                return printed;
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted");
        }
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 3000));
    }

    private boolean answers() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest health = HttpRequest.newBuilder(gateway().resolve("/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops and removes a scratch one. */
    @Override
    public void close() {
        if (scratch) {
            command("reset", "--yes");
        }
    }
}
