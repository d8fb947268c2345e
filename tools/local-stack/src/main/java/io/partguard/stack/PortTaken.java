package io.partguard.stack;

import java.time.Duration;
import java.util.Optional;

/** Somebody else listens where one of our processes wants to. */
public final class PortTaken extends StackFailed {
    private static final long serialVersionUID = 1L;

    private static final Duration UNTIL_DEAD = Duration.ofSeconds(10);

    private final int port;

    PortTaken(String wantedBy, int port, Optional<ProcFs.Listener> holder) {
        super("Port " + port + ", which " + wantedBy + " needs, is taken"
                + holder.map(it -> " by process " + it.pid() + " (" + it.commandLine() + ")")
                        .orElse(" by a process that /proc does not show to this user")
                + ". Stop that process, or move every port of Partguard, for example by a hundred:"
                + " PARTGUARD_PORT_OFFSET=100 ./partguard …");
        this.port = port;
    }

    /** Refuses when somebody listens on the port of the loopback address. */
    public static void check(String wantedBy, int port) {
        // A process that was killed holds its sockets, and can't be seen any more, until its memory is given back.
        boolean dying = Ports.taken(port) && ProcFs.listener(port).isEmpty();
        boolean free = dying ? Waiting.until(UNTIL_DEAD, () -> !Ports.taken(port)) : !Ports.taken(port);
        if (!free) {
            throw new PortTaken(wantedBy, port, ProcFs.listener(port));
        }
    }

    public int port() {
        return port;
    }
}
