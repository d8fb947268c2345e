package io.partguard.pricing.verification;

import io.partguard.pricing.cell.PartKey;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A price that must not be published.
 *
 * @param rule its id; for a basket too; "grid" where the price is none of the region's grid
 * @param price as seen at the rule's level, or the sum of the basket; empty where there is none
 * @param limit empty where the rule could not be worked out: unknown is not allowed
 * @param detail the missing fact, or the level
 */
public record Violation(
        Optional<PartKey> part,
        String country,
        String rule,
        Optional<BigDecimal> price,
        Optional<BigDecimal> limit,
        String detail) {}
