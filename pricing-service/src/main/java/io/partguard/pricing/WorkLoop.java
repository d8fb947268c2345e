package io.partguard.pricing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A thread that does one piece of work after the other and looks every second whether there is another. Which of several
 * processes gets a piece is the database's business.
 */
public final class WorkLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration WAITS_FOR_END = Duration.ofSeconds(10);

    /** Takes the next piece and does it. */
    public interface Work {
        /** @return false where there was nothing to do */
        boolean doNext() throws InterruptedException;
    }

    private final String name;
    private final Work work;
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread worker;

    /** @param name of the thread */
    public WorkLoop(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    /** There is something to do. */
    public void wake() {
        news.release();
    }

    public synchronized void start() {
        if (worker == null) {
            Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
            // Known before it runs: it ends when it is no longer the one.
            worker = thread;
            thread.start();
        }
    }

    /** Interrupts what is being done, and waits a while for its end. */
    public synchronized void stop() {
        Thread working = worker;
        worker = null;
        if (working != null) {
            working.interrupt();
            try {
                working.join(WAITS_FOR_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        while (worker == Thread.currentThread()) {
            try {
                if (!work.doNext()) {
                    news.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "The database could not be asked by {}: {}",
                        name,
                        e.getClass().getSimpleName());
                pause();
            } catch (RuntimeException | Error e) {
                // A worker that died silently would leave work waiting for ever.
                LOG.error("{} goes on after an unexpected error", name, e);
                pause();
            }
        }
    }

    /** After a failure, so that it is not repeated at once; ends early where the loop is stopped. */
    public static void pause() {
        try {
            Thread.sleep(LOOKS_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
