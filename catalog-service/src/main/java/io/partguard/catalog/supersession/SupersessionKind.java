package io.partguard.catalog.supersession;

/** How the parts that replace another one belong together. */
public enum SupersessionKind {
    /** One part replaces it. */
    ONE,
    /** All of them together replace it. */
    ALL_OF,
    /** Any of them replaces it. */
    ONE_OF,
    /** One part replaces it under a condition, such as when the stock is gone. */
    CONDITIONAL
}
