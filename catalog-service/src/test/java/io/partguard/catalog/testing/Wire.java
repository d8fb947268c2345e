package io.partguard.catalog.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A wire to a real server that can be cut, or go silent, in the middle of anything. */
public final class Wire implements Closeable {

    /** What the wire does. */
    public enum State {
        WORKING,
        /** Takes everything and answers nothing, as a server that hangs. */
        SILENT,
        /** Closes each connection at once, as a server that is gone. */
        REFUSING,
        /** Breaks off answers after their first bytes. */
        CUTTING,
        /** Answers a byte at a time, with pauses that are each short. */
        DRIBBLING
    }

    private final URI target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WORKING;

    private Wire(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static Wire to(String url) throws IOException {
        return new Wire(URI.create(url));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public void set(State wanted) {
        state = wanted;
        if (wanted == State.REFUSING || wanted == State.WORKING) {
            open.forEach(Wire::close);
            open.clear();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (state == State.REFUSING) {
                    client.close();
                    continue;
                }
                Socket behind = new Socket(target.getHost(), target.getPort());
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> pump(client, behind, false));
                Thread.ofVirtual().start(() -> pump(behind, client, true));
            } catch (IOException e) {
                // The next connection may be better; a closed server ends the loop.
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (state == State.SILENT) {
                    continue;
                }
                if (state == State.CUTTING && answers) {
                    out.write(buffer, 0, Math.min(n, 40));
                    return;
                }
                if (state == State.DRIBBLING && answers) {
                    dribble(buffer, n, out);
                    continue;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // A cut wire: both ends are closed by now.
            return;
        }
    }

    private void dribble(byte[] buffer, int n, OutputStream out) throws IOException {
        for (int i = 0; i < n; i++) {
            out.write(buffer, i, 1);
            if (state == State.DRIBBLING) {
                LockSupport.parkNanos(50_000_000L);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        set(State.REFUSING);
    }
}
