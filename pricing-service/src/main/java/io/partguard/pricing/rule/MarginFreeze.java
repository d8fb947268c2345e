package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.rate.Rates.Converted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The margin on cost must not be above that of a base day: (p − c) / c ≤ (p₀ − c₀) / c₀, which is p ≤ c · p₀ / c₀. Seen in
 * Malaysia in 2018, with the first day of the year as base. A part that was not sold on the base day has no margin to keep.
 *
 * @param base the day of p₀ and c₀; empty: the first day of the year the price is for
 */
public record MarginFreeze(Optional<LocalDate> base) implements Formula {

    @Override
    public RuleType type() {
        return RuleType.MARGIN_FREEZE;
    }

    public LocalDate baseDay(LocalDate validAt) {
        return base.orElseGet(() -> validAt.withDayOfYear(1));
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        LocalDate day = baseDay(facts.validAt());
        return switch (prices.on(cell, day)) {
            case Prices.Price.None() -> new Bound.NotApplicable("not sold on " + day);
            case Prices.Price.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Prices.Price.Known(Cell same, Money then) -> keptMargin(then, day, cell, facts);
        };
    }

    private static Bound keptMargin(Money then, LocalDate day, Cell cell, Facts facts) {
        Optional<Money> cost = facts.cost(cell, facts.validAt());
        Optional<Money> costThen = facts.cost(cell, day);
        if (cost.isEmpty() || costThen.isEmpty() || costThen.get().amount().signum() <= 0) {
            LocalDate missing = cost.isEmpty() ? facts.validAt() : day;
            return new Bound.Unknown(new Fact(Fact.Kind.COST, cell.part().number() + " on " + missing));
        }
        Optional<BigDecimal> costNow =
                facts.rates().convert(cost.get(), costThen.get().currency()).map(Converted::amount);
        if (costNow.isEmpty()) {
            return new Bound.Unknown(
                    Limits.rate(cost.get().currency(), costThen.get().currency()));
        }
        BigDecimal limit = Limits.quotient(
                then.amount().multiply(costNow.get()), costThen.get().amount());
        return Limits.inCellsCurrency(limit, then.currency(), cell, facts, List.of());
    }
}
