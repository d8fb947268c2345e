package io.partguard.stack;

import java.util.Optional;

/** Somebody else listens where one of our processes wants to. */
public final class PortTaken extends StackFailed {
    private static final long serialVersionUID = 1L;

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
        if (Ports.taken(port)) {
            throw new PortTaken(wantedBy, port, ProcFs.listener(port));
        }
    }

    public int port() {
        return port;
    }
}
