package io.partguard.pricing.waterfall;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Bound;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.waterfall.Formed.NotPriced;
import io.partguard.pricing.waterfall.Formed.Priced;
import io.partguard.pricing.waterfall.Formed.Why;
import io.partguard.pricing.waterfall.Step.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From the list price to what is paid, in the one order that cannot break a rule: currency, caps, down onto the grid,
 * tax, and the caps once more on what came out. There is no step that could raise a price again.
 */
public final class PriceFormation {

    private final Cell cell;
    private final Region region;
    private final List<PriceRule> rules;
    private final Facts facts;
    private final Prices prices;
    private final PriceChain chain;
    private final boolean told;
    private final List<Step> steps = new ArrayList<>(0);

    private PriceFormation(Cell cell, Region region, List<PriceRule> rules, Facts facts, Prices prices, boolean told) {
        this.cell = cell;
        this.region = region;
        this.rules = rules;
        this.facts = facts;
        this.prices = prices;
        this.chain = facts.chain(cell);
        this.told = told;
    }

    /**
     * Pure and exact. Rules that look further than the price itself cannot be decided.
     *
     * @param family the kind of part; empty where nobody has said
     */
    public static Formed form(PartKey part, Optional<String> family, BasePrice base, Market market) {
        return form(part, family, base, market, Optional.empty(), true);
    }

    /** @param compared what rules that look further may ask; empty where they cannot be decided */
    public static Formed form(
            PartKey part, Optional<String> family, BasePrice base, Market market, Optional<Compared> compared) {
        return form(part, family, base, market, compared, true);
    }

    /** The same price without its steps: for many at once, where nobody will read them. */
    public static Formed formUntold(
            PartKey part, Optional<String> family, BasePrice base, Market market, Optional<Compared> compared) {
        return form(part, family, base, market, compared, false);
    }

    private static Formed form(
            PartKey part,
            Optional<String> family,
            BasePrice base,
            Market market,
            Optional<Compared> compared,
            boolean told) {
        Region region = market.region();
        Cell cell = new Cell(part, region.id(), market.country());
        PriceChain chain = region.chain(base.dealerShare(region.dealerDiscount()));
        Facts facts =
                compared.map(Compared::facts).orElseGet(() -> new OneCell(market.day(), chain, market.rates(), family));
        Prices prices = compared.map(Compared::prices).orElse(Prices.UNKNOWN);
        return new PriceFormation(cell, region, market.rules(), facts, prices, told).from(base.listPrice());
    }

    private void tell(Supplier<Step> step) {
        if (told) {
            steps.add(step.get());
        }
    }

    private Formed from(Money listPrice) {
        tell(() -> Step.of(Kind.LIST_PRICE, listPrice));
        return inRegionsCurrency(listPrice)
                .map(this::underCaps)
                .orElseGet(() -> none(Why.RATE_MISSING, listPrice.currency() + "/" + region.currency()));
    }

    /** Not rounded yet: rounding belongs behind the caps. */
    private Optional<BigDecimal> inRegionsCurrency(Money listPrice) {
        return facts.rates().convert(listPrice, region.currency()).map(converted -> {
            converted
                    .rateDate()
                    .ifPresent(day -> tell(() -> Step.of(Kind.CURRENCY, converted.down(), "rate of " + day)));
            return converted.amount();
        });
    }

    private Formed underCaps(BigDecimal price) {
        BigDecimal lowest = price;
        Optional<PriceRule> binding = Optional.empty();
        for (PriceRule rule : rules) {
            if (rule.force() == Force.SOFT) {
                continue;
            }
            switch (rule.bound(cell, prices, facts)) {
                case Bound.NotApplicable ignored -> {}
                case Bound.Unknown(Fact missing) -> {
                    return none(Why.RULE_UNDECIDABLE, rule.id() + ": " + missing.kind() + " " + missing.of());
                }
                case Bound.AtMost(BigDecimal limit, List<Cell> because) -> {
                    if (limit.compareTo(lowest) < 0) {
                        lowest = limit;
                        binding = Optional.of(rule);
                    }
                    BigDecimal reached = lowest;
                    tell(() -> Step.of(Kind.CAP, money(reached), limitOf(rule), rule.id()));
                }
            }
        }
        return onGrid(lowest, binding);
    }

