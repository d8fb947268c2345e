package io.partguard.pricing.rule;

/** Where a rule stands between a draft and the archive. */
public enum Status {
    /** Looked at and simulated, but not applied. */
    DRAFT,
    /** Applied on the days of its period. */
    IN_FORCE,
    /** Ended by a decision: applied up to the end of its period, which must be named, and never changed again. */
    REPEALED;

    /** A rule goes from draft to in force to repealed; a draft may be dropped, and nothing comes back. */
    public boolean mayBecome(Status next) {
        return switch (this) {
            case DRAFT -> true;
            case IN_FORCE -> next != DRAFT;
            case REPEALED -> false;
        };
    }

    public boolean applies() {
        return switch (this) {
            case DRAFT -> false;
            case IN_FORCE, REPEALED -> true;
        };
    }
}
