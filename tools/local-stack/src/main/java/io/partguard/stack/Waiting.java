package io.partguard.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting with a bound. */
public final class Waiting {
    private static final long STEP_MILLIS = 50;

    private Waiting() {}

    /** Asks until the answer is yes; false when the patience ran out or the thread was interrupted. */
    public static boolean until(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
