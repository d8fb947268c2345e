package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CPI − X, as telecoms regulators have it: Σ wₖ · pₖ / pₖ₀ ≤ PCI, with PCIₜ = PCIₜ₋₁ · (1 + I − X + Z) from 100 on.
 *
 * @param items for each part its weight and its price in the base period
 * @param years in order, from the first after the base period on
 */
public record PriceCapIndex(Map<PartKey, Item> items, List<Year> years) implements Basket {
    private static final BigDecimal BASE = BigDecimal.valueOf(100);

    /**
     * @param weight share of revenue, more than 0; those of all items add up to 1
     * @param basePrice pₖ₀ at the rule's level, more than 0
     */
    public record Item(BigDecimal weight, Money basePrice) {}

    /**
     * All in per cent: 4.0 is four per cent.
     *
     * @param inflation I
     * @param efficiency X
     * @param adjustment Z, for what is beyond the company's control; may be below 0
     */
    public record Year(BigDecimal inflation, BigDecimal efficiency, BigDecimal adjustment) {
        BigDecimal factor() {
            return BigDecimal.ONE.add(
                    inflation.subtract(efficiency).add(adjustment).movePointLeft(2));
        }
    }

    /** @throws IllegalArgumentException where the weights do not add up to 1, or a year leaves nothing of the index */
    public PriceCapIndex {
        BigDecimal sum = items.values().stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("the weights must add up to 1, not to " + sum);
        }
        if (years.stream().anyMatch(year -> year.factor().signum() <= 0)) {
            throw new IllegalArgumentException("a year must leave something of the index");
        }
        items = Map.copyOf(items);
        years = List.copyOf(years);
    }

    @Override
    public RuleType type() {
        return RuleType.PRICE_CAP_INDEX;
    }

    /** PCI after the last year, exact. */
    public BigDecimal index() {
        return years.stream().map(Year::factor).reduce(BASE, BigDecimal::multiply);
    }

    /** wₖ / pₖ₀, so that the sum of quantity times price is the index of today's prices ÷ 100. */
    @Override
    public Map<PartKey, Share> quantities() {
        Map<PartKey, Share> quantities = new HashMap<>();
        items.forEach((part, item) ->
                quantities.put(part, new Share(item.weight(), item.basePrice().amount())));
        return quantities;
    }

    @Override
    public Budget budget(String country, Facts facts) {
        return new Budget.AtMost(index().movePointLeft(2));
    }
}
