package io.partguard.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** PostgreSQL on the loopback address, with passwords that only this home knows. */
public final class PostgresServer implements LocalServer {
    static final String SUPERUSER = "postgres";
    private static final String NAME = "postgresql";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final StackHome home;
    private final Distributions distributions;
    private final Path data;
    private final int port;
    private final String password;
    private final boolean durable;

    /** The server of a home, whose data outlives everything. */
    public PostgresServer(StackHome home, int port, Consumer<String> say) {
        this(
                home,
                home.servers().resolve("data").resolve(NAME),
                port,
                Secrets.in(home).password(SUPERUSER),
                true,
                say);
    }

    /** @param durable false for tests, whose data nobody misses after a crash of the machine */
    PostgresServer(StackHome home, Path data, int port, String password, boolean durable, Consumer<String> say) {
        this.home = home;
        this.distributions = new Distributions(home.root(), home.servers(), say);
        this.data = data;
        this.port = port;
        this.password = password;
        this.durable = durable;
    }

    @Override
    public String title() {
        return "PostgreSQL " + Distributions.POSTGRES_VERSION.replaceAll("\\.0$", "");
    }

    @Override
    public int port() {
        return port;
    }

    /** As the superuser, in the database that every server has. */
    public DatabaseServer server() {
        return new DatabaseServer("127.0.0.1", port, SUPERUSER, SUPERUSER, password);
    }

    @Override
    public void start() {
        if (process().isPresent()) {
            waitUntilHealthy();
            return;
        }
        OwnProcess.marked(data.resolve("store").toString())
                .forEach(it -> it.stop(OwnProcess.Signal.INT, STOP_PATIENCE));
        PortTaken.check(title(), port);
        Path program = distributions.postgres();
        ServerUser user = ServerUser.current();
        initialise(program, user);
        launch(program, user);
        waitUntilHealthy();
    }

    @Override
    public void stop() {
        // INT is the fast shutdown: sessions are rolled back and the data is left clean.
        process().ifPresent(it -> it.stop(OwnProcess.Signal.INT, STOP_PATIENCE));
        OwnProcess.marked(data.resolve("store").toString())
                .forEach(it -> it.stop(OwnProcess.Signal.INT, STOP_PATIENCE));
        try {
            Files.deleteIfExists(record());
        } catch (IOException e) {
            throw new StackFailed("Can't delete " + record() + ".", e);
        }
    }

    @Override
    public Optional<OwnProcess> process() {
        return OwnProcess.recordedIn(record())
                .filter(it -> it.marker().equals(data.resolve("store").toString()));
    }

    @Override
    public boolean healthy() {
        try (Connection connection = server().connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private Path record() {
        return home.run(data.getFileName().toString());
    }

    private Path log() {
        return home.log(data.getFileName().toString());
    }

    private void initialise(Path program, ServerUser user) {
        Path store = data.resolve("store");
        Path draft = data.resolve("store.new");
        if (Files.isRegularFile(store.resolve("PG_VERSION"))) {
            removeStaleLock(store);
            return;
        }
        try {
            Folders.delete(draft);
            Files.createDirectories(draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            Path passwordFile = data.resolve("password");
            Files.deleteIfExists(passwordFile);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password + "\n");
            user.own(data);
            List<String> command = new ArrayList<>(List.of(
                    program.resolve("bin/initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale=C"));
            if (!durable) {
                command.add("--no-sync");
            }
            Process initdb = run(command, user);
            boolean ended = initdb.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Files.deleteIfExists(passwordFile);
            if (!ended || initdb.exitValue() != 0) {
                initdb.destroy();
                throw failed("could not create its data folder");
            }
            // Only a folder that was completed gets the name: a start that was cut off begins anew.
            Files.move(draft, store);
        } catch (IOException e) {
            throw new StackFailed("Can't create PostgreSQL's data in " + data + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("Interrupted while PostgreSQL started.", e);
        }
    }

    /**
     * After a kill -9 the lock names a pid that may belong to anybody by now, and PostgreSQL then refuses to start.
     * Nobody of ours runs on this data here (looked for above), so the lock is stale.
     */
    private static void removeStaleLock(Path store) {
        try {
            Files.deleteIfExists(store.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new StackFailed("Can't delete " + store.resolve("postmaster.pid") + ".", e);
        }
    }

    private void launch(Path program, ServerUser user) {
        String store = data.resolve("store").toString();
        List<String> command = new ArrayList<>(List.of(
                program.resolve("bin/postgres").toString(),
                "-D",
                store,
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=120",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_wal_size=512MB",
                "-c",
                "jit=off",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC"));
        if (!durable) {
            command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        try {
            OwnProcess own = null;
            // Backends of a killed server take a moment to notice; until then the memory they share blocks a new one.
            for (int attempt = 0; attempt < 10 && own == null; attempt++) {
                Process process = run(command, user);
                Waiting.until(
                        Duration.ofSeconds(5),
                        () -> !process.isAlive()
                                || OwnProcess.at(process.pid(), store).isPresent());
                if (!process.waitFor(300, TimeUnit.MILLISECONDS)) {
                    own = OwnProcess.at(process.pid(), store).orElse(null);
                } else {
                    Thread.sleep(500);
                }
            }
            if (own == null) {
                throw failed("ended while it started");
            }
            own.recordIn(record());
        } catch (IOException e) {
            throw new StackFailed("Can't start PostgreSQL (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("Interrupted while PostgreSQL started.", e);
        }
    }

    private Process run(List<String> command, ServerUser user) throws IOException {
        Files.createDirectories(log().getParent());
        ProcessBuilder builder = new ProcessBuilder(Detached.command(user.command(command))).directory(data.toFile());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private void waitUntilHealthy() {
        boolean up = Waiting.until(START_PATIENCE, () -> healthy() || process().isEmpty());
        if (!up || process().isEmpty()) {
            throw failed(up ? "ended while it started" : "does not answer on port " + port);
        }
    }

    private StackFailed failed(String what) {
        return new StackFailed("PostgreSQL " + what + ". The end of " + log() + ":\n" + LogTail.of(log(), 20));
    }
}
