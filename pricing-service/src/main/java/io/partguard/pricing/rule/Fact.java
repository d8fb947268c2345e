package io.partguard.pricing.rule;

/**
 * Something a rule needs to know.
 *
 * @param of what it is about: {@code EUR/MUR}, a region, a part, a country, a day
 */
public record Fact(Kind kind, String of) {

    public enum Kind {
        EXCHANGE_RATE,
        PART_FAMILY,
        EX_WORKS_SHARE,
        OTHER_PRICE,
        PAST_PRICE,
        LANDED_COST,
        COST,
        PRICE_INDEX,
        VEHICLE_PRICE,
        /** How many of which parts are in a vehicle. */
        BILL_OF_PARTS,
        /** The list price that a region's prices are derived from. */
        BASE_PRICE,
        /** Purchasing power parity ÷ exchange rate. */
        PRICE_LEVEL
    }
}
