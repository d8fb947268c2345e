package io.partguard.pricing.waterfall;

import io.partguard.identity.Money;
import io.partguard.pricing.rule.RuleId;
import java.util.Optional;

/**
 * One step from the list price to what is paid.
 *
 * @param amount after the step
 * @param note the value behind it: the list's region, the rate's day, the rule's limit, the grid's step, the rate of tax
 * @param rule for {@link Kind#CAP}, {@link Kind#SOFT_CAP} and {@link Kind#TAX_CAP_CHECK}
 */
public record Step(Kind kind, Money amount, Optional<String> note, Optional<RuleId> rule) {

    /** In the order in which they are taken. */
    public enum Kind {
        LIST_PRICE,
        CURRENCY,
        /** Of a target: moved by the level of prices; its note has the factor and how it came about. */
        PURCHASING_POWER,
        /** Of a target: lowered by what imitations cost in the market, within the approved bound. */
        PRESSURE,
        /** Of a target: a segment shall be cheaper or dearer for a while. */
        STRATEGY,
        /** Of a target: somebody wants this price for a while. */
        OVERRIDE,
        CAP,
        GRID,
        /** A soft rule was looked at: it lowers nothing; its note begins with KEPT, EXCEEDED or UNDECIDABLE. */
        SOFT_CAP,
        TAX,
        /** A rule on prices with tax holds for the price as rounded and taxed. */
        TAX_CAP_CHECK,
        DEALER_NET
    }

    public static Step of(Kind kind, Money amount) {
        return new Step(kind, amount, Optional.empty(), Optional.empty());
    }

    public static Step of(Kind kind, Money amount, String note) {
        return new Step(kind, amount, Optional.of(note), Optional.empty());
    }

    static Step of(Kind kind, Money amount, String note, RuleId rule) {
        return new Step(kind, amount, Optional.of(note), Optional.of(rule));
    }
}
