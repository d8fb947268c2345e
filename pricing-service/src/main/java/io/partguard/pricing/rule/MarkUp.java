package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A limit on what is added to the landed cost: p ≤ (1 + m) · L. Seen in Mauritius, GN 150/1998.
 *
 * @param share m, from 0
 */
public record MarkUp(BigDecimal share) implements Formula {

    /** @throws IllegalArgumentException where the share is below 0 */
    public MarkUp {
        Limits.notNegative(share, "a mark-up");
    }

    @Override
    public RuleType type() {
        return RuleType.MARK_UP;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        Optional<Money> landed = facts.landedCost(cell);
        return landed.isEmpty()
                ? new Bound.Unknown(new Fact(Fact.Kind.LANDED_COST, cell.part().number()))
                : Limits.inCellsCurrency(
                        landed.get().amount().multiply(BigDecimal.ONE.add(share)),
                        landed.get().currency(),
                        cell,
                        facts,
                        List.of());
    }
}
