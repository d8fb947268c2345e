package io.partguard.pricing.importing;

import io.partguard.pricing.importing.ImportRun.ClaimLost;
import java.util.concurrent.atomic.AtomicLong;

/** How far an import is: counted by the thread that works, shown by the one that keeps the claim. */
final class ImportProgress {
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile boolean lost;

    void row() {
        read.incrementAndGet();
        check();
    }

    void rejected(long rows) {
        rejected.addAndGet(rows);
    }

    long read() {
        return read.get();
    }

    long rejected() {
        return rejected.get();
    }

    void claimLost() {
        lost = true;
    }

    /** @throws ClaimLost so that no work is wasted; that nothing wrong is written is the database's business */
    void check() {
        if (lost) {
            throw new ClaimLost();
        }
    }
}
