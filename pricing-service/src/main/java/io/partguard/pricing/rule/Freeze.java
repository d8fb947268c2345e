package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import java.time.LocalDate;
import java.util.List;

/**
 * No price above that of a day: p ≤ p at the day. Seen in the United States in 1971 and in Malaysia. How long it lasts is
 * the rule's period. A part that was not sold on the day has no frozen price.
 */
public record Freeze(LocalDate day) implements Formula {

    @Override
    public RuleType type() {
        return RuleType.FREEZE;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        return switch (prices.on(cell, day)) {
            case Prices.Price.None() -> new Bound.NotApplicable("not sold on " + day);
            case Prices.Price.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Prices.Price.Known(Cell same, Money then) ->
                Limits.inCellsCurrency(then.amount(), then.currency(), cell, facts, List.of());
        };
    }
}
