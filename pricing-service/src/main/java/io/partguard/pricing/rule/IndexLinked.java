package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.rule.Prices.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Prices follow consumer prices, as Canada's PMPRB has it: p ≤ benchmark · CPIₜ / CPI of the benchmark, and within twelve
 * months no rise above 1.5 times that of the index, or above that rise plus 5 points where it is over 10 per cent. Where
 * the index falls, the second limit allows no rise, and the first one falls with the index.
 *
 * @param benchmark the day of the price that is the benchmark
 * @param lagMonths by how many months the index used is older than the day the price is for, from 0
 */
public record IndexLinked(LocalDate benchmark, int lagMonths) implements Formula {
    private static final BigDecimal TIMES = new BigDecimal("1.5");
    private static final BigDecimal HIGH = new BigDecimal("0.10");
    private static final BigDecimal POINTS = new BigDecimal("0.05");

    /** @throws IllegalArgumentException for a lag below 0 */
    public IndexLinked {
        if (lagMonths < 0) {
            throw new IllegalArgumentException("a lag must not be below 0");
        }
    }

    @Override
    public RuleType type() {
        return RuleType.INDEX_LINKED;
    }

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        LocalDate yearAgo = facts.validAt().minusYears(1);
        Bound since = grown(prices.on(cell, benchmark), benchmark, cell, facts);
        if (!(since instanceof Bound.AtMost(BigDecimal sinceBenchmark, List<Cell> none))) {
            return since;
        }
        return switch (prices.on(cell, yearAgo)) {
            case Price.None() -> since;
            case Price.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Price.Known(Cell same, Money then) -> {
                Optional<Share> growth = growth(cell.country(), facts);
                if (growth.isEmpty()) {
                    yield unknownIndex(cell.country(), facts.validAt());
                }
                Share allowed = growth.get();
                BigDecimal limit = Limits.quotient(then.amount().multiply(allowed.numerator()), allowed.denominator());
                yield switch (Limits.inCellsCurrency(limit, then.currency(), cell, facts, List.of())) {
                    case Bound.AtMost(BigDecimal inAYear, List<Cell> no) ->
                        new Bound.AtMost(sinceBenchmark.min(inAYear), List.of());
                    case Bound.Unknown unknown -> unknown;
                    case Bound.NotApplicable notApplicable -> notApplicable;
                };
            }
        };
    }

    private Bound grown(Price then, LocalDate day, Cell cell, Facts facts) {
        return switch (then) {
            case Price.None() -> new Bound.NotApplicable("not sold on " + day);
            case Price.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Price.Known(Cell same, Money amount) -> {
                Optional<BigDecimal> before = index(cell.country(), day, facts);
                Optional<BigDecimal> now = index(cell.country(), facts.validAt(), facts);
                yield before.isEmpty() || now.isEmpty()
                        ? unknownIndex(cell.country(), before.isEmpty() ? day : facts.validAt())
                        : Limits.inCellsCurrency(
                                Limits.quotient(amount.amount().multiply(now.get()), before.get()),
                                amount.currency(),
                                cell,
                                facts,
                                List.of());
            }
        };
    }

    /** By what a price of twelve months ago may be multiplied today, exact; empty where the index is not known. */
    private Optional<Share> growth(String country, Facts facts) {
        Optional<BigDecimal> before = index(country, facts.validAt().minusYears(1), facts);
        Optional<BigDecimal> now = index(country, facts.validAt(), facts);
        return before.flatMap(then -> now.map(today -> new Share(allowed(then, today), then)));
    }

    /** The index twelve months on, were it to rise as much as prices may. */
    private static BigDecimal allowed(BigDecimal then, BigDecimal today) {
        BigDecimal rise = today.subtract(then);
        BigDecimal allowed =
                rise.compareTo(then.multiply(HIGH)) > 0 ? rise.add(then.multiply(POINTS)) : rise.multiply(TIMES);
        return then.add(allowed.max(BigDecimal.ZERO));
    }

    private Optional<BigDecimal> index(String country, LocalDate day, Facts facts) {
        return facts.priceIndex(country, YearMonth.from(day).minusMonths(lagMonths))
                .filter(index -> index.signum() > 0);
    }

    private Bound unknownIndex(String country, LocalDate day) {
        return new Bound.Unknown(new Fact(
                Fact.Kind.PRICE_INDEX, country + " " + YearMonth.from(day).minusMonths(lagMonths)));
    }
}
