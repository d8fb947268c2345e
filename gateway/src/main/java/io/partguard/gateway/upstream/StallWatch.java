package io.partguard.gateway.upstream;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends transfers in which no byte has moved for too long. One thread looks after all of them. */
class StallWatch implements AutoCloseable {
    private final long limitNanos;
    private final Set<Transfer> running = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    StallWatch(Duration limit) {
        this.limitNanos = limit.toNanos();
        Duration pause = limit.dividedBy(10);
        this.thread = Thread.ofVirtual().name("stall-watch").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    return;
                }
                look(System.nanoTime());
            }
        });
    }

    private void look(long now) {
        for (Transfer transfer : running) {
            if (now - transfer.movedAt() > limitNanos) {
                transfer.stalled();
            }
        }
    }

    Transfer begin() {
        Transfer transfer = new Transfer(running::remove);
        running.add(transfer);
        return transfer;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
