package io.partguard.bench.catalogue;

import io.partguard.bench.Screen;
import io.partguard.bench.stack.LocalPartguard;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Database;
import io.partguard.stack.Databases;
import io.partguard.stack.ElasticsearchServer;
import io.partguard.stack.Folders;
import io.partguard.stack.LocalServer;
import io.partguard.stack.Ports;
import io.partguard.stack.PostgresServer;
import io.partguard.stack.StackHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A catalogue with both of its stores, started by us and nobody else's, each of which can be killed. */
final class FaultStack implements AutoCloseable {
    private final Path folder;
    private final ElasticsearchServer elasticsearch;
    private final PostgresServer postgres;
    private final KillableCatalog catalog;

    /** Who dies. */
    enum Victim {
        SERVICE,
        ELASTICSEARCH,
        POSTGRESQL
    }

    private FaultStack(
            Path folder, ElasticsearchServer elasticsearch, PostgresServer postgres, KillableCatalog catalog) {
        this.folder = folder;
        this.elasticsearch = elasticsearch;
        this.postgres = postgres;
        this.catalog = catalog;
    }

    static FaultStack start(Screen screen) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                "partguard-faults-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        StackHome home = StackHome.at(LocalPartguard.root(), folder).create();
        ElasticsearchServer elasticsearch =
                new ElasticsearchServer(home, Ports.free(), line -> screen.line("  %s", line));
        PostgresServer postgres = new PostgresServer(home, Ports.free(), line -> screen.line("  %s", line));
        try {
            elasticsearch.start();
            postgres.start();
            String password = "p" + UUID.randomUUID().toString().replace("-", "");
            Database database = new Databases(postgres.server())
                    .prepare("partguard", service -> service, user -> password)
                    .get("catalog");
            if (database == null) {
                throw new StackFailed("no database for the catalogue");
            }
            KillableCatalog catalog = new KillableCatalog(folder, database, URI.create(elasticsearch.url()), "faults");
            FaultStack stack = new FaultStack(folder, elasticsearch, postgres, catalog);
            try {
                catalog.waitUntilHealthy();
                return stack;
            } catch (StackFailed e) {
                stack.close();
                throw e;
            }
        } catch (io.partguard.stack.StackFailed e) {
            elasticsearch.stop();
            postgres.stop();
            throw new StackFailed(String.valueOf(e.getMessage()));
        }
    }

    KillableCatalog catalog() {
        return catalog;
    }

    /** SIGKILL, without a warning. */
    void kill(Victim victim) throws InterruptedException {
        switch (victim) {
            case SERVICE -> catalog.kill();
            case ELASTICSEARCH -> kill(elasticsearch);
            case POSTGRESQL -> kill(postgres);
        }
    }

    private static void kill(LocalServer server) {
        long pid = server.process()
                .orElseThrow(() -> new StackFailed(server.title() + " does not run"))
                .pid();
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        });
    }

    void revive(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case SERVICE -> {
                catalog.revive();
                catalog.waitUntilHealthy();
            }
            case ELASTICSEARCH -> elasticsearch.start();
            case POSTGRESQL -> postgres.start();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        catalog.close();
        elasticsearch.stop();
        postgres.stop();
        Folders.delete(folder);
    }
}
