package io.partguard.pricing.optimizer;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.Freeze;
import io.partguard.pricing.rule.IndexLinked;
import io.partguard.pricing.rule.MarginFreeze;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.MaximumRetailPrice;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Prices.Price;
import io.partguard.pricing.rule.YearlyRise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;

/** Works out, for one part, the limits that hang on its costs and on its own past prices. */
final class PartLimits {
    private final Facts facts;
    private final Prices past;
    private final Fx fx;

    PartLimits(Facts facts, Prices past) {
        this.facts = facts;
        this.past = past;
        this.fx = new Fx(facts.rates());
    }

    sealed interface Limit {
        /** At the rule's level, in the cell's currency. */
        record AtMost(BigDecimal amount) implements Limit {}

        record None() implements Limit {}

        record Missing(Fact fact) implements Limit {}
    }

    Limit of(Formula formula, PriceLevel level, Cell cell) {
        return switch (formula) {
            case MarkUp(BigDecimal share) ->
                facts.landedCost(cell)
                        .map(landed -> converted(landed.amount().multiply(onTop(share)), landed.currency(), cell))
                        .orElseGet(
                                () -> missing(Fact.Kind.LANDED_COST, cell.part().number()));
            case Freeze(LocalDate day) -> times(Fraction.ONE, level, cell, day);
            case YearlyRise(BigDecimal share) ->
                times(Fraction.of(onTop(share)), level, cell, facts.validAt().minusYears(1));
            case MarginFreeze margin -> margin(margin.baseDay(facts.validAt()), level, cell);
            case IndexLinked index -> index(index, level, cell);
            case Ceiling c -> throw notOfThePart(c);
            case MaximumRetailPrice m -> throw notOfThePart(m);
            case Corridor c -> throw notOfThePart(c);
            case ExternalReference e -> throw notOfThePart(e);
        };
    }

    private static IllegalArgumentException notOfThePart(Formula formula) {
        return new IllegalArgumentException(formula.type() + " does not hang on the part alone");
    }

    private static BigDecimal onTop(BigDecimal share) {
        return BigDecimal.ONE.add(share);
    }

    private Limit times(Fraction factor, PriceLevel level, Cell cell, LocalDate day) {
        return switch (past.on(cell, day)) {
            case Price.None() -> new Limit.None();
            case Price.Unknown(Fact fact) -> new Limit.Missing(fact);
            case Price.Known(Cell same, Money p) ->
                seen(p, level, cell, day)
                        .map(then -> converted(down(then.amount(), factor), then.currency(), cell))
                        .orElseGet(() -> missing(Fact.Kind.EX_WORKS_SHARE, cell.region()));
        };
    }

    /** What a price was at the rule's level on the day, in whole smallest units. */
    private Optional<Money> seen(Money p, PriceLevel level, Cell cell, LocalDate day) {
        Optional<PriceChain> chain =
                day.equals(facts.validAt()) ? Optional.of(facts.chain(cell)) : facts.chain(cell, day);
        return chain.flatMap(then -> switch (level) {
            case RETAIL_EXCL_TAX -> Optional.of(p);
            case RETAIL_INCL_TAX ->
                Optional.of(rounded(
                        p, then.taxedShare().numerator(), then.taxedShare().denominator(), RoundingMode.HALF_UP));
            case DEALER_NET ->
                Optional.of(rounded(
                        p, then.dealerShare().numerator(), then.dealerShare().denominator(), RoundingMode.FLOOR));
            case EX_WORKS ->
                then.exWorksShare()
                        .map(share -> rounded(p, share.numerator(), share.denominator(), RoundingMode.FLOOR));
        });
    }

    private static Money rounded(Money p, BigDecimal numerator, BigDecimal denominator, RoundingMode rounding) {
        return new Money(
                p.amount().multiply(numerator).divide(denominator, Fx.digits(p.currency()), rounding), p.currency());
    }

