package io.partguard.detection.review;

/** What a person decided of a case. */
public enum Outcome {
    /** The accusation stands. */
    CONFIRMED(true),
    /** There is nothing to it. */
    DISMISSED(true),
    /** Only the goods can tell: the case waits until they are bought and looked at. */
    NEEDS_TEST_PURCHASE(false),
    /** The makers' lawyers decide; the case waits for them. */
    ESCALATED(false);

    private final boolean closes;

    Outcome(boolean closes) {
        this.closes = closes;
    }

    /** Whether the case is done with; otherwise it waits and is decided again. */
    public boolean closes() {
        return closes;
    }
}
