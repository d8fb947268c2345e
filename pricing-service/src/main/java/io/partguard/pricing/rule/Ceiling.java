package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import java.util.List;

/**
 * An absolute limit: p ≤ C, as Mauritius sets for some goods.
 *
 * @param amount more than 0; in another currency than the cell's it is converted at the rate of the day
 */
public record Ceiling(Money amount) implements Formula {

    /** @throws IllegalArgumentException where the amount is not more than 0: a price of 0 is never an answer */
    public Ceiling {
        if (amount.amount().signum() <= 0) {
            throw new IllegalArgumentException("a ceiling must be more than 0");
        }
    }

    @Override
    public RuleType type() {
        return RuleType.CEILING;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        return Limits.inCellsCurrency(amount.amount(), amount.currency(), cell, facts, List.of());
    }
}
