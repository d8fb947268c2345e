package io.partguard.pricing.rule;

import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import java.math.BigDecimal;
import java.util.Map;

/** How the limit on a weighted sum of prices comes about: Σ quantity · price ≤ budget. */
public sealed interface Basket permits PartsToVehicle, PriceCapIndex {

    RuleType type();

    /** How much of each part counts, as exact fractions. */
    Map<PartKey, Share> quantities();

    /** What all of them together may cost in the country, at the rule's level. */
    Budget budget(String country, Facts facts);

    sealed interface Budget {
        /** @param amount in the country's currency, unless the sum has none, as an index */
        record AtMost(BigDecimal amount) implements Budget {}

        record Unknown(Fact missing) implements Budget {}
    }
}
