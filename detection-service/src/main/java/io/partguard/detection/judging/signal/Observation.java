package io.partguard.detection.judging.signal;

/**
 * A signal that no model was trained with: shown with its value, with a contribution of nothing. It becomes a
 * {@link Feature} together with a model that knows it, and never before.
 */
public enum Observation {
    /** How many brands of ours the seller trades on. */
    SELLER_BRANDS,
    /** How many standard deviations the price stands from the seller's own prices, each over its list price. */
    SELLER_PRICE_RANGE,
    /** Confirmed infringements of accounts linked with the seller. */
    SELLER_LINKED
}
