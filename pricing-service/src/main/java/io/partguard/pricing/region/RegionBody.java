package io.partguard.pricing.region;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region as people write it.
 *
 * @param priceGrid step of the prices, such as 0.05; by default the currency's smallest unit
 * @param validFrom first day on which it is so; by default always for a new region, today in its zone for a known one
 */
public record RegionBody(
        @Nullable String name,
        @Nullable List<String> countries,
        @Nullable String currency,
        @Nullable BigDecimal priceGrid,
        @Nullable BigDecimal taxRate,
        @Nullable String zone,
        @Nullable BigDecimal dealerDiscount,
        @Nullable BigDecimal exWorksShare,
        @Nullable String validFrom) {}
