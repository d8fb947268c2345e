package io.partguard.pricing.publication;

import java.util.Set;

/** Where a publication is on its way. */
public enum Status {
    DRAFT,
    PROPOSED,
    /** By another person than the one who proposed it. */
    APPROVED,
    /** Notified: its prices are in the price book, and hold from the effective day on. */
    FILED,
    /** The day has begun in all of its regions. */
    EFFECTIVE,
    WITHDRAWN;

    public boolean mayBecome(Status next) {
        return switch (this) {
            case DRAFT -> Set.of(PROPOSED, WITHDRAWN).contains(next);
            case PROPOSED -> Set.of(DRAFT, APPROVED, WITHDRAWN).contains(next);
            case APPROVED -> Set.of(FILED, WITHDRAWN).contains(next);
            case FILED -> next == EFFECTIVE;
            case EFFECTIVE, WITHDRAWN -> false;
        };
    }

    /** Whether its prices are not in the price book yet. */
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, PROPOSED, APPROVED -> true;
            case FILED, EFFECTIVE, WITHDRAWN -> false;
        };
    }
}
