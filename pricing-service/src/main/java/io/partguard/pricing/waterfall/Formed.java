package io.partguard.pricing.waterfall;

import io.partguard.identity.Money;
import io.partguard.pricing.rule.PriceRule;
import java.util.List;
import java.util.Optional;

/** A price with its steps, or why there is none. */
public sealed interface Formed {

    List<Step> steps();

    /**
     * @param listPrice retail without tax, after every hard rule and on the grid; more than 0
     * @param binding the rule that set the price; empty where none lowered it
     */
    record Priced(Money listPrice, Money retailInclTax, Money dealerNet, Optional<PriceRule> binding, List<Step> steps)
            implements Formed {}

    /** @param detail the value that is missing or in the way */
    record NotPriced(Why why, String detail, List<Step> steps) implements Formed {}

    enum Why {
        /** The list price is in another currency and no rate leads to the region's. */
        RATE_MISSING,
        /** A hard rule needs something nobody has said: unknown is not allowed. */
        RULE_UNDECIDABLE,
        /** No price of the grid but 0 is inside the rules, and 0 is never an answer. */
        NOTHING_ON_GRID,
        /** The price as rounded and taxed is above a rule after all. */
        CAP_NOT_MET
    }
}
