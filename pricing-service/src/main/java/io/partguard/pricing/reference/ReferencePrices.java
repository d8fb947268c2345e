package io.partguard.pricing.reference;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PriceLists.Found;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates.Converted;
import io.partguard.pricing.reference.Reference.Known;
import io.partguard.pricing.reference.Reference.Unknown;
import io.partguard.pricing.reference.Reference.Unknown.Why;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.PriceFormation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers for many parts at once what they cost in a country, and where on earth they legally cost least. */
public final class ReferencePrices {
    private final PriceBooks books;
    private final PriceLists lists;

    public ReferencePrices(PriceBooks books, PriceLists lists) {
        this.books = books;
        this.lists = lists;
    }

    /** @param currency the one the answer should be in; empty where what was written is none */
    public record Item(PartKey part, String country, Optional<Currency> currency) {}

    /** One answer an item, in order. */
    public record Answers(Revision revision, List<Reference> answers) {}

    public Answers find(List<Item> items, Instant now) {
        BookState state = books.state(books.current());
        Map<String, Market> markets = new HashMap<>();
        for (String country : state.countries(now)) {
            books.market(state, country, now).ifPresent(market -> markets.put(country, market));
        }
        Map<PartKey, Found> parts =
                lists.find(items.stream().map(Item::part).distinct().toList());
        Prices prices = prices(parts, markets, state.revision());
        List<Market> different = different(markets);
        Map<Long, List<InMarket>> everywhere = new HashMap<>();
        List<Reference> answers = new ArrayList<>(items.size());
        for (Item item : items) {
            answers.add(
                    switch (parts.getOrDefault(item.part(), new Found.Nowhere())) {
                        case Found.Nowhere() -> new Unknown(Why.UNKNOWN_PART);
                        case Found.Ambiguous() -> new Unknown(Why.AMBIGUOUS_PART_NUMBER);
                        case Found.Exactly(PricedPart part) ->
                            reference(item, part, markets, prices, everywhere, different);
                        case Found.ByNormalForm(PricedPart part) ->
                            reference(item, part, markets, prices, everywhere, different);
                    });
        }
        return new Answers(state.revision(), answers);
    }

    /** A part's price in a market, after all rules. */
    private record InMarket(Market market, Formed.Priced price) {}

    private record Prices(Map<Long, Map<String, ListedPrice>> byPartAndRegion) {
        Optional<ListedPrice> of(PricedPart part, Market market) {
            return Optional.ofNullable(byPartAndRegion
                    .getOrDefault(part.no(), Map.of())
                    .get(market.region().id()));
        }
    }

    private Prices prices(Map<PartKey, Found> parts, Map<String, Market> markets, Revision revision) {
        Set<Long> numbers = new HashSet<>();
        for (Found found : parts.values()) {
            switch (found) {
                case Found.Exactly(PricedPart part) -> numbers.add(part.no());
                case Found.ByNormalForm(PricedPart part) -> numbers.add(part.no());
                case Found.Ambiguous(), Found.Nowhere() -> {}
            }
        }
        Map<String, LocalDate> days = new HashMap<>();
        markets.values().forEach(market -> days.put(market.region().id(), market.day()));
        Map<Long, Map<String, ListedPrice>> prices = new HashMap<>();
        for (ListedPrice price : lists.prices(numbers, days, revision.number())) {
            prices.computeIfAbsent(price.partNo(), no -> new HashMap<>()).put(price.region(), price);
        }
        return new Prices(prices);
    }

    /** Countries of one region under the same rules have the same prices; the first stands for all. */
    private static List<Market> different(Map<String, Market> markets) {
        record Same(String region, List<?> rules) {}
        Map<Same, Market> first = new HashMap<>();
        markets.values().stream()
                .sorted((one, other) -> one.country().compareTo(other.country()))
                .forEach(market -> first.putIfAbsent(new Same(market.region().id(), market.rules()), market));
        return List.copyOf(first.values());
    }

    private static Reference reference(
            Item item,
            PricedPart part,
            Map<String, Market> markets,
            Prices prices,
            Map<Long, List<InMarket>> everywhere,
            List<Market> different) {
        Market here = markets.get(item.country());
        if (here == null) {
            return new Unknown(Why.UNKNOWN_REGION);
        }
        Optional<ListedPrice> listed = prices.of(part, here);
        if (listed.isEmpty()) {
            return new Unknown(Why.NO_PRICE);
        }
        return switch (form(part, listed.get(), here)) {
            case Formed.NotPriced(Formed.Why why, String detail, var steps) -> new Unknown(Why.of(why));
            case Formed.Priced price -> {
                List<InMarket> priced =
                        everywhere.computeIfAbsent(part.no(), no -> everywhere(part, prices, different));
                yield known(item.currency(), price, here, priced);
            }
        };
    }

    private static List<InMarket> everywhere(PricedPart part, Prices prices, List<Market> markets) {
        return markets.stream()
                .flatMap(market -> prices.of(part, market).stream()
                        .flatMap(price -> form(part, price, market) instanceof Formed.Priced priced
                                ? Stream.of(new InMarket(market, priced))
                                : Stream.empty()))
                .toList();
    }

    private static Formed form(PricedPart part, ListedPrice listed, Market market) {
        return PriceFormation.formUntold(part.key(), listed.family(), listed.base(), market);
    }

    private record Cheapest(Converted net, String country) {}

    private static Known known(Optional<Currency> asked, Formed.Priced price, Market here, List<InMarket> everywhere) {
        Optional<Converted> list = convert(price.listPrice(), asked, here);
        Optional<Converted> net = convert(price.dealerNet(), asked, here);
        Optional<Cheapest> cheapest = Optional.empty();
        SortedSet<String> notCompared = new TreeSet<>();
        for (InMarket there : everywhere) {
            Optional<Converted> converted = convert(there.price().dealerNet(), asked, here);
            if (converted.isEmpty()) {
                notCompared.add(there.market().country());
            } else if (cheapest.isEmpty() || isLess(converted.get(), there.market(), cheapest.get())) {
                cheapest =
                        Optional.of(new Cheapest(converted.get(), there.market().country()));
            }
        }
        Optional<LocalDate> rateDate = Stream.of(list, net, cheapest.map(Cheapest::net))
                .flatMap(Optional::stream)
                .flatMap(converted -> converted.rateDate().stream())
                .min(LocalDate::compareTo);
        return new Known(
                list.map(Converted::down).orElse(price.listPrice()),
                net.map(Converted::down).orElse(price.dealerNet()),
                cheapest.map(found -> found.net().down()),
                cheapest.map(Cheapest::country),
                list.isPresent() && net.isPresent(),
                rateDate,
                notCompared);
    }

    private static Optional<Converted> convert(Money money, Optional<Currency> to, Market market) {
        return to.flatMap(currency -> market.rates().convert(money, currency));
    }

    /** Of equal prices the first country by letters, so that the answer does not depend on chance. */
    private static boolean isLess(Converted net, Market market, Cheapest than) {
        int compared = net.amount().compareTo(than.net().amount());
        return compared < 0 || (compared == 0 && market.country().compareTo(than.country()) < 0);
    }
}
