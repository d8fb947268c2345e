package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.Solved.Answer;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.Freeze;
import io.partguard.pricing.rule.IndexLinked;
import io.partguard.pricing.rule.MarginFreeze;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.MaximumRetailPrice;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.YearlyRise;
import io.partguard.pricing.waterfall.Compared;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What some parts cost in every country on a day once all rules have settled between them. A quote for one country under a
 * corridor needs it: a list price elsewhere may itself be above a rule.
 */
public final class Trade implements Prices {
    private static final Objective ANY = new Objective(Objective.Kind.DEVIATION, 1);

    private final Map<PartKey, Map<String, Optional<Money>>> settled;
    private final Map<String, Region> regionOf = new HashMap<>();
    private final BookFacts facts;

    /** @param settled by part and region; an empty price: listed, but rules leave none */
    Trade(Map<PartKey, Map<String, Optional<Money>>> settled, List<Region> regions, BookFacts facts) {
        this.settled = settled;
        this.facts = facts;
        regions.forEach(region -> region.countries().forEach(country -> regionOf.put(country, region)));
    }

    /**
     * Empty where none of the rules looks further than the price itself.
     *
     * @param rules of the market that is asked about
     */
    public static Optional<Compared> of(
            PriceBooks books,
            PriceLists lists,
            BookState state,
            LocalDate day,
            List<PriceRule> rules,
            List<PricedPart> parts) {
        if (!isNeeded(rules)) {
            return Optional.empty();
        }
        Trade trade = new BookComputation(books, lists, state, day, ANY, Answer.FIXPOINT).trade(parts);
        return Optional.of(new Compared(trade.facts, trade));
    }

    private static boolean isAboutThePriceAlone(Formula formula) {
        return switch (formula) {
            case Ceiling ceiling -> true;
            case MaximumRetailPrice limit -> true;
            case MarkUp other -> false;
            case MarginFreeze other -> false;
            case YearlyRise other -> false;
            case IndexLinked other -> false;
            case ExternalReference other -> false;
            case Freeze other -> false;
            case Corridor other -> false;
        };
    }

    /** Whether one of a market's rules looks further; soft ones too, since a quote says whether they are kept. */
    public static boolean isNeeded(List<PriceRule> rules) {
        return rules.stream().anyMatch(rule -> !isAboutThePriceAlone(rule.formula()));
    }

    @Override
    public Price in(PartKey part, String country) {
        Region region = regionOf.get(country);
        Map<String, Optional<Money>> ofPart = settled.getOrDefault(part, Map.of());
        if (region == null || !ofPart.containsKey(region.id())) {
            return new Price.None();
        }
        return ofPart.getOrDefault(region.id(), Optional.empty())
                .<Price>map(amount -> new Price.Known(new Cell(part, region.id(), country), amount))
                .orElseGet(() -> new Price.Unknown(new Fact(Fact.Kind.OTHER_PRICE, country)));
    }

    @Override
    public Price on(Cell cell, LocalDate day) {
        return facts.on(cell, day);
    }
}
