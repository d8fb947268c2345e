package io.partguard.pricing.reference;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.computing.Trade;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PriceLists.Found;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates.Converted;
import io.partguard.pricing.reference.PartPrices.Cheapest;
import io.partguard.pricing.reference.Reference.Known;
import io.partguard.pricing.reference.Reference.Unknown;
import io.partguard.pricing.reference.Reference.Unknown.Why;
import io.partguard.pricing.waterfall.Compared;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.PriceFormation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Answers for many parts at once what they cost in a country, and where on earth they legally cost least. */
public final class ReferencePrices {
    private final PriceBooks books;
    private final PriceLists lists;
    private volatile Kept kept;

    public ReferencePrices(PriceBooks books, PriceLists lists) {
        this.books = books;
        this.lists = lists;
        this.kept = new Kept(new Markets(Revision.EMPTY, Instant.MIN, List.of(), Map.of()));
    }

    /** @param currency the one the answer should be in; empty where what was written is none */
    public record Item(PartKey part, String country, Optional<Currency> currency) {}

    /** One answer an item, in order. */
    public record Answers(Revision revision, List<Reference> answers) {}

    public Answers find(List<Item> items, Instant now) {
        Kept current = kept(now);
        Map<PartKey, PartPrices> prices =
                prices(items.stream().map(Item::part).distinct().toList(), current);
        List<Reference> answers = new ArrayList<>(items.size());
        for (Item item : items) {
            answers.add(reference(item, Objects.requireNonNull(prices.get(item.part())), current.markets()));
        }
        return new Answers(current.markets().revision(), answers);
    }

    /** What was worked out for the price book and the days that hold now; anything else is forgotten as a whole. */
    private Kept kept(Instant now) {
        Revision revision = books.current();
        Kept found = kept;
        if (!found.markets().holds(revision, now)) {
            found = new Kept(Markets.at(now, books.state(revision), books));
            kept = found;
        }
        return found;
    }

    private Map<PartKey, PartPrices> prices(List<PartKey> parts, Kept current) {
        Map<PartKey, PartPrices> prices = current.get(parts);
        List<PartKey> missing =
                parts.stream().filter(part -> !prices.containsKey(part)).toList();
        if (!missing.isEmpty()) {
            Map<PartKey, PartPrices> read = read(missing, current.markets());
            current.put(read);
            prices.putAll(read);
        }
        return prices;
    }

    private Map<PartKey, PartPrices> read(List<PartKey> parts, Markets markets) {
        Map<PartKey, Found> found = lists.find(parts);
        Set<Long> numbers = new HashSet<>();
        found.values().forEach(one -> part(one).ifPresent(part -> numbers.add(part.no())));
        Map<Long, Map<String, ListedPrice>> listed = new HashMap<>();
        for (ListedPrice price :
                lists.prices(numbers, markets.days(), markets.revision().number())) {
            listed.computeIfAbsent(price.partNo(), no -> new HashMap<>()).put(price.region(), price);
        }
        Map<LocalDate, Compared> compared = compared(found.values(), markets);
        Map<PartKey, PartPrices> prices = new HashMap<>();
        for (PartKey key : parts) {
            prices.put(
                    key,
                    switch (Objects.requireNonNull(found.get(key))) {
                        case Found.Nowhere() -> PartPrices.none(markets.different(), Why.UNKNOWN_PART);
                        case Found.Ambiguous() -> PartPrices.none(markets.different(), Why.AMBIGUOUS_PART_NUMBER);
                        case Found.Exactly(PricedPart part) -> formed(part, listed, markets, compared);
                        case Found.ByNormalForm(PricedPart part) -> formed(part, listed, markets, compared);
                    });
        }
        return prices;
    }

    private static Optional<PricedPart> part(Found found) {
        return switch (found) {
            case Found.Exactly(PricedPart part) -> Optional.of(part);
            case Found.ByNormalForm(PricedPart part) -> Optional.of(part);
            case Found.Ambiguous(), Found.Nowhere() -> Optional.empty();
        };
    }

