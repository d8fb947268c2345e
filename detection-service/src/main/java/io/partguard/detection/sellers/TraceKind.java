package io.partguard.detection.sellers;

/** What two accounts may have in common. */
public enum TraceKind {
    /** A mail address or telephone number in a text. */
    CONTACT,
    /** A picture under the same address that is not the maker's own. */
    IMAGE,
    /** A long description, word for word but for numbers. */
    TEXT,
    /** A part of ours that is traded on. */
    PART,
    /** A brand of ours that is traded on. */
    BRAND
}
