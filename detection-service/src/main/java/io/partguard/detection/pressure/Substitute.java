package io.partguard.detection.pressure;

/** What is offered in place of our part. */
public enum Substitute {
    /** Judged COPYCAT or COUNTERFEIT. */
    IMITATION,
    /** Honest aftermarket: judged COMPATIBLE. */
    COMPATIBLE
}
