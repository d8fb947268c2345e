package io.partguard.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a kill -9 the next start goes on with the data that was acknowledged. */
class CrashIT {
    private final Path root = StackHome.of(Map.of()).root();
    private final StackHome home =
            StackHome.at(root, root.resolve(".partguard")).create();
    private final Path data = home.servers()
            .resolve("tests")
            .resolve("crash-" + ProcessHandle.current().pid());

    @BeforeEach
    void clean() throws IOException {
        Folders.delete(data);
    }

    @AfterEach
    void remove() throws IOException {
        Folders.delete(data);
    }

    @Test
    void postgresComesBackOverItsOwnLock() throws Exception {
        PostgresServer server =
                new PostgresServer(home, data.resolve("postgresql"), Ports.free(), "secret", true, line -> {});
        try {
            server.start();
            execute(server, "CREATE TABLE kept (id int)");
            execute(server, "INSERT INTO kept VALUES (7)");
            Path lock = data.resolve("postgresql/store/postmaster.pid");
            server.process().orElseThrow().stop(OwnProcess.Signal.KILL, Duration.ofSeconds(10));
            assertThat(lock).exists();
            // The worst case: the pid in the lock belongs to somebody else by now.
            String[] lines = Files.readString(lock).split("\n", 2);
            Files.writeString(lock, "1\n" + lines[1]);

            server.start();

            try (Connection connection = server.server().connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        } finally {
            server.stop();
        }
        assertThat(server.process()).isEmpty();
    }

    @Test
    void startingWhatRunsChangesNothing() {
        PostgresServer server =
                new PostgresServer(home, data.resolve("postgresql"), Ports.free(), "secret", false, line -> {});
        try {
            server.start();
            long pid = server.process().orElseThrow().pid();
            server.start();
            assertThat(server.process().orElseThrow().pid()).isEqualTo(pid);
        } finally {
            server.stop();
        }
    }

    @Test
    void elasticsearchComesBackWithWhatItAcknowledged() throws Exception {
        ElasticsearchServer server =
                new ElasticsearchServer(home, data.resolve("elasticsearch"), Ports.free(), line -> {});
        try (HttpClient client = HttpClient.newHttpClient()) {
            server.start();
            HttpRequest put = HttpRequest.newBuilder(URI.create(server.url() + "/kept/_doc/1"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"number\":\"7\"}"))
                    .build();
            assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
            server.process().orElseThrow().stop(OwnProcess.Signal.KILL, Duration.ofSeconds(10));

            server.start();

            HttpRequest get = HttpRequest.newBuilder(URI.create(server.url() + "/kept/_doc/1"))
                    .build();
            assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } finally {
            server.stop();
        }
        assertThat(server.process()).isEmpty();
    }

    private static void execute(PostgresServer server, String sql) throws Exception {
        try (Connection connection = server.server().connect()) {
            Databases.execute(connection, sql);
        }
    }
}
