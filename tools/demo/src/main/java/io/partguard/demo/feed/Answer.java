package io.partguard.demo.feed;

/** What the goods of a listing really are; the names are the verdicts of the product. */
public enum Answer {
    GENUINE,
    PARALLEL_IMPORT,
    COMPATIBLE,
    COPYCAT,
    COUNTERFEIT,
    NOT_OURS
}