    private Formed onGrid(BigDecimal price, Optional<PriceRule> binding) {
        Money p = region.grid().floor(price);
        tell(() -> Step.of(Kind.GRID, p, region.grid().step().amount().toPlainString()));
        if (p.amount().signum() <= 0) {
            return none(
                    Why.NOTHING_ON_GRID, binding.map(rule -> rule.id().value()).orElse("no rule"));
        }
        if (told) {
            reportSoftRules(p);
        }
        Money inclTax = chain.retailInclTax(p);
        tell(() ->
                Step.of(Kind.TAX, inclTax, region.taxRate().stripTrailingZeros().toPlainString()));
        for (PriceRule rule : rules) {
            if (rule.force() == Force.HARD && isAbove(rule, p)) {
                return none(Why.CAP_NOT_MET, rule.id().value());
            }
        }
        Money dealerNet = chain.dealerNet(p);
        tell(() -> Step.of(Kind.DEALER_NET, dealerNet));
        return new Priced(p, inclTax, dealerNet, binding, List.copyOf(steps));
    }

    /** Checked on the amounts that people see, at the rule's own level: another way than the caps took to get here. */
    private boolean isAbove(PriceRule rule, Money p) {
        if (!(rule.boundAtLevel(cell, prices, facts) instanceof Bound.AtMost(var limit, var because))) {
            return false;
        }
        Money seen = chain.at(rule.level(), p).orElseThrow();
        boolean above = seen.amount().compareTo(limit) > 0;
        if (!above && rule.level() == PriceLevel.RETAIL_INCL_TAX) {
            tell(() -> Step.of(Kind.TAX_CAP_CHECK, seen, limitOf(rule, limit), rule.id()));
        }
        return above;
    }

    private void reportSoftRules(Money p) {
        for (PriceRule rule : rules) {
            if (rule.force() == Force.HARD) {
                continue;
            }
            switch (rule.bound(cell, prices, facts)) {
                case Bound.NotApplicable ignored -> {}
                case Bound.Unknown(Fact missing) ->
                    tell(() -> Step.of(Kind.SOFT_CAP, p, "UNDECIDABLE " + missing.kind(), rule.id()));
                case Bound.AtMost(BigDecimal limit, List<Cell> because) -> {
                    String outcome = p.amount().compareTo(limit) > 0 ? "EXCEEDED " : "KEPT ";
                    tell(() -> Step.of(Kind.SOFT_CAP, p, outcome + limitOf(rule), rule.id()));
                }
            }
        }
    }

    private String limitOf(PriceRule rule) {
        return rule.boundAtLevel(cell, prices, facts) instanceof Bound.AtMost(var limit, var because)
                ? limitOf(rule, limit)
                : rule.level().toString();
    }

    /** A ceiling as the law writes it; what other rules come to, in the region's currency. */
    private String limitOf(PriceRule rule, BigDecimal atLevel) {
        return rule.formula() instanceof Ceiling(Money amount)
                ? rule.level() + " " + amount
                : rule.level() + " " + money(atLevel);
    }

    private Money money(BigDecimal amount) {
        return Money.rounded(amount, region.currency(), RoundingMode.DOWN);
    }

    private NotPriced none(Why why, String detail) {
        return new NotPriced(why, detail, List.copyOf(steps));
    }

    private record OneCell(LocalDate validAt, PriceChain chain, Rates rates, Optional<String> family) implements Facts {
        @Override
        public PriceChain chain(Cell cell) {
            return chain;
        }

        @Override
        public Optional<String> family(PartKey part) {
            return family;
        }
    }
}
