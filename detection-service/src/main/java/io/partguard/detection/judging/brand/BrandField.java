package io.partguard.detection.judging.brand;

/** What the brand field of a listing says. */
public enum BrandField {
    OURS,
    /** The name of somebody else. */
    OTHER,
    /** Names nobody: "unbranded", "OEM". */
    GENERIC,
    MISSING
}
