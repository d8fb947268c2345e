package io.partguard.catalog.leading;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one piece of work after the other in a thread of its own, while this replica leads; looks again once a second. */
public final class LeaderLoop {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Leadership leadership;
    private final BooleanSupplier round;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean closed;

    /**
     * @param name of the thread and in the log: what the work is
     * @param round does the next piece; says whether there may be more at once. What it throws is logged, and it is
     *     tried again
     */
    public LeaderLoop(String name, Leadership leadership, BooleanSupplier round) {
        this.name = name;
        this.leadership = leadership;
        this.round = round;
    }

    /** The service is going down, or another replica leads now. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    /** Ends it behind the piece that is being done, or where that asks {@link #goOn}. */
    public void stop() {
        closed = true;
        work.release();
    }

    /** Something was queued: don't wait for the next look. */
    public void wake() {
        work.release();
    }

    /** @throws Stopped where the work is to stop here */
    public void goOn() {
        if (closed || !leadership.isLeading()) {
            throw new Stopped();
        }
    }

    private void run() {
        while (!closed) {
            boolean more = false;
            try {
                more = leadership.isLeading() && round.getAsBoolean();
            } catch (RuntimeException e) {
                LOG.warn("the {} cannot be read, trying again: {}", name, e.toString());
            }
            if (!more) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            if (work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
