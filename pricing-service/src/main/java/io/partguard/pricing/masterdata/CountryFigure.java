package io.partguard.pricing.masterdata;

/** What is known of a country. */
public enum CountryFigure {
    /** Index of consumer prices of a month, on any base that stays the same. */
    CONSUMER_PRICES,
    /** Purchasing power parity ÷ exchange rate of a year; the United States have 1. */
    PRICE_LEVEL
}
