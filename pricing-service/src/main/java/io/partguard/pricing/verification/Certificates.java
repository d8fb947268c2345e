package io.partguard.pricing.verification;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Bound;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.verification.PriceCertificate.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the proof of single prices. */
public final class Certificates {
    private final Map<String, Region> regionOf = new HashMap<>();
    private final List<PriceRule> rules;
    private final Facts facts;
    private final Prices past;

    public Certificates(List<Region> regions, List<? extends Rule> rules, Facts facts, Prices past) {
        regions.forEach(region -> region.countries().forEach(country -> regionOf.put(country, region)));
        this.rules = rules.stream()
                .filter(PriceRule.class::isInstance)
                .map(PriceRule.class::cast)
                .filter(rule -> rule.force() == Force.HARD && rule.applies(facts.validAt()))
                .toList();
        this.facts = facts;
        this.past = past;
    }

    /** Empty where the country is in no region, or the part has no price there. */
    public Optional<PriceCertificate> of(PartKey part, Map<String, Money> byRegion, String country) {
        Region region = regionOf.get(country);
        return Optional.ofNullable(region)
                .flatMap(known -> Optional.ofNullable(byRegion.get(known.id()))
                        .map(price -> of(new Cell(part, known.id(), country), known, price, byRegion)));
    }

    private PriceCertificate of(Cell cell, Region region, Money price, Map<String, Money> byRegion) {
        Prices book = new PartBook(cell.part(), byRegion, regionOf, past);
        PriceChain chain = facts.chain(cell);
        Money next = price.plus(region.grid().step());
        List<Line> lines = new ArrayList<>();
        Optional<RuleId> binding = Optional.empty();
        Optional<BigDecimal> lowest = Optional.empty();
        boolean stands = true;
        for (PriceRule rule : rules) {
            if (!rule.scope().countries().contains(cell.country())) {
                continue;
            }
            Bound atLevel = rule.boundAtLevel(cell, book, facts);
            Line line = line(rule, atLevel, chain.at(rule.level(), price).map(Money::amount));
            lines.add(line);
            stands &= !(atLevel instanceof Bound.Unknown)
                    && line.slack().map(slack -> slack.signum() >= 0).orElse(true);
            if (rule.bound(cell, book, facts) instanceof Bound.AtMost(BigDecimal most, List<Cell> because)
                    && most.compareTo(next.amount()) < 0
                    && lowest.map(low -> most.compareTo(low) < 0).orElse(true)) {
                lowest = Optional.of(most);
                binding = Optional.of(rule.id());
            }
        }
        return new PriceCertificate(
                cell,
                facts.validAt(),
                price,
                chain.retailInclTax(price),
                chain.dealerNet(price),
                List.copyOf(lines),
                binding,
                stands);
    }

    private static Line line(PriceRule rule, Bound bound, Optional<BigDecimal> seen) {
        return switch (bound) {
            case Bound.AtMost(BigDecimal limit, List<Cell> because) ->
                new Line(
                        rule.id(),
                        rule.source(),
                        rule.level(),
                        seen,
                        Optional.of(limit),
                        seen.map(limit::subtract),
                        Optional.empty(),
                        because);
            case Bound.NotApplicable(String why) -> without(rule, seen, why);
            case Bound.Unknown(Fact missing) -> without(rule, seen, "UNKNOWN " + missing.kind() + " " + missing.of());
        };
    }

    private static Line without(PriceRule rule, Optional<BigDecimal> seen, String note) {
        return new Line(
                rule.id(),
                rule.source(),
                rule.level(),
                seen,
                Optional.empty(),
                Optional.empty(),
                Optional.of(note),
                List.of());
    }
}
