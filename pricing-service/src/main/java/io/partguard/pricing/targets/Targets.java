package io.partguard.pricing.targets;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.waterfall.Step;
import io.partguard.pricing.waterfall.Step.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works out targets: list price of the base → the region's currency → purchasing power → market pressure → strategy
 * → override. A target rests
 * on list prices alone and never on a published price: otherwise each book would begin where rules left the last one, and
 * prices could only fall. Pure; for several threads.
 */
public final class Targets {
    private final Plans plans;
    private final Rates rates;
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<Ratio, BigDecimal> factors = new ConcurrentHashMap<>();

    private record Ratio(BigDecimal region, BigDecimal base, BigDecimal strength) {}

    /** @param regions those there are on the day */
    public Targets(Plans plans, Rates rates, List<Region> regions) {
        this.plans = plans;
        this.rates = rates;
        regions.forEach(region -> this.regions.put(region.id(), region));
    }

    /**
     * What a part's target rests on.
     *
     * @param lists its list prices by region, as a list said and nobody published
     * @param overrides those that hold on the day, by region
     */
    public record Part(
            PartKey key, Optional<String> family, Map<String, Money> lists, Map<String, PriceOverride> overrides) {}

    public Target of(Part part, Region region) {
        List<Step> steps = new ArrayList<>(4);
        Target planned = planned(part, region, steps);
        PriceOverride override = part.overrides().get(region.id());
        if (override == null) {
            return planned;
        }
        // What somebody decided needs nothing of what it replaces.
        return rates.convert(override.price(), region.currency())
                .<Target>map(price -> {
                    steps.add(Step.of(
                            Kind.OVERRIDE,
                            price.down(),
                            until(override.validFrom(), override.validTo()) + override.reason()));
                    return new Target.Reached(price.amount(), List.copyOf(steps));
                })
                .orElseGet(() ->
                        missing(Fact.Kind.EXCHANGE_RATE, override.price().currency() + "/" + region.currency(), steps));
    }

    private Target planned(Part part, Region region, List<Step> steps) {
        return switch (plans.target(region.id(), part.key().brand(), part.family())) {
            case Plans.Chosen.Unknown<RegionalTarget>(Fact fact) ->
                missing(fact.kind(), part.key().number(), steps);
            case Plans.Chosen.None<RegionalTarget> none -> {
                Money list = part.lists().get(region.id());
                yield list == null
                        ? new Target.NotSold()
                        : fromList(part, region, list, region.id(), Optional.empty(), steps);
            }
            case Plans.Chosen.One<RegionalTarget>(RegionalTarget plan) -> {
                Money list = part.lists().get(plan.baseRegion());
                yield list == null
                        ? missing(Fact.Kind.BASE_PRICE, part.key().number() + " in " + plan.baseRegion(), steps)
                        : fromList(part, region, list, plan.baseRegion(), Optional.of(plan), steps);
            }
        };
    }

    private Target fromList(
            Part part, Region region, Money list, String base, Optional<RegionalTarget> plan, List<Step> steps) {
        steps.add(Step.of(Kind.LIST_PRICE, list, base));
        Optional<Rates.Converted> converted = rates.convert(list, region.currency());
        if (converted.isEmpty()) {
            return missing(Fact.Kind.EXCHANGE_RATE, list.currency() + "/" + region.currency(), steps);
        }
        converted
                .get()
                .rateDate()
                .ifPresent(
                        day -> steps.add(Step.of(Kind.CURRENCY, converted.get().down(), "rate of " + day)));
        BigDecimal price = converted.get().amount();
        if (plan.isPresent() && plan.get().strength().signum() > 0) {
            switch (power(plan.get(), region)) {
                case Power.Same same -> {}
                case Power.Unknown(String of) -> {
                    return missing(Fact.Kind.PRICE_LEVEL, of, steps);
                }
                case Power.Factor(BigDecimal factor, String note) -> {
                    price = price.multiply(factor);
                    steps.add(Step.of(Kind.PURCHASING_POWER, money(price, region), note));
                }
            }
        }
        Optional<MarketPressure> pressure = plans.pressure().filter(seen -> seen.isSeenIn(region.countries()));
        if (pressure.isPresent()) {
            if (part.family().isEmpty()) {
                return missing(Fact.Kind.PART_FAMILY, part.key().number(), steps);
            }
            Optional<MarketPressure.Lowered> lowered =
                    pressure.get().on(part.family().get(), region.countries());
            if (lowered.isPresent()) {
                price = price.multiply(lowered.get().factor());
                steps.add(Step.of(
                        Kind.PRESSURE, money(price, region), lowered.get().note()));
            }
        }
        return strategic(part, region, price, steps);
    }

    private Target strategic(Part part, Region region, BigDecimal price, List<Step> steps) {
        return switch (plans.strategy(region.id(), part.key().brand(), part.family())) {
            case Plans.Chosen.Unknown<PriceStrategy>(Fact fact) ->
                missing(fact.kind(), part.key().number(), steps);
            case Plans.Chosen.None<PriceStrategy> none -> new Target.Reached(price, List.copyOf(steps));
            case Plans.Chosen.One<PriceStrategy>(PriceStrategy strategy) -> {
                BigDecimal moved = price.multiply(strategy.factor());
                steps.add(Step.of(
                        Kind.STRATEGY,
                        money(moved, region),
                        strategy.factor().toPlainString() + " " + until(strategy.validFrom(), strategy.validTo())
                                + strategy.reason()));
                yield new Target.Reached(moved, List.copyOf(steps));
            }
        };
    }

    private static String until(LocalDate from, LocalDate to) {
        return from + "/" + to + ": ";
    }

    private sealed interface Power {
        record Same() implements Power {}

        record Factor(BigDecimal factor, String note) implements Power {}

        record Unknown(String of) implements Power {}
    }

    private Power power(RegionalTarget plan, Region region) {
        Optional<String> here = plan.country().or(() -> only(region));
        Optional<String> there = plan.baseCountry()
                .or(() -> Optional.ofNullable(regions.get(plan.baseRegion())).flatMap(Targets::only));
        if (here.isEmpty() || there.isEmpty()) {
            return new Power.Unknown((here.isEmpty() ? region.id() : plan.baseRegion()) + " has no one country");
        }
        if (here.equals(there)) {
            return new Power.Same();
        }
        return plans.levels(here.get(), there.get())
                .<Power>map(levels -> {
                    BigDecimal factor = factors.computeIfAbsent(
                            new Ratio(levels.region(), levels.base(), plan.strength()),
                            ratio -> PurchasingPower.factor(ratio.region(), ratio.base(), ratio.strength()));
                    return new Power.Factor(
                            factor,
                            "%s = (%s %s ÷ %s %s in %d)^%s"
                                    .formatted(
                                            factor.toPlainString(),
                                            here.get(),
                                            plain(levels.region()),
                                            there.get(),
                                            plain(levels.base()),
                                            levels.year(),
                                            plain(plan.strength())));
                })
                .orElseGet(() -> new Power.Unknown(here.get() + " and " + there.get()));
    }

    private static Optional<String> only(Region region) {
        return region.countries().size() == 1 ? Optional.of(region.countries().first()) : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Money money(BigDecimal amount, Region region) {
        return Money.rounded(amount, region.currency(), RoundingMode.DOWN);
    }

    private static Target missing(Fact.Kind kind, String of, List<Step> steps) {
        return new Target.Missing(new Fact(kind, of), List.copyOf(steps));
    }
}
