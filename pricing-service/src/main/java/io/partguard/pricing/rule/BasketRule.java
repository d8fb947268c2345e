package io.partguard.pricing.rule;

import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceLevel;

/** A dated rule with a legal source on the sum of many prices of one country: the parts of a vehicle, a regulated basket. */
public record BasketRule(
        RuleId id,
        Scope scope,
        PriceLevel level,
        DatePeriod inForce,
        LegalSource source,
        Force force,
        Status status,
        Basket basket)
        implements Rule {

    @Override
    public RuleType type() {
        return basket.type();
    }

    /** The same rule on another basket. */
    public BasketRule with(Basket other) {
        return new BasketRule(id, scope, level, inForce, source, force, status, other);
    }

    /** What the basket may cost in a country of the scope, at the rule's level. */
    public Basket.Budget budget(String country, Facts facts) {
        return basket.budget(country, facts);
    }
}
