package io.partguard.cli.stack;

import io.partguard.cli.Session;
import io.partguard.cli.keys.DemoKeys;
import io.partguard.stack.Database;
import io.partguard.stack.Distributions;
import io.partguard.stack.LocalServer;
import io.partguard.stack.StackFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The whole of a local Partguard: two servers, three services, one gateway. Every step may be repeated. */
public final class Stack {
    private final Session session;
    private final Backends backends;

    public Stack(Session session) {
        this.session = session;
        this.backends = new Backends(session);
    }

    /** Starts what does not run yet and returns once all of it is healthy. */
    public void up() {
        exclusively(() -> {
            if (session.home().serversAreElsewhere()) {
                session.screen()
                        .line("Elasticsearch and PostgreSQL don't run as root, and the user they run as can't enter "
                                + session.home().folder() + ":");
                session.screen()
                        .line("their files are in " + session.home().servers() + ". './partguard reset' removes them.");
            }
            int download = backends.own().isEmpty()
                    ? 0
                    : Distributions.megabytesToFetch(session.home().servers());
            if (download > 0) {
                session.screen()
                        .line("To fetch once: " + download + " MB from Maven Central; on disk " + (download + 300)
                                + " MB.");
            }
            DemoKeys.in(session.home().keys());
            if (!backends.ownPostgres()) {
                // A wrong URL is told before anything is started.
                backends.prepareDatabase();
            }
            long start = System.nanoTime();
            inParallel(backends.own().stream()
                    .<Callable<Void>>map(server -> () -> {
                        startServer(server);
                        return null;
                    })
                    .toList());
            Map<String, Database> databases = backends.prepareDatabase();
            List<ServiceProcess> services = services();
            for (ServiceProcess it : services) {
                it.start(backends.elasticsearchUrl(), databases.get(it.service().schema()));
            }
            inParallel(services.stream()
                    .<Callable<Void>>map(it -> () -> {
                        it.waitUntilHealthy();
                        session.screen().line("  " + it.service().title() + " is up on port " + it.port() + ".");
                        return null;
                    })
                    .toList());
            session.screen()
                    .line("Partguard is up at " + session.gatewayUrl() + " ("
                            + (System.nanoTime() - start) / 1_000_000_000 + " s).");
            return null;
        });
    }

    /** Stops everything of ours, the gateway first, so that nobody talks to a service that is gone. */
    public void down() {
        exclusively(() -> {
            boolean any = false;
            for (ServiceProcess it : services().reversed()) {
                any |= it.process().isPresent();
                it.stop();
            }
            for (LocalServer it : List.of(backends.elasticsearch(), backends.postgres())) {
                any |= it.process().isPresent();
                it.stop();
            }
            session.screen().line(any ? "Partguard is down." : "Nothing of Partguard was running.");
            return null;
        });
    }

    List<ServiceProcess> services() {
        return Arrays.stream(Service.values())
                .map(it -> new ServiceProcess(session, it))
                .toList();
    }

    Backends backends() {
        return backends;
    }

    /** The gateway answers and is ours, or is named by PARTGUARD_URL. */
    public boolean isUp() {
        return session.given("PARTGUARD_URL")
                || services().stream().allMatch(it -> it.process().isPresent() && it.healthy());
    }

    /** Memory of all our processes in bytes (PSS). */
    public long memoryBytes() {
        long services = services().stream()
                .mapToLong(it -> it.process().map(p -> p.memoryBytes()).orElse(0L))
                .sum();
        long servers = backends.own().stream()
                .mapToLong(it -> it.process().map(p -> p.memoryBytes()).orElse(0L))
                .sum();
        return services + servers;
    }

    private void startServer(LocalServer server) {
        boolean ran = server.process().isPresent();
        long start = System.nanoTime();
        server.start();
        session.screen()
                .line("  " + server.title() + " is up on port " + server.port()
                        + (ran ? " (it ran already)." : " (" + (System.nanoTime() - start) / 1_000_000_000 + " s)."));
    }

    /** Two commands at once would start everything twice: the second one waits. */
    private void exclusively(Callable<Void> action) {
        session.home().create();
        try (FileChannel channel = FileChannel.open(
                        session.home().folder().resolve("run").resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            action.call();
        } catch (IOException e) {
            throw new StackFailed("Can't lock " + session.home().folder() + " (" + e.getMessage() + ").", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static void inParallel(List<Callable<Void>> actions) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            actions.forEach(it -> running.add(threads.submit(it)));
            for (Future<Void> it : running) {
                it.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new StackFailed("Could not start everything.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("Interrupted.", e);
        }
    }
}
