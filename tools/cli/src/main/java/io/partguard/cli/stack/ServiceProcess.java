package io.partguard.cli.stack;

import io.partguard.cli.Session;
import io.partguard.cli.keys.DemoKeys;
import io.partguard.stack.Database;
import io.partguard.stack.Detached;
import io.partguard.stack.LogTail;
import io.partguard.stack.OwnProcess;
import io.partguard.stack.PortTaken;
import io.partguard.stack.ProcFs;
import io.partguard.stack.StackFailed;
import io.partguard.stack.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of our services as a process of its own. */
final class ServiceProcess {
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    private final Session session;
    private final Service service;

    ServiceProcess(Session session, Service service) {
        this.session = session;
        this.service = service;
    }

    Service service() {
        return service;
    }

    int port() {
        return service.port(session.ports());
    }

    Optional<OwnProcess> process() {
        return OwnProcess.recordedIn(record()).filter(it -> it.marker().equals(marker()));
    }

    boolean healthy() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            URI health = URI.create("http://127.0.0.1:" + port() + "/actuator/health");
            HttpRequest question = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts it where it does not run, or runs from an older build; does not wait. */
    void start(String elasticsearchUrl, @Nullable Database database) {
        try {
            Path jar = ownCopyOfTheJar();
            Optional<OwnProcess> running = process();
            if (running.isPresent()) {
                if (ProcFs.commandLine(running.get().pid()).contains(jar.toString())) {
                    return;
                }
                stop();
            }
            OwnProcess.marked(marker()).forEach(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
            PortTaken.check(service.title(), port());
            launch(jar, elasticsearchUrl, database);
        } catch (IOException e) {
            throw new StackFailed("Can't start " + service.title() + " (" + e.getMessage() + ").", e);
        }
    }

    /** Waits until it answers, or fails with the end of its log. */
    void waitUntilHealthy() {
        boolean up = Waiting.until(START_PATIENCE, () -> healthy() || process().isEmpty());
        if (!up || process().isEmpty()) {
            throw new StackFailed(service.title()
                    + (up ? " ended while it started" : " is not healthy after " + START_PATIENCE.toSeconds() + " s")
                    + ". The end of " + log() + ":\n" + LogTail.of(log(), 25));
        }
    }

    void stop() {
        process().ifPresent(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
        OwnProcess.marked(marker()).forEach(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
        try {
            Files.deleteIfExists(record());
        } catch (IOException e) {
            throw new StackFailed("Can't delete " + record() + ".", e);
        }
    }

    Path log() {
        return session.home().log(service.title());
    }

    private Path record() {
        return session.home().run(service.title());
    }

    /** An argument that only this service of this home has. */
    private String marker() {
        return "-Dpartguard.process=" + session.home().folder().resolve(service.title());
    }

    /** A build must not pull the jar from under a running service, so each runs from a copy. */
    private Path ownCopyOfTheJar() throws IOException {
        Path built = Jars.built(session.home().root(), service.title());
        String name = service.title() + "-"
                + Long.toString(Files.getLastModifiedTime(built).toMillis(), 36) + "-"
                + Long.toString(Files.size(built), 36) + ".jar";
        Path folder = session.home().folder().resolve("apps");
        Files.createDirectories(folder);
        Path copy = folder.resolve(name);
        if (!Files.exists(copy)) {
            try (DirectoryStream<Path> older = Files.newDirectoryStream(folder, service.title() + "-*.jar")) {
                for (Path it : older) {
                    Files.deleteIfExists(it);
                }
            }
            Path draft = folder.resolve(name + ".new");
            Files.copy(built, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
    }

    private void launch(Path jar, String elasticsearchUrl, @Nullable Database database) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                marker(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=4",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command))
                .directory(session.home().folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        // What the user has set for the services of this name stays; secrets of others don't get in.
        builder.environment().keySet().removeIf(it -> it.equals("POSTGRES_URL") || it.equals("PARTGUARD_TOKEN"));
        builder.environment().putAll(variables(elasticsearchUrl, database));
        Process process = builder.start();
        Waiting.until(
                Duration.ofSeconds(10),
                () -> !process.isAlive()
                        || OwnProcess.at(process.pid(), marker()).isPresent());
        OwnProcess.at(process.pid(), marker())
                .orElseThrow(() ->
                        new StackFailed(service.title() + " ended at once. " + log() + ":\n" + LogTail.of(log(), 25)))
                .recordIn(record());
    }

    private Map<String, String> variables(String elasticsearchUrl, @Nullable Database database) {
        DemoKeys keys = DemoKeys.in(session.home().keys());
        Map<String, String> variables = new HashMap<>();
        // Memory that many threads freed is given back rather than kept by each of them.
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.put("SERVER_PORT", Integer.toString(port()));
        variables.putIfAbsent("SERVER_ADDRESS", session.environment().getOrDefault("SERVER_ADDRESS", "127.0.0.1"));
        variables.put("PARTGUARD_JWKS", keys.publicSet().toString());
        for (Service other : Service.values()) {
            if (other.keepsData()) {
                variables.put(other.name() + "_URL", "http://127.0.0.1:" + other.port(session.ports()));
            }
        }
        variables.put("PARTGUARD_SERVICE_KEY", keys.privateKey(service.title()).toString());
        // A browser sends no token with a page; on the loopback address the page of the API is open.
        variables.put(
                "PARTGUARD_DOCS_OPEN",
                Boolean.toString(variables.get("SERVER_ADDRESS").startsWith("127.")));
        if (service == Service.CATALOG) {
            variables.put("ELASTICSEARCH_URL", elasticsearchUrl);
        }
        if (database != null) {
            variables.put("PARTGUARD_DB_URL", database.jdbcUrl());
            variables.put("PARTGUARD_DB_USER", database.user());
            variables.put("PARTGUARD_DB_PASSWORD", database.password());
        }
        return variables;
    }
}
