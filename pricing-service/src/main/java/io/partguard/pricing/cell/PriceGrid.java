package io.partguard.pricing.cell;

import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The prices a region uses: the multiples of a step, such as 0.05 CHF or 10 JPY.
 *
 * @param step more than 0, a multiple of the currency's smallest unit
 */
public record PriceGrid(Money step) {

    /** @throws IllegalArgumentException where the step is not more than 0 */
    public PriceGrid {
        if (step.amount().signum() <= 0) {
            throw new IllegalArgumentException("the step of a price grid must be more than 0");
        }
    }

    /**
     * The highest price of the grid that is not above the amount; 0 where the amount is below the first step.
     *
     * @param amount in the grid's currency, not negative
     */
    public Money floor(BigDecimal amount) {
        BigDecimal steps = amount.divide(step.amount(), 0, RoundingMode.FLOOR);
        return new Money(steps.multiply(step.amount()), step.currency());
    }

    public Currency currency() {
        return step.currency();
    }
}
