package io.partguard.pricing.verification;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Bound;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Holds a price book against every hard rule in force: each price in each country, at the rule's own level, after rounding
 * and tax; then every basket. Slow and exact on purpose. May be fed by several threads; ask for the result when all are done.
 */
public final class BookVerifier {
    private final Map<String, Region> regionOf = new HashMap<>();
    private final Map<String, List<PriceRule>> byCountry = new HashMap<>();
    private final List<BasketSum> baskets = new ArrayList<>();
    private final Facts facts;
    private final Prices past;
    private final LongAdder prices = new LongAdder();
    private final LongAdder checked = new LongAdder();
    private final LongAdder violations = new LongAdder();
    private final List<Violation> first = new ArrayList<>();

    /**
     * @param regions those valid on the facts' day, one a country
     * @param rules all there are; soft ones and those not applied on the day are left out
     * @param past own prices of other days
     */
    public BookVerifier(List<Region> regions, List<? extends Rule> rules, Facts facts, Prices past) {
        this.facts = facts;
        this.past = past;
        for (Region region : regions) {
            for (String country : region.countries()) {
                regionOf.put(country, region);
                List<PriceRule> there = new ArrayList<>();
                for (Rule rule : rules) {
                    boolean counts = rule.force() == Force.HARD
                            && rule.applies(facts.validAt())
                            && rule.scope().countries().contains(country);
                    if (counts && rule instanceof PriceRule onPrice) {
                        there.add(onPrice);
                    }
                    if (counts && rule instanceof BasketRule onSum) {
                        baskets.add(new BasketSum(onSum, country, region));
                    }
                }
                byCountry.put(country, there);
            }
        }
    }

    /** @param byRegion the part's prices, retail without tax; regions without one do not sell it */
    public void check(PartKey part, Map<String, Money> byRegion) {
        PartBook book = new PartBook(part, byRegion, regionOf, past);
        prices.add(byRegion.size());
        regionOf.forEach((country, region) -> {
            Money price = byRegion.get(region.id());
            if (price != null) {
                check(new Cell(part, region.id(), country), price, region, book);
                baskets.forEach(basket -> basket.add(part, country, price));
            }
        });
    }

    private void check(Cell cell, Money price, Region region, Prices book) {
        boolean onGrid = price.currency().equals(region.currency())
                && price.amount().signum() > 0
                && price.amount().remainder(region.grid().step().amount()).signum() == 0;
        if (!onGrid) {
            found(
                    cell,
                    "grid",
                    price.amount(),
                    Optional.empty(),
                    region.grid().step().toString());
            return;
        }
        PriceChain chain = facts.chain(cell);
        for (PriceRule rule : byCountry.getOrDefault(cell.country(), List.of())) {
            switch (rule.boundAtLevel(cell, book, facts)) {
                case Bound.NotApplicable ignored -> {}
                case Bound.Unknown(Fact missing) ->
                    found(
                            cell,
                            rule.id().value(),
                            price.amount(),
                            Optional.empty(),
                            missing.kind() + " " + missing.of());
                case Bound.AtMost(BigDecimal limit, List<Cell> because) ->
                    compare(cell, rule, chain.at(rule.level(), price), limit, rule.level());
            }
        }
    }

    private void compare(Cell cell, PriceRule rule, Optional<Money> seen, BigDecimal limit, PriceLevel level) {
        checked.increment();
        BigDecimal amount = seen.map(Money::amount).orElse(BigDecimal.ZERO);
        if (seen.isEmpty()) {
            found(cell, rule.id().value(), amount, Optional.empty(), "EX_WORKS_SHARE " + cell.region());
        } else if (amount.compareTo(limit) > 0) {
            found(cell, rule.id().value(), amount, Optional.of(limit), level.name());
        }
    }

    private void found(Cell cell, String rule, BigDecimal price, Optional<BigDecimal> limit, String detail) {
        found(new Violation(Optional.of(cell.part()), cell.country(), rule, Optional.of(price), limit, detail));
    }

    private void found(Violation violation) {
        violations.increment();
        synchronized (first) {
            if (first.size() < Verified.KEPT) {
                first.add(violation);
            }
        }
    }

    /** Ends the check: the baskets are summed up now, so no part may follow. */
    public Verified result() {
        for (BasketSum basket : baskets) {
            checked.increment();
            basket.violation(facts).ifPresent(this::found);
        }
        synchronized (first) {
            return new Verified(prices.sum(), checked.sum(), violations.sum(), List.copyOf(first));
        }
    }
}
