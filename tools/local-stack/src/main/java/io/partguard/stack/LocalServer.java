package io.partguard.stack;

import java.util.Optional;

/** A server that this machine runs for us. */
public sealed interface LocalServer permits ElasticsearchServer, PostgresServer {
    /** For people: its name with its version. */
    String title();

    /** Port on the loopback address. */
    int port();

    /** Starts it, or finds it running already, and returns once it answers. */
    void start();

    /** Stops it in an orderly way; nothing happens when it does not run. */
    void stop();

    /** The process if it runs. */
    Optional<OwnProcess> process();

    /** Whether it answers a question right now. */
    boolean healthy();
}
