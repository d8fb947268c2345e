package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.rule.Prices.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * So near the price of a cheaper country that it does not pay to ship the part here: pᵢ ≤ pⱼ · (1 + tᵢⱼ). It is the
 * manufacturer's own commercial rule, never a ban on passive sales. Where the part has no price, none can come from.
 *
 * @param from for each country tᵢⱼ: freight, duty, handling and the trader's least margin, from 0
 */
public record Corridor(SortedMap<String, BigDecimal> from) implements Formula {

    /** @throws IllegalArgumentException without countries, or for a share below 0 */
    public Corridor {
        if (from.isEmpty()) {
            throw new IllegalArgumentException("a corridor must name at least one country");
        }
        from.values().forEach(share -> Limits.notNegative(share, "the cost of shipping"));
        from = new TreeMap<>(from);
    }

    @Override
    public RuleType type() {
        return RuleType.CORRIDOR;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        Bound least = new Bound.NotApplicable("sold in none of the countries");
        for (Map.Entry<String, BigDecimal> way : from.entrySet()) {
            switch (prices.in(cell.part(), way.getKey())) {
                case Price.None() -> {}
                case Price.Unknown(Fact missing) -> {
                    return new Bound.Unknown(missing);
                }
                case Price.Known(Cell there, Money price) -> {
                    if (there.region().equals(cell.region())) {
                        continue; // one price cannot undersell itself
                    }
                    Bound one = Limits.inCellsCurrency(
                            price.amount().multiply(BigDecimal.ONE.add(way.getValue())),
                            price.currency(),
                            cell,
                            facts,
                            List.of(there));
                    if (!(one instanceof Bound.AtMost(BigDecimal amount, List<Cell> because))) {
                        return one;
                    }
                    if (!(least instanceof Bound.AtMost(BigDecimal before, List<Cell> others))
                            || amount.compareTo(before) < 0) {
                        least = one;
                    }
                }
            }
        }
        return least;
    }
}
