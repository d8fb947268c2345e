package io.partguard.catalog.supersession;

/** What following the chain of a part came to. */
public enum Outcome {
    /** Nothing replaces it. */
    CURRENT,
    /** One other part replaces it, link by link. */
    REPLACED,
    /** Several parts replace it, together or by choice. */
    SEVERAL,
    /** A part replaces it under a condition. */
    CONDITIONAL,
    /** What replaces it is not in the catalogue. */
    DANGLING,
    /** Its chain comes back to itself. */
    CYCLE,
    /** The chain is longer than any real one. */
    TOO_LONG,
    /** There is no such part. */
    PART_NOT_FOUND
}
