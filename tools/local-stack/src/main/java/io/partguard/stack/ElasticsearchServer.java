package io.partguard.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Elasticsearch on the loopback address, one node, without passwords: for development and tests only. */
public final class ElasticsearchServer implements LocalServer {
    private static final String NAME = "elasticsearch";
    private static final Duration START_PATIENCE = Duration.ofSeconds(150);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int HEAP_MEGABYTES = 512;

    private final StackHome home;
    private final Distributions distributions;
    private final Path data;
    private final int port;
    private final Consumer<String> say;

    public ElasticsearchServer(StackHome home, int port, Consumer<String> say) {
        this(home, home.servers().resolve("data").resolve(NAME), port, say);
    }

    ElasticsearchServer(StackHome home, Path data, int port, Consumer<String> say) {
        this.home = home;
        this.distributions = new Distributions(home.root(), home.servers(), say);
        this.data = data;
        this.port = port;
        this.say = say;
    }

    @Override
    public String title() {
        return "Elasticsearch " + Distributions.ELASTICSEARCH_VERSION;
    }

    @Override
    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        if (process().isPresent()) {
            waitUntilHealthy();
            return;
        }
        // What a start that was cut off left behind holds the lock on the data.
        OwnProcess.marked(marker()).forEach(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
        PortTaken.check(title(), port);
        Path program = distributions.elasticsearch();
        ServerUser user = ServerUser.current();
        configure(user);
        launch(program, user);
        waitUntilHealthy();
    }

    @Override
    public void stop() {
        process().ifPresent(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
        OwnProcess.marked(marker()).forEach(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
        try {
            Files.deleteIfExists(record());
        } catch (IOException e) {
            throw new StackFailed("Can't delete " + record() + ".", e);
        }
    }

    @Override
    public Optional<OwnProcess> process() {
        return OwnProcess.recordedIn(record()).filter(it -> it.marker().equals(marker()));
    }

    @Override
    public boolean healthy() {
        return healthy(url());
    }

    static boolean healthy(String url) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest question = HttpRequest.newBuilder(
                            URI.create(url + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
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

    /** An argument that only this server on this data has. */
    private String marker() {
        return "-Dpartguard.data=" + data;
    }

    private Path record() {
        return home.run(data.getFileName().toString());
    }

    private Path log() {
        return data.resolve("logs").resolve("elasticsearch.log");
    }

    private void configure(ServerUser user) {
        try {
            for (String part : List.of("conf", "store", "logs", "tmp")) {
                Files.createDirectories(data.resolve(part));
            }
            Files.writeString(data.resolve("conf/elasticsearch.yml"), """
                    cluster.name: partguard-local
                    node.name: local
                    discovery.type: single-node
                    network.host: 127.0.0.1
                    http.port: %d
                    transport.port: 19300-19399
                    path.data: "%s"
                    path.logs: "%s"
                    xpack.security.enabled: false
                    xpack.license.self_generated.type: basic
                    # A developer's disk is often nearly full; the indices here are small.
                    cluster.routing.allocation.disk.threshold_enabled: false
                    # The serial collector leaves garbage until the heap is full; counted as used, it would have requests
                    # refused, and nothing would then call for a collection.
                    indices.breaker.total.use_real_memory: false
                    """.formatted(
                            port, data.resolve("store"), data.resolve("logs")));
            Files.writeString(data.resolve("conf/jvm.options"), """
                    -Xms%1$dm
                    -Xmx%1$dm
                    -XX:+UseSerialGC
                    -XX:-AlwaysPreTouch
                    -XX:+ExitOnOutOfMemoryError
                    -Djava.io.tmpdir=${ES_TMPDIR}
                    --add-modules=jdk.incubator.vector
                    -Dorg.apache.lucene.store.defaultReadAdvice=normal
                    -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                    %2$s
                    """.formatted(HEAP_MEGABYTES, marker()));
            Files.writeString(data.resolve("conf/log4j2.properties"), """
                    status = error
                    appender.file.type = RollingFile
                    appender.file.name = file
                    appender.file.fileName = ${sys:es.logs.base_path}/elasticsearch.log
                    appender.file.filePattern = ${sys:es.logs.base_path}/elasticsearch-%i.log
                    appender.file.layout.type = PatternLayout
                    appender.file.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
                    appender.file.policies.type = Policies
                    appender.file.policies.size.type = SizeBasedTriggeringPolicy
                    appender.file.policies.size.size = 20MB
                    appender.file.strategy.type = DefaultRolloverStrategy
                    appender.file.strategy.max = 2
                    rootLogger.level = info
                    rootLogger.appenderRef.file.ref = file
                    """);
            user.own(data);
        } catch (IOException e) {
            throw new StackFailed("Can't write Elasticsearch's configuration to " + data + ".", e);
        }
    }

    private void launch(Path program, ServerUser user) {
        String jdk = System.getProperty("java.home");
        String java = jdk + "/bin/java";
        if (!user.canEnter(Path.of(java))) {
            throw new StackFailed("The JDK at " + jdk + " lies in a folder that only root may enter, and Elasticsearch"
                    + " does not run as root. Use a JDK that everybody can read (for example in /usr/lib/jvm).");
        }
        Path pidFile = data.resolve("tmp").resolve("server.pid");
        Path output = home.log(data.getFileName().toString());
        List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-XX:+UseSerialGC", marker()));
        command.addAll(List.of("-cp", "lib/tools/server-launcher/*:lib/*"));
        command.addAll(List.of("org.elasticsearch.server.launcher.ServerLauncher", "-d", "-p", pidFile.toString()));
        try {
            Files.deleteIfExists(pidFile);
            Files.createDirectories(output.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(Detached.command(user.command(command))).directory(program.toFile());
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
            builder.environment()
                    .putAll(Map.of(
                            "JAVA",
                            java,
                            "JAVA_HOME",
                            jdk,
                            "ES_JAVA_HOME",
                            jdk,
                            "ES_HOME",
                            program.toString(),
                            "ES_PATH_CONF",
                            data.resolve("conf").toString(),
                            "ES_TMPDIR",
                            data.resolve("tmp").toString(),
                            "ES_JAVA_OPTS",
                            "",
                            "ES_DISTRIBUTION_TYPE",
                            "tar",
                            "JAVA_TYPE",
                            "env"));
            Process launcher = builder.start();
            if (!launcher.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                OwnProcess.marked(marker()).forEach(it -> it.stop(OwnProcess.Signal.TERM, STOP_PATIENCE));
                throw failed("did not come up within " + START_PATIENCE.toSeconds() + " s");
            }
            if (launcher.exitValue() != 0) {
                say.accept(LogTail.of(output, 10));
                throw failed("ended while it started (exit code " + launcher.exitValue() + ")");
            }
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            OwnProcess.at(pid, marker())
                    .orElseThrow(() -> failed("ended right after its start"))
                    .recordIn(record());
        } catch (IOException e) {
            throw new StackFailed("Can't start Elasticsearch (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("Interrupted while Elasticsearch started.", e);
        }
    }

    private void waitUntilHealthy() {
        boolean up = Waiting.until(START_PATIENCE, () -> healthy() || process().isEmpty());
        if (!up || process().isEmpty()) {
            throw failed(up ? "ended while it started" : "does not answer on " + url());
        }
    }

    private StackFailed failed(String what) {
        return new StackFailed("Elasticsearch " + what + ". The end of " + log() + ":\n" + LogTail.of(log(), 20));
    }
}
