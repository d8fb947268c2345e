package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import java.math.BigDecimal;
import java.util.List;

/**
 * A limit on how fast a price rises: p ≤ (1 + g) · the price twelve months ago. Seen in India: 10 per cent for medicines
 * that have no ceiling. A part that was not sold then has not risen.
 *
 * @param share g, from 0
 */
public record YearlyRise(BigDecimal share) implements Formula {

    /** @throws IllegalArgumentException where the share is below 0 */
    public YearlyRise {
        Limits.notNegative(share, "a rise");
    }

    @Override
    public RuleType type() {
        return RuleType.YEARLY_RISE;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        return switch (prices.on(cell, facts.validAt().minusYears(1))) {
            case Prices.Price.None() -> new Bound.NotApplicable("not sold twelve months ago");
            case Prices.Price.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Prices.Price.Known(Cell same, Money then) ->
                Limits.inCellsCurrency(
                        then.amount().multiply(BigDecimal.ONE.add(share)), then.currency(), cell, facts, List.of());
        };
    }
}
