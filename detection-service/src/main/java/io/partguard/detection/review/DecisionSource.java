package io.partguard.detection.review;

/** What a decision rests on. */
public enum DecisionSource {
    /** What a person made of the offer. */
    ANALYST,
    /** The goods were bought and looked at. */
    TEST_PURCHASE,
    /** A marketplace upheld or refused a complaint. */
    PLATFORM_DECISION,
    /** A seller answered a complaint, and the answer was accepted. */
    COUNTER_NOTICE
}