    /** By day, since a day has not begun everywhere; without a day on which no market's rules look further. */
    private Map<LocalDate, Compared> compared(Collection<Found> found, Markets markets) {
        List<PricedPart> parts =
                found.stream().flatMap(one -> part(one).stream()).distinct().toList();
        Map<LocalDate, Compared> compared = new HashMap<>();
        for (Market market : markets.different()) {
            if (Trade.isNeeded(market.rules()) && !compared.containsKey(market.day())) {
                Trade.of(books, lists, books.state(markets.revision()), market.day(), market.rules(), parts)
                        .ifPresent(trade -> compared.put(market.day(), trade));
            }
        }
        return compared;
    }

    private static PartPrices formed(
            PricedPart part,
            Map<Long, Map<String, ListedPrice>> listed,
            Markets markets,
            Map<LocalDate, Compared> compared) {
        Map<String, ListedPrice> byRegion = listed.getOrDefault(part.no(), Map.of());
        List<Optional<Formed>> formed = new ArrayList<>(markets.different().size());
        for (Market market : markets.different()) {
            formed.add(Optional.ofNullable(byRegion.get(market.region().id()))
                    .map(price -> PriceFormation.formUntold(
                            part.key(),
                            price.family(),
                            price.base(),
                            market,
                            Trade.isNeeded(market.rules())
                                    ? Optional.ofNullable(compared.get(market.day()))
                                    : Optional.empty())));
        }
        return PartPrices.of(markets.different(), formed);
    }

    private static Reference reference(Item item, PartPrices prices, Markets markets) {
        Integer place = markets.places().get(item.country());
        if (place == null) {
            return new Unknown(Why.UNKNOWN_REGION);
        }
        Optional<Why> unknown = prices.unknown(place);
        return unknown.isPresent()
                ? new Unknown(unknown.get())
                : known(item.currency(), place, prices, markets.different().get(place));
    }

    private static Known known(Optional<Currency> asked, int place, PartPrices prices, Market here) {
        Optional<Converted> list = convert(prices.list(place), asked, here);
        Optional<Converted> net = convert(prices.net(place), asked, here);
        Optional<Cheapest> cheapest = asked.flatMap(currency -> prices.cheapest(currency, here));
        Optional<LocalDate> rateDate = Stream.of(list, net, cheapest.map(Cheapest::net))
                .flatMap(Optional::stream)
                .flatMap(converted -> converted.rateDate().stream())
                .min(LocalDate::compareTo);
        return new Known(
                list.map(Converted::down).orElseGet(() -> prices.list(place)),
                net.map(Converted::down).orElseGet(() -> prices.net(place)),
                cheapest.map(found -> found.net().down()),
                cheapest.map(Cheapest::country),
                list.isPresent() && net.isPresent(),
                rateDate,
                prices.notCompared(asked, here));
    }

    private static Optional<Converted> convert(Money money, Optional<Currency> to, Market market) {
        return to.flatMap(currency -> market.rates().convert(money, currency));
    }

    /** The last parts asked for, as many as fit into some 20 MB. */
    private static final class Kept {
        private static final int MOST_PRICES = 600_000;
        private static final int MOST_PARTS = 30_000;

        private final Markets markets;
        private final Map<PartKey, PartPrices> parts;

        Kept(Markets markets) {
            this.markets = markets;
            int most = Math.min(
                    MOST_PARTS, MOST_PRICES / Math.max(1, markets.different().size()));
            this.parts = new LinkedHashMap<>(16, .75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<PartKey, PartPrices> eldest) {
                    return size() > most;
                }
            };
        }

        Markets markets() {
            return markets;
        }

        Map<PartKey, PartPrices> get(Collection<PartKey> keys) {
            Map<PartKey, PartPrices> found = new HashMap<>();
            synchronized (parts) {
                for (PartKey key : keys) {
                    PartPrices prices = parts.get(key);
                    if (prices != null) {
                        found.put(key, prices);
                    }
                }
            }
            return found;
        }

        void put(Map<PartKey, PartPrices> read) {
            synchronized (parts) {
                parts.putAll(read);
            }
        }
    }
}
