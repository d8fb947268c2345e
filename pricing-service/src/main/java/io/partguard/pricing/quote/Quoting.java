package io.partguard.pricing.quote;

import io.partguard.identity.Ids;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.computing.Trade;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PriceLists.Found;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.waterfall.Compared;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what parts cost in a country on a day, as known at an instant. Reads; stores nothing. */
public final class Quoting {
    private final PriceBooks books;
    private final PriceLists lists;
    private final Supersessions supersessions;
    private final Clock clock;
    private final Duration validity;

    /** @param validity how long a quote holds where nothing changes before */
    public Quoting(PriceBooks books, PriceLists lists, Supersessions supersessions, Clock clock, Duration validity) {
        this.books = books;
        this.lists = lists;
        this.supersessions = supersessions;
        this.clock = clock;
        this.validity = validity;
    }

    /** Empty where the country is in no region. */
    public Optional<Quote> quote(QuoteRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant knownAt = request.knownAt().filter(asked -> asked.isBefore(now)).orElse(now);
        Revision revision = knownAt.equals(now) ? books.current() : books.knownAt(knownAt);
        BookState state = books.state(revision);
        Optional<Market> market = request.validAt().isPresent()
                ? books.market(state, request.country(), request.validAt().get())
                : books.market(state, request.country(), now);
        return market.map(there -> quote(request, there, state, now, knownAt));
    }

    private Quote quote(QuoteRequest request, Market market, BookState state, Instant now, Instant knownAt) {
        Region region = market.region();
        List<Optional<PartKey>> keys =
                request.lines().stream().map(Quoting::key).toList();
        Map<PartKey, Found> parts =
                lists.find(keys.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
        Successions successions =
                Successions.ask(supersessions, lists, parts, market.day(), request.followSupersession());
        List<PricedPart> priced = List.copyOf(successions.with(parts.values()));
        Set<Long> numbers = priced.stream().map(PricedPart::no).collect(Collectors.toCollection(TreeSet::new));
        long revision = state.revision().number();
        Map<Long, ListedPrice> prices = new HashMap<>();
        lists.prices(numbers, Map.of(region.id(), market.day()), revision)
                .forEach(price -> prices.put(price.partNo(), price));
        Optional<Compared> compared = Trade.of(books, lists, state, market.day(), market.rules(), priced);
        LinePricing pricing = new LinePricing(prices, market, compared);
        List<Quote.Line> lines = new ArrayList<>(request.lines().size());
        for (int i = 0; i < keys.size(); i++) {
            Optional<PartKey> key = keys.get(i);
            Found found =
                    key.map(part -> Objects.requireNonNull(parts.get(part))).orElseGet(Found.Nowhere::new);
            lines.add(pricing.line(
                    request.lines().get(i),
                    found,
                    successions.of(key),
                    key.flatMap(
                            part -> Optional.ofNullable(successions.current().get(part)))));
        }
        Optional<LocalDate> change = nextChange(request.country(), market, state, numbers);
        return new Quote(
                Ids.next("quo", clock),
                now,
                expiry(now, change, region),
                market.day(),
                knownAt,
                request.country(),
                region,
                state.revision(),
                List.copyOf(lines));
    }

    private static Optional<PartKey> key(QuoteRequest.Line line) {
        try {
            return Optional.of(PartKey.of(line.brand(), line.partNumber()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<PricedPart> part(Found found) {
        return switch (found) {
            case Found.Exactly(PricedPart part) -> Optional.of(part);
            case Found.ByNormalForm(PricedPart part) -> Optional.of(part);
            case Found.Ambiguous(), Found.Nowhere() -> Optional.empty();
        };
    }

    /** The first day after the quote's on which a price, a rule or the region is another. */
    private Optional<LocalDate> nextChange(String country, Market market, BookState state, Set<Long> parts) {
        LocalDate day = market.day();
        Stream<LocalDate> rules = state.rules().stream()
                .filter(rule -> rule.scope().countries().contains(country))
                .map(Rule::inForce)
                .flatMap(period -> Stream.of(Optional.ofNullable(period.from()), Optional.ofNullable(period.to())))
                .flatMap(Optional::stream);
        Stream<LocalDate> region = Optional.ofNullable(market.region().valid().to()).stream();
        Stream<LocalDate> prices =
                lists
                        .nextChange(
                                parts,
                                market.region().id(),
                                day,
                                state.revision().number())
                        .stream();
        return Stream.of(rules, region, prices)
                .flatMap(days -> days)
                .filter(change -> change.isAfter(day))
                .min(LocalDate::compareTo);
    }

    /** A quote for a time that is over has expired when it is given. */
    private Instant expiry(Instant now, Optional<LocalDate> change, Region region) {
        Instant latest = now.plus(validity);
        Instant end =
                change.map(day -> day.atStartOfDay(region.zone()).toInstant()).orElse(latest);
        Instant first = end.isBefore(latest) ? end : latest;
        return first.isBefore(now) ? now : first;
    }
}
