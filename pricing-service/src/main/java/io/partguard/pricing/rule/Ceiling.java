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
    public Type type() {
        return Type.CEILING;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        var currency = facts.chain(cell).currency();
        return facts.rates()
                .convert(amount, currency)
                .<Bound>map(converted -> new Bound.AtMost(converted.amount(), List.of()))
                .orElseGet(() -> new Bound.Unknown(new Fact(
                        Fact.Kind.EXCHANGE_RATE,
                        amount.currency().getCurrencyCode() + "/" + currency.getCurrencyCode())));
    }
}
