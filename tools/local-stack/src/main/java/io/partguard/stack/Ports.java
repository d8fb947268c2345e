package io.partguard.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The ports of the whole stack on the loopback address, all moved together by PARTGUARD_PORT_OFFSET. */
public record Ports(int offset) {
    private static final int HIGHEST_DEFAULT = 9201;

    public Ports {
        if (offset < -5000 || offset > 65535 - HIGHEST_DEFAULT) {
            throw new StackFailed("PARTGUARD_PORT_OFFSET is " + offset + "; it must be between -5000 and "
                    + (65535 - HIGHEST_DEFAULT) + ".");
        }
    }

    public static Ports of(Map<String, String> environment) {
        String offset = environment.getOrDefault("PARTGUARD_PORT_OFFSET", "");
        if (offset.isBlank()) {
            return new Ports(0);
        }
        try {
            return new Ports(Integer.parseInt(offset.strip()));
        } catch (NumberFormatException e) {
            throw new StackFailed("PARTGUARD_PORT_OFFSET must be a whole number, for example 100.", e);
        }
    }

    public int gateway() {
        return 8080 + offset;
    }

    public int catalog() {
        return 8081 + offset;
    }

    public int pricing() {
        return 8082 + offset;
    }

    public int detection() {
        return 8083 + offset;
    }

    public int elasticsearch() {
        return HIGHEST_DEFAULT + offset;
    }

    public int postgres() {
        return 5433 + offset;
    }

    /** Whether somebody listens on that port of the loopback address. */
    public static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // A connection of ours that is still in TIME_WAIT is nobody's listener.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A port that was free a moment ago; whoever uses it must live with losing it to somebody faster. */
    public static int free() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
