package io.partguard.catalog.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says once an hour that it is time. For one thread. */
public final class Hourly {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Clock clock;
    private Instant next = Instant.EPOCH;

    public Hourly(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is time; then not again for an hour. The first time it is. */
    public boolean isTime() {
        if (clock.instant().isBefore(next)) {
            return false;
        }
        next = clock.instant().plus(PAUSE);
        return true;
    }
}
