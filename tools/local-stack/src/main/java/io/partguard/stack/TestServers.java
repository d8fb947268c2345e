package io.partguard.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Real servers for tests: those that ELASTICSEARCH_URL and POSTGRES_URL name, else one of each, started once a JVM on
 * free ports and stopped with it. Tests keep apart by a database of their own and by a prefix for their indices.
 */
public final class TestServers {
    private static final Consumer<String> SAY = line -> System.err.println("[test servers] " + line);
    private static final long SELF = ProcessHandle.current().pid();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable String elasticsearch;
    private static @Nullable DatabaseServer postgres;

    private TestServers() {}

    /** Base URL of an Elasticsearch. */
    public static synchronized String elasticsearchUrl() {
        if (elasticsearch == null) {
            String given = System.getenv().getOrDefault("ELASTICSEARCH_URL", "");
            elasticsearch = given.isBlank() ? startElasticsearch() : given;
        }
        return elasticsearch;
    }

    /**
     * A fresh database with the schemas and users of all services, dropped when the JVM ends; its user owns everything
     * in it.
     */
    public static synchronized Database newDatabase() {
        DatabaseServer server = databaseServer();
        String name = freshName();
        createFor(server, name);
        String owner = name + "_owner";
        String password = Secrets.random();
        try (Connection connection = server.connect(name)) {
            Databases.execute(connection, "CREATE ROLE " + owner + " LOGIN PASSWORD '" + password + "'");
            Databases.execute(connection, "GRANT ALL ON DATABASE " + name + " TO " + owner);
            Databases.execute(connection, "GRANT ALL ON SCHEMA public TO " + owner);
            for (String service : Databases.SERVICES) {
                Databases.execute(connection, "GRANT " + name + "_" + service + " TO " + owner);
            }
        } catch (SQLException e) {
            throw new StackFailed("Can't create a database for tests: " + e.getMessage(), e);
        }
        return new Database(server.jdbcUrl(name), owner, password);
    }

    /** A fresh database as the service sees it: its user, whose tables go to its schema. */
    public static synchronized Database newDatabase(String service) {
        DatabaseServer server = databaseServer();
        Database database = createFor(server, freshName()).get(service);
        if (database == null) {
            throw new IllegalArgumentException("no such service: " + service);
        }
        return database;
    }

    private static Map<String, Database> createFor(DatabaseServer server, String name) {
        String password = Secrets.random();
        Databases databases = new Databases(server);
        List<String> users = new ArrayList<>(
                Databases.SERVICES.stream().map(it -> name + "_" + it).toList());
        users.add(name + "_owner");
        atEnd(() -> databases.drop(name, users));
        return databases.prepare(name, service -> name + "_" + service, user -> password);
    }

    private static String freshName() {
        return "test_" + SELF + "_" + Long.toString(System.nanoTime() & 0xFFFFFF, 36) + "_"
                + DATABASES.incrementAndGet();
    }

    private static synchronized DatabaseServer databaseServer() {
        if (postgres == null) {
            String given = System.getenv().getOrDefault("POSTGRES_URL", "");
            postgres = given.isBlank() ? startPostgres() : DatabaseServer.of(given);
        }
        return postgres;
    }

    private static String startElasticsearch() {
        StackHome home = home();
        ElasticsearchServer server = new ElasticsearchServer(home, data(home, "elasticsearch"), Ports.free(), SAY);
        atEnd(() -> throwAway(server, data(home, "elasticsearch")));
        server.start();
        return server.url();
    }

    private static DatabaseServer startPostgres() {
        StackHome home = home();
        PostgresServer server =
                new PostgresServer(home, data(home, "postgresql"), Ports.free(), Secrets.random(), false, line -> {});
        atEnd(() -> throwAway(server, data(home, "postgresql")));
        server.start();
        return server.server();
    }

    private static StackHome home() {
        Path root = StackHome.of(Map.of()).root();
        StackHome home = StackHome.at(root, root.resolve(".partguard")).create();
        removeLeftovers(home);
        return home;
    }

    /** The folder's name ends with the pid of the JVM it belongs to. */
    private static Path data(StackHome home, String server) {
        return home.servers().resolve("tests").resolve(server + "-" + SELF);
    }

    /** Servers of a JVM that was killed would otherwise run for ever. */
    private static void removeLeftovers(StackHome home) {
        Path all = home.servers().resolve("tests");
        if (!Files.isDirectory(all)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(all)) {
            for (Path data : folders) {
                String name = data.getFileName().toString();
                long owner = Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
                if (owner != SELF && ProcFs.startTicks(owner).isEmpty()) {
                    LocalServer server = name.startsWith("elasticsearch")
                            ? new ElasticsearchServer(home, data, 0, SAY)
                            : new PostgresServer(home, data, 0, "", false, SAY);
                    throwAway(server, data);
                }
            }
        } catch (IOException e) {
            SAY.accept("Could not tidy up " + all + ": " + e.getMessage());
        }
    }

    private static void throwAway(LocalServer server, Path data) {
        try {
            server.stop();
            Folders.delete(data);
        } catch (IOException | StackFailed e) {
            SAY.accept("Could not remove " + data + ": " + e.getMessage());
        }
    }

    private static final List<Runnable> AT_END = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            // Databases before the server they are on.
            for (Runnable it : AT_END.reversed()) {
                try {
                    it.run();
                } catch (StackFailed e) {
                    SAY.accept(String.valueOf(e.getMessage()));
                }
            }
        }));
    }

    private static void atEnd(Runnable action) {
        AT_END.add(action);
    }
}
