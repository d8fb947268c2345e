package io.partguard.pricing.masterdata;

import java.util.List;

/** The kinds of master data, each an address and a form of file of its own. */
public enum MasterContent {
    PART_FIGURES(
            "part-figures",
            List.of(
                    "brand",
                    "partNumber",
                    "region",
                    "validFrom",
                    "cost.amount",
                    "cost.currency",
                    "landedCost.amount",
                    "landedCost.currency",
                    "unitsAYear")),
    COUNTRY_FIGURES("country-figures", List.of("country", "kind", "period", "value")),
    VEHICLE_PRICES("vehicle-prices", List.of("vehicle", "country", "validFrom", "price.amount", "price.currency")),
    VEHICLE_PARTS("vehicle-parts", List.of("vehicle", "brand", "partNumber", "validFrom", "quantity")),
    REGIONAL_TARGETS(
            "regional-targets",
            List.of("region", "brand", "family", "validFrom", "baseRegion", "strength", "country", "baseCountry")),
    PRICE_STRATEGIES(
            "price-strategies", List.of("region", "brand", "family", "validFrom", "validTo", "factor", "reason")),
    PRICE_OVERRIDES(
            "price-overrides",
            List.of(
                    "region",
                    "brand",
                    "partNumber",
                    "validFrom",
                    "validTo",
                    "price.amount",
                    "price.currency",
                    "reason"));

    private final String id;
    private final List<String> fields;

    MasterContent(String id, List<String> fields) {
        this.id = id;
        this.fields = fields;
    }

    /** As in addresses. */
    public String id() {
        return id;
    }

    /** As JSON has them, with a dot where they stand inside an object; columns of a file are called the same. */
    public List<String> fields() {
        return fields;
    }
}
