package io.partguard.pricing.rule;

/** Whether a rule may be broken. */
public enum Force {
    /** Never: no price above it leaves this service. */
    HARD,
    /** It does not lower a price; a price above it says so. */
    SOFT
}
