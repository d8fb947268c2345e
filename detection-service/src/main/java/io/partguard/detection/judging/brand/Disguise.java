package io.partguard.detection.judging.brand;

/** How a mark is written so that a reader sees it and a filter does not. */
public enum Disguise {
    PLAIN,
    /** Letters of another script, or compatibility forms, that look the same. */
    HOMOGLYPH,
    /** Characters without width between its letters. */
    ZERO_WIDTH,
    /** Its letters set apart. */
    SPACED,
    /** Digits and signs for letters. */
    LEET
}
