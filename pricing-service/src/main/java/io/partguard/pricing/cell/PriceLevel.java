package io.partguard.pricing.cell;

/** Where along the chain of trade a price stands. {@link PriceChain} leads from one to another. */
public enum PriceLevel {
    /** What the maker charges its own importer. */
    EX_WORKS,
    /** What a dealer pays, without tax. */
    DEALER_NET,
    /** The recommended retail price without tax: the price this service sets, called p. */
    RETAIL_EXCL_TAX,
    /** What the buyer pays: p with tax, rounded to the currency's smallest unit, half up. */
    RETAIL_INCL_TAX
}
