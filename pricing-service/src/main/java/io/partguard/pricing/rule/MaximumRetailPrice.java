package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PriceLevel;
import java.util.List;
import java.util.Optional;

/**
 * The price printed on the pack, with tax: round(p · (1 + vat)) ≤ MRP. Seen in India. The part is the pack as it is sold.
 *
 * @param amount more than 0
 */
public record MaximumRetailPrice(Money amount) implements Formula {

    /** @throws IllegalArgumentException where the amount is not more than 0 */
    public MaximumRetailPrice {
        if (amount.amount().signum() <= 0) {
            throw new IllegalArgumentException("a maximum retail price must be more than 0");
        }
    }

    @Override
    public RuleType type() {
        return RuleType.MAXIMUM_RETAIL_PRICE;
    }

    @Override
    public Optional<PriceLevel> onlyLevel() {
        return Optional.of(PriceLevel.RETAIL_INCL_TAX);
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        return Limits.inCellsCurrency(amount.amount(), amount.currency(), cell, facts, List.of());
    }
}
