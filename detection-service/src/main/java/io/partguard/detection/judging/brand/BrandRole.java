package io.partguard.detection.judging.brand;

/** What a mark is doing where it stands. */
public enum BrandRole {
    /** Says who made the goods. */
    MAKER,
    /** Says what the goods fit. */
    FITMENT_TARGET,
    /** Says what the goods are compared with: a reference number, what they replace. */
    COMPARISON,
    /** Is not named at all. */
    NONE
}
