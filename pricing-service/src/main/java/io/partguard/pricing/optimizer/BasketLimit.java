package io.partguard.pricing.optimizer;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.PriceCapIndex;
import io.partguard.pricing.rule.RuleId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One basket in one place, in whole numbers: Σ quantity · seen(steps) ≤ budget, all of it exact. */
final class BasketLimit {
    final RuleId rule;
    final int place;
    private final Map<PartKey, Fraction> quantities = new HashMap<>();
    private final Map<PartKey, Double> perStep = new HashMap<>();
    private final Scale seen;
    private final Fraction budget;

    /** A basket, or the fact without which there is none. */
    sealed interface Read {
        record Good(BasketLimit limit) implements Read {}

        record Missing(RuleId rule, int place, Fact fact) implements Read {}
    }

    private BasketLimit(BasketRule rule, int place, Levels level, Fraction budget, int digits) {
        this.rule = rule.id();
        this.place = place;
        this.seen = level.seen();
        this.budget = budget;
        Fraction minor = Fraction.of(BigDecimal.ONE.movePointLeft(digits));
        double slope = seen.slope().value();
        rule.basket().quantities().forEach((part, share) -> {
            Fraction quantity =
                    Fraction.of(share.numerator(), share.denominator()).times(minor);
            quantities.put(part, quantity);
            perStep.put(part, quantity.value() * slope);
        });
    }

    static Read of(BasketRule rule, String country, int place, Place where, Facts facts) {
        Optional<Levels> level = Levels.of(where, rule.level());
        if (level.isEmpty()) {
            return new Read.Missing(rule.id(), place, new Fact(Fact.Kind.EX_WORKS_SHARE, where.region()));
        }
        return switch (rule.basket()) {
            case PartsToVehicle vehicle -> {
                Optional<Money> price = facts.vehiclePrice(vehicle.vehicle(), country);
                if (price.isEmpty()) {
                    yield new Read.Missing(
                            rule.id(), place, new Fact(Fact.Kind.VEHICLE_PRICE, vehicle.vehicle() + " in " + country));
                }
                Optional<Fraction> rate =
                        new Fx(facts.rates()).whole(price.get().currency(), vehicle.currency());
                if (rate.isEmpty()) {
                    yield new Read.Missing(
                            rule.id(),
                            place,
                            new Fact(Fact.Kind.EXCHANGE_RATE, price.get().currency() + "/" + vehicle.currency()));
                }
                BigDecimal most = price.get()
                        .amount()
                        .multiply(vehicle.ratio())
                        .multiply(new BigDecimal(rate.get().numerator()))
                        .divide(new BigDecimal(rate.get().denominator()), Rates.EXACT_ENOUGH, RoundingMode.DOWN);
                yield good(rule, place, where, level.get(), most);
            }
            case PriceCapIndex index -> {
                BigDecimal most = BigDecimal.ONE;
                for (PriceCapIndex.Year year : index.years()) {
                    most = most.multiply(BigDecimal.ONE.add(year.inflation()
                            .subtract(year.efficiency())
                            .add(year.adjustment())
                            .movePointLeft(2)));
                }
                yield good(rule, place, where, level.get(), most);
            }
        };
    }

    private static Read good(BasketRule rule, int place, Place where, Levels level, BigDecimal budget) {
        return new Read.Good(new BasketLimit(rule, place, level, Fraction.of(budget), where.digits()));
    }

    boolean names(PartKey part) {
        return quantities.containsKey(part);
    }

    /** What one grid step of the part takes of the budget, before rounding. */
    double perStep(PartKey part) {
        return perStep.getOrDefault(part, 0.0);
    }

    double budget() {
        return budget.value();
    }

    /** Exact: numerator over denominator. */
    BigInteger[] sum(Iterable<Solved> parts) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Solved part : parts) {
            Fraction quantity = quantities.get(part.part());
            long steps = part.steps()[place];
            if (quantity != null && steps > 0) {
                BigInteger amount = quantity.numerator().multiply(BigInteger.valueOf(seen.of(steps)));
                numerator = numerator.multiply(quantity.denominator()).add(amount.multiply(denominator));
                denominator = denominator.multiply(quantity.denominator());
                BigInteger common = numerator.gcd(denominator);
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }
        return new BigInteger[] {numerator, denominator};
    }

    /** The sum as part of the budget: at most 1 where the rule holds; exact in that question. */
    double used(Iterable<Solved> parts) {
        BigInteger[] sum = sum(parts);
        double used = new BigDecimal(sum[0])
                        .divide(new BigDecimal(sum[1]), java.math.MathContext.DECIMAL64)
                        .doubleValue()
                / budget();
        return holds(sum) ? Math.min(1, used) : Math.max(Math.nextUp(1.0), used);
    }

    private boolean holds(BigInteger[] sum) {
        return sum[0].multiply(budget.denominator()).compareTo(sum[1].multiply(budget.numerator())) <= 0;
    }
}