    private Limit margin(LocalDate day, PriceLevel level, Cell cell) {
        Limit then = times(Fraction.ONE, level, cell, day);
        if (!(then instanceof Limit.AtMost(BigDecimal price))) {
            return then;
        }
        Optional<Money> cost = facts.cost(cell, facts.validAt());
        Optional<Money> before =
                facts.cost(cell, day).filter(money -> money.amount().signum() > 0);
        if (cost.isEmpty() || before.isEmpty()) {
            return missing(Fact.Kind.COST, cell.part().number() + " on " + (cost.isEmpty() ? facts.validAt() : day));
        }
        Optional<Fraction> rate = fx.whole(cost.get().currency(), before.get().currency());
        if (rate.isEmpty()) {
            return noRate(cost.get().currency(), before.get().currency());
        }
        BigDecimal now = down(cost.get().amount(), rate.get());
        return new Limit.AtMost(down(price, Fraction.of(now, before.get().amount())));
    }

    private Limit index(IndexLinked rule, PriceLevel level, Cell cell) {
        LocalDate today = facts.validAt();
        LocalDate yearAgo = today.minusYears(1);
        Optional<BigDecimal> atBenchmark = cpi(rule, cell, rule.benchmark());
        Optional<BigDecimal> now = cpi(rule, cell, today);
        if (past.on(cell, rule.benchmark()) instanceof Price.Known && (atBenchmark.isEmpty() || now.isEmpty())) {
            return missing(Fact.Kind.PRICE_INDEX, cell.country());
        }
        Fraction since =
                atBenchmark.isPresent() && now.isPresent() ? Fraction.of(now.get(), atBenchmark.get()) : Fraction.ONE;
        Limit first = times(since, level, cell, rule.benchmark());
        if (!(first instanceof Limit.AtMost(BigDecimal sinceBenchmark))) {
            return first;
        }
        if (past.on(cell, yearAgo) instanceof Price.None) {
            return first;
        }
        Optional<BigDecimal> before = cpi(rule, cell, yearAgo);
        if (before.isEmpty() || now.isEmpty()) {
            return missing(Fact.Kind.PRICE_INDEX, cell.country());
        }
        Limit second = times(Fraction.of(grown(before.get(), now.get()), before.get()), level, cell, yearAgo);
        return second instanceof Limit.AtMost(BigDecimal inAYear)
                ? new Limit.AtMost(sinceBenchmark.min(inAYear))
                : second;
    }

    private static BigDecimal grown(BigDecimal before, BigDecimal now) {
        BigDecimal tenPercentMore = before.multiply(new BigDecimal("1.10"));
        BigDecimal allowed = now.compareTo(tenPercentMore) > 0
                ? now.add(before.multiply(new BigDecimal("0.05")))
                : before.add(now.subtract(before).multiply(new BigDecimal("1.5")));
        return allowed.max(before);
    }

    private Optional<BigDecimal> cpi(IndexLinked rule, Cell cell, LocalDate day) {
        return facts.priceIndex(cell.country(), YearMonth.from(day).minusMonths(rule.lagMonths()))
                .filter(index -> index.signum() > 0);
    }

    private Limit converted(BigDecimal amount, Currency from, Cell cell) {
        Currency to = facts.chain(cell).currency();
        return fx.whole(from, to)
                .<Limit>map(rate -> new Limit.AtMost(from.equals(to) ? amount : down(amount, rate)))
                .orElseGet(() -> noRate(from, to));
    }

    private static BigDecimal down(BigDecimal amount, Fraction factor) {
        return amount.multiply(new BigDecimal(factor.numerator()))
                .divide(new BigDecimal(factor.denominator()), Rates.EXACT_ENOUGH, RoundingMode.DOWN);
    }

    private static Limit noRate(Currency from, Currency to) {
        return missing(Fact.Kind.EXCHANGE_RATE, from.getCurrencyCode() + "/" + to.getCurrencyCode());
    }

    private static Limit missing(Fact.Kind kind, String of) {
        return new Limit.Missing(new Fact(kind, of));
    }
}
