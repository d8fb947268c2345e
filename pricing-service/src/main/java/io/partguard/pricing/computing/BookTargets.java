package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.targets.Plans;
import io.partguard.pricing.targets.Target;
import io.partguard.pricing.targets.Targets;
import io.partguard.pricing.waterfall.BasePrice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets of a book's parts: from lists that were imported, never from prices that were published. */
final class BookTargets {
    private final PriceBooks books;
    private final Listing listing;
    private final LocalDate day;
    private final Targets targets;

    BookTargets(PriceBooks books, Listing listing, BookState state, LocalDate day, Rates rates) {
        this.books = books;
        this.listing = listing;
        this.day = day;
        long revision = state.revision().number();
        this.targets = new Targets(Plans.of(books.masterData(), day, revision), rates, listing.regions());
    }

    /**
     * Targets by part and region, where there is one or something is missing for it.
     *
     * @param listed prices as they stand; where a part will be sold that was not until now, it is added
     */
    Map<PartKey, Map<String, Target>> of(Collection<PricedPart> parts, Map<PartKey, Map<String, ListedPrice>> listed) {
        Map<PartKey, Map<String, ListedPrice>> imported = listing.imported(parts, day);
        Map<Long, Map<String, PriceOverride>> overrides = books.masterData()
                .overrides(
                        parts.stream().map(PricedPart::no).toList(),
                        day,
                        listing.revision().number());
        Map<PartKey, Map<String, Target>> found = new HashMap<>();
        for (PricedPart part : parts) {
            Map<String, ListedPrice> lists = imported.getOrDefault(part.key(), Map.of());
            Map<String, PriceOverride> own = overrides.getOrDefault(part.no(), Map.of());
            if (lists.isEmpty() && own.isEmpty()) {
                continue;
            }
            Map<String, ListedPrice> standing = listed.computeIfAbsent(part.key(), key -> new HashMap<>());
            Optional<String> family = Stream.concat(standing.values().stream(), lists.values().stream())
                    .flatMap(price -> price.family().stream())
                    .findFirst();
            Map<String, Money> prices = new HashMap<>();
            lists.forEach((region, price) -> prices.put(region, price.base().listPrice()));
            Targets.Part asked = new Targets.Part(part.key(), family, prices, own);
            Map<String, Target> ofPart = new HashMap<>();
            for (Region region : listing.regions()) {
                Target target = targets.of(asked, region);
                if (!(target instanceof Target.NotSold)) {
                    ofPart.put(region.id(), target);
                    standing.computeIfAbsent(
                            region.id(), id -> new ListedPrice(part.no(), id, day, any(prices, own), family));
                }
            }
            found.put(part.key(), ofPart);
        }
        return found;
    }

    /** Says only that the part is sold there, where no list has it yet: nobody reads it as a price. */
    private static BasePrice any(Map<String, Money> prices, Map<String, PriceOverride> overrides) {
        return new BasePrice(
                Stream.concat(
                                prices.values().stream(),
                                overrides.values().stream().map(PriceOverride::price))
                        .findFirst()
                        .orElseThrow(),
                Optional.empty());
    }

    /** What stands in the price book, published or not, as it is compared between countries. */
    static Map<PartKey, Map<String, Target>> asListed(
            Map<PartKey, Map<String, ListedPrice>> listed, List<Region> regions, Rates rates) {
        Map<PartKey, Map<String, Target>> found = new HashMap<>();
        listed.forEach((part, byRegion) -> {
            Map<String, Target> ofPart = new HashMap<>();
            for (Region region : regions) {
                ListedPrice price = byRegion.get(region.id());
                if (price != null) {
                    Money list = price.base().listPrice();
                    ofPart.put(
                            region.id(),
                            rates.convert(list, region.currency())
                                    .<Target>map(converted -> new Target.Reached(converted.amount(), List.of()))
                                    .orElseGet(() -> new Target.Missing(
                                            new Fact(
                                                    Fact.Kind.EXCHANGE_RATE, list.currency() + "/" + region.currency()),
                                            List.of())));
                }
            }
            found.put(part, ofPart);
        });
        return found;
    }
}
