package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.masterdata.PartFigure;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.PriceFormation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the price book knows, for rules: regions, rates, families, the parts' own prices of other days, and master data. Where
 * it has no cost, index or vehicle, the rules that ask for it cannot be decided, and block.
 */
final class BookFacts implements Facts, Prices {
    private final PriceBooks books;
    private final BookState state;
    private final LocalDate day;
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<PartKey, Map<String, ListedPrice>> listed;
    private final Map<LocalDate, Map<PartKey, Map<String, ListedPrice>>> past;
    private final AskedFigures figures;

    /**
     * @param listed prices of the day by region, of all parts that will be asked about
     * @param past the same for other days; of a day that is missing here nothing is known
     */
    BookFacts(
            PriceBooks books,
            BookState state,
            LocalDate day,
            Map<PartKey, Map<String, ListedPrice>> listed,
            Map<LocalDate, Map<PartKey, Map<String, ListedPrice>>> past) {
        this.books = books;
        this.state = state;
        this.day = day;
        this.listed = listed;
        this.past = past;
        this.figures = new AskedFigures(books, state.revision().number(), listed);
        regionsOn(day).forEach(region -> regions.put(region.id(), region));
    }

    private List<Region> regionsOn(LocalDate when) {
        return state.regions().stream()
                .filter(region -> region.valid().contains(when))
                .toList();
    }

    @Override
    public LocalDate validAt() {
        return day;
    }

    @Override
    public PriceChain chain(Cell cell) {
        Region region = regions.get(cell.region());
        if (region == null) {
            throw new IllegalArgumentException("no region " + cell.region() + " on " + day);
        }
        return region.chain(share(listed, cell, region));
    }

    @Override
    public Optional<PriceChain> chain(Cell cell, LocalDate when) {
        return regionsOn(when).stream()
                .filter(region -> region.id().equals(cell.region()))
                .findFirst()
                .map(region -> region.chain(share(past.getOrDefault(when, Map.of()), cell, region)));
    }

    private static Share share(Map<PartKey, Map<String, ListedPrice>> prices, Cell cell, Region region) {
        Map<String, ListedPrice> ofPart = prices.getOrDefault(cell.part(), Map.of());
        return ownShare(Optional.ofNullable(ofPart.get(cell.region())))
                .orElseGet(() -> Share.afterDiscount(region.dealerDiscount()));
    }

    /** Dealer net ÷ list price, where the list names a dealer net of its own. */
    static Optional<Share> ownShare(Optional<ListedPrice> price) {
        return price.flatMap(one -> one.base()
                .dealerNet()
                .map(net -> new Share(net.amount(), one.base().listPrice().amount())));
    }

    @Override
    public Rates rates() {
        return books.rates(state.revision(), day);
    }

    @Override
    public Optional<String> family(PartKey part) {
        return listed.getOrDefault(part, Map.of()).values().stream()
                .flatMap(price -> price.family().stream())
                .findFirst();
    }

    @Override
    public Optional<Money> landedCost(Cell cell) {
        return figures.cost(PartFigure.LANDED_COST, cell, day);
    }

    @Override
    public Optional<Money> cost(Cell cell, LocalDate when) {
        return figures.cost(PartFigure.COST, cell, when);
    }

    @Override
    public Optional<BigDecimal> priceIndex(String country, YearMonth month) {
        return figures.priceIndex(country, month);
    }

    @Override
    public Optional<Money> vehiclePrice(String vehicle, String country) {
        return figures.vehiclePrice(vehicle, country, day);
    }

    /** A book is looked at as a whole; whoever looks at it brings its prices. */
    @Override
    public Price in(PartKey part, String country) {
        return Prices.UNKNOWN.in(part, country);
    }

    /** What was asked on the day: the list price under the rules that could be decided for it alone. */
    @Override
    public Price on(Cell cell, LocalDate when) {
        Map<PartKey, Map<String, ListedPrice>> known = past.get(when);
        if (known == null) {
            return new Price.Unknown(new Fact(Fact.Kind.PAST_PRICE, when.toString()));
        }
        ListedPrice then = known.getOrDefault(cell.part(), Map.of()).get(cell.region());
        Optional<Market> market = books.market(state, cell.country(), when);
        if (then == null || market.isEmpty()) {
            return new Price.None();
        }
        Formed formed =
                PriceFormation.formUntold(cell.part(), then.family(), then.base(), market.get(), Optional.empty());
        return new Price.Known(
                cell,
                switch (formed) {
                    case Formed.Priced priced -> priced.listPrice();
                    case Formed.NotPriced none -> listPrice(then);
                });
    }

    private static Money listPrice(ListedPrice then) {
        return then.base().listPrice();
    }
}
