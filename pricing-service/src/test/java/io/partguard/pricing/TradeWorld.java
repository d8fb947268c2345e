package io.partguard.pricing;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Basket;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Regions, rates, costs and histories in memory, for tests of rules: what nobody put in is not known. */
public final class TradeWorld implements Facts, Prices {
    public static final LocalDate TODAY = LocalDate.of(2026, 4, 13);
    public static final PartKey PART = PartKey.of("Nordkette", "34 11 6 850-886");

    public final List<Region> regions = new ArrayList<>();
    private final Map<Currency, Rates.Rate> rates = new HashMap<>();
    public final Map<PartKey, String> families = new HashMap<>();
    public final Map<String, Money> landed = new HashMap<>();
    public final Map<String, Money> costs = new HashMap<>();
    public final Map<String, BigDecimal> indexes = new HashMap<>();
    public final Map<String, Money> vehicles = new HashMap<>();
    /** By country and day. A country that is named here has a full history: other days are known to have no price. */
    public final Map<String, Map<LocalDate, Money>> history = new HashMap<>();
    /** Today's prices by country. */
    public final Map<String, Money> prices = new HashMap<>();

    public TradeWorld region(String countries, String currency, String step, String tax) {
        return region(countries, currency, step, tax, null);
    }

    public TradeWorld region(
            String countries,
            String currency,
            String step,
            String tax,
            @org.jspecify.annotations.Nullable String exWorks) {
        TreeSet<String> all = new TreeSet<>(List.of(countries.split(",")));
        regions.add(new Region(
                "r-" + all.first().toLowerCase(java.util.Locale.ROOT),
                countries,
                all,
                Currency.getInstance(currency),
                new PriceGrid(Money.of(step, currency)),
                new BigDecimal(tax),
                ZoneId.of("UTC"),
                new BigDecimal("0.35"),
                Optional.ofNullable(exWorks).map(BigDecimal::new),
                DatePeriod.ALWAYS));
        return this;
    }

    public TradeWorld rate(String currency, String perEuro) {
        rates.put(Currency.getInstance(currency), new Rates.Rate(TODAY, new BigDecimal(perEuro)));
        return this;
    }

    public TradeWorld was(String country, String day, String amount) {
        Currency currency = regionOf(country).orElseThrow().currency();
        history.computeIfAbsent(country, c -> new HashMap<>())
                .put(LocalDate.parse(day), new Money(new BigDecimal(amount), currency));
        return this;
    }

    public TradeWorld costs(String country, LocalDate day, String amount, String currency) {
        costs.put(country + day, Money.of(amount, currency));
        return this;
    }

    public TradeWorld index(String country, String month, String value) {
        indexes.put(country + month, new BigDecimal(value));
        return this;
    }

    public TradeWorld price(String country, String amount) {
        prices.put(
                country,
                new Money(
                        new BigDecimal(amount), regionOf(country).orElseThrow().currency()));
        return this;
    }

    public Optional<Region> regionOf(String country) {
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .findFirst();
    }

    public Cell cell(String country) {
        return new Cell(PART, regionOf(country).orElseThrow().id(), country);
    }

    public static PriceRule rule(String id, String countries, PriceLevel level, Formula formula) {
        return new PriceRule(
                new RuleId(id),
                scope(countries),
                level,
                new DatePeriod(LocalDate.of(2020, 1, 1), null),
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                formula);
    }

    public static BasketRule basket(String id, String country, Basket basket) {
        return new BasketRule(
                new RuleId(id),
                scope(country),
                PriceLevel.RETAIL_EXCL_TAX,
                new DatePeriod(LocalDate.of(2020, 1, 1), null),
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                basket);
    }

    public static Scope scope(String countries) {
        return new Scope(Set.of(countries.split(",")), Set.of(), Set.of(), Set.of());
    }

    @Override
    public LocalDate validAt() {
        return TODAY;
    }

    @Override
    public PriceChain chain(Cell cell) {
        return regionOf(cell.country()).orElseThrow().chain();
    }

    @Override
    public Optional<PriceChain> chain(Cell cell, LocalDate day) {
        return Optional.of(chain(cell));
    }

    @Override
    public Rates rates() {
        return new Rates(TODAY, Map.copyOf(rates));
    }

    @Override
    public Optional<String> family(PartKey part) {
        return Optional.ofNullable(families.get(part));
    }

    @Override
    public Optional<Money> landedCost(Cell cell) {
        return Optional.ofNullable(landed.get(cell.country()));
    }

    @Override
    public Optional<Money> cost(Cell cell, LocalDate day) {
        return Optional.ofNullable(costs.get(cell.country() + day));
    }

    @Override
    public Optional<BigDecimal> priceIndex(String country, YearMonth month) {
        return Optional.ofNullable(indexes.get(country + month));
    }

    @Override
    public Optional<Money> vehiclePrice(String vehicle, String country) {
        return Optional.ofNullable(vehicles.get(vehicle + country));
    }

    @Override
    public Price in(PartKey part, String country) {
        Money price = prices.get(country);
        return price == null ? new Price.None() : new Price.Known(cell(country), price);
    }

    @Override
    public Price on(Cell cell, LocalDate day) {
        Map<LocalDate, Money> known = history.get(cell.country());
        if (known == null) {
            return Prices.UNKNOWN.on(cell, day);
        }
        Money then = known.get(day);
        return then == null ? new Price.None() : new Price.Known(cell, then);
    }
}
