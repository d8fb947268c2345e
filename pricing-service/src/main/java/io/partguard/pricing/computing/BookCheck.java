package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.verification.BookVerifier;
import io.partguard.pricing.verification.Verified;
import io.partguard.pricing.verification.Violation;
import io.partguard.pricing.waterfall.BasePrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the price book as it would be with some prices changed against every hard rule of the day: all regions of each part,
 * since a price that stays may be too high beside one that falls. It asks the verifier alone, never the optimiser.
 */
public final class BookCheck {
    private static final int KEPT = 100;

    private final PriceBooks books;
    private final BookState state;
    private final LocalDate day;
    private final List<Region> regions;
    private final List<PriceRule> rules;
    private final List<BasketRule> baskets;
    private final Listing listing;
    private long prices;
    private long checked;
    private long violations;
    private final List<Violation> first = new ArrayList<>();

    /** What is to change. */
    public interface Changes {
        /** The new prices of some parts, by part number and region. */
        Map<Long, Map<String, BasePrice>> of(Collection<Long> parts);
    }

    /** @param day on which the changed prices shall hold */
    public BookCheck(PriceBooks books, PriceLists lists, BookState state, LocalDate day) {
        this.books = books;
        this.state = state;
        this.day = day;
        HardRules hard = HardRules.on(day, state, books);
        this.regions = hard.regions();
        this.rules = hard.onPrices();
        this.baskets = hard.onBaskets();
        this.listing = new Listing(lists, regions, state.revision());
    }

    /** Checks each price of the parts; any number of times, each part once. */
    public void check(List<PricedPart> parts, Changes changes) {
        add(verify(parts, changes, rules), true);
    }

    /** Checks every basket, whichever of its parts changed. */
    public void checkBaskets(Changes changes) {
        Set<PartKey> named = baskets.stream()
                .flatMap(rule -> rule.basket().quantities().keySet().stream())
                .collect(Collectors.toSet());
        if (!baskets.isEmpty()) {
            List<PricedPart> parts = new ArrayList<>();
            for (PriceLists.Found found : listing.lists().find(named).values()) {
                if (found instanceof PriceLists.Found.Exactly(PricedPart part)) {
                    parts.add(part);
                }
            }
            add(verify(parts, changes, baskets), false);
        }
    }

    private Verified verify(List<PricedPart> parts, Changes changes, List<? extends Rule> which) {
        Map<PartKey, Map<String, ListedPrice>> after = changed(parts, changes);
        Map<LocalDate, Map<PartKey, Map<String, ListedPrice>>> past = new HashMap<>();
        for (LocalDate other : Listing.pastDays(rules, day)) {
            past.put(other, listing.prices(parts, other));
        }
        BookFacts facts = new BookFacts(books, state, day, after, past);
        BookVerifier verifier = new BookVerifier(regions, which, facts, facts);
        after.forEach((part, byRegion) -> {
            Map<String, Money> retail = new HashMap<>();
            byRegion.forEach((region, price) -> retail.put(region, price.base().listPrice()));
            verifier.check(part, retail);
        });
        return verifier.result();
    }

    private Map<PartKey, Map<String, ListedPrice>> changed(List<PricedPart> parts, Changes changes) {
        Map<PartKey, Map<String, ListedPrice>> after = listing.prices(parts, day);
        Map<Long, Map<String, BasePrice>> changed =
                changes.of(parts.stream().map(PricedPart::no).toList());
        Set<String> known = new HashSet<>();
        regions.forEach(region -> known.add(region.id()));
        for (PricedPart part : parts) {
            changed.getOrDefault(part.no(), Map.of()).forEach((region, price) -> {
                Map<String, ListedPrice> ofPart = after.computeIfAbsent(part.key(), key -> new HashMap<>());
                Optional<String> family = ofPart.values().stream()
                        .flatMap(listed -> listed.family().stream())
                        .findFirst();
                if (known.contains(region)) {
                    ofPart.put(region, new ListedPrice(part.no(), region, day, price, family));
                } else {
                    add(outside(part, region, price));
                }
            });
        }
        return after;
    }

    /** A region that is not there any more on the day sells nothing. */
    private static Violation outside(PricedPart part, String region, BasePrice price) {
        return new Violation(
                Optional.of(part.key()),
                region,
                "region",
                Optional.of(price.listPrice().amount()),
                Optional.empty(),
                "UNKNOWN_REGION " + region);
    }

    private void add(Violation violation) {
        violations++;
        if (first.size() < KEPT) {
            first.add(violation);
        }
    }

    private void add(Verified verified, boolean counted) {
        prices += counted ? verified.prices() : 0;
        checked += verified.checked();
        violations += verified.violations();
        verified.first().stream().limit(Math.max(KEPT - first.size(), 0)).forEach(first::add);
    }

    public Verified result() {
        return new Verified(prices, checked, violations, List.copyOf(first));
    }
}
