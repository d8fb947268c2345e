package io.partguard.gateway.upstream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on its way: when a byte last moved, and how it is ended from outside. */
class Transfer implements AutoCloseable {
    private final Consumer<Transfer> onClose;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean stalled;
    private volatile @Nullable Throwable sender;
    private @Nullable Runnable abort;

    Transfer(Consumer<Transfer> onClose) {
        this.onClose = onClose;
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    long movedAt() {
        return movedAt;
    }

    /** How to end what is going on now. */
    synchronized void abortedBy(Runnable abort) {
        this.abort = abort;
        if (stalled) {
            abort.run();
        }
    }

    synchronized void stalled() {
        if (!stalled) {
            stalled = true;
            if (abort != null) {
                abort.run();
            }
        }
    }

    boolean isStalled() {
        return stalled;
    }

    /** The body could not be read from whoever sends it: not the service's fault. */
    void senderFailed(Throwable failure) {
        sender = failure;
    }

    @Nullable Throwable senderFailure() {
        return sender;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
