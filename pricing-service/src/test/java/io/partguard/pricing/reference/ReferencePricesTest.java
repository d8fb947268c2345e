package io.partguard.pricing.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.FakeBook;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.reference.Reference.Known;
import io.partguard.pricing.reference.Reference.Unknown;
import io.partguard.pricing.reference.ReferencePrices.Item;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import io.partguard.pricing.waterfall.BasePrice;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.PriceFormation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReferencePricesTest {
    private static final PartKey PART = PartKey.of("Nordkette", "1");
    private static final Instant NOON = Instant.parse("2026-04-13T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-04-13T15:30:00Z");

    private final FakeBook book = new FakeBook();
    private final ReferencePrices prices = new ReferencePrices(book, book);

    @Test
    void aPriceThatBeginsTomorrowHoldsInJapanWhileItIsStillTodayInEurope() {
        region("de", "EUR", "Europe/Berlin", "DE");
        region("jp", "JPY", "Asia/Tokyo", "JP");
        price("de", "100.00", "EUR", "2026-01-01");
        price("de", "200.00", "EUR", "2026-04-14");
        price("jp", "10000", "JPY", "2026-01-01");
        price("jp", "20000", "JPY", "2026-04-14");

        assertThat(list("DE", "EUR", NOON)).isEqualTo("100.00");
        assertThat(list("JP", "JPY", NOON)).isEqualTo("10000");
        // Half past midnight in Tokyo: what was kept for the day before is forgotten.
        assertThat(list("JP", "JPY", EVENING)).isEqualTo("20000");
        assertThat(list("DE", "EUR", EVENING)).isEqualTo("100.00");
    }

    @Test
    void whatIsKnownIsNotAskedForAgainUntilTheBookChanges() {
        region("de", "EUR", "Europe/Berlin", "DE");
        price("de", "100.00", "EUR", "2026-01-01");

        list("DE", "EUR", NOON);
        list("DE", "EUR", NOON.plusSeconds(60));
        assertThat(book.questions).isEqualTo(1);
        price("de", "90.00", "EUR", "2026-04-01");
        book.revision++;

        assertThat(list("DE", "EUR", NOON)).isEqualTo("90.00");
        assertThat(book.questions).isEqualTo(2);
    }

    @Test
    void aLawOfOneCountryDoesNotBindItsNeighbourInTheRegion() {
        region("eu", "EUR", "Europe/Berlin", "AT", "DE");
        price("eu", "100.00", "EUR", "2026-01-01");
        book.rules.add(ceiling("at", "AT", "60.00", "EUR"));

        assertThat(list("DE", "EUR", NOON)).isEqualTo("100.00");
        Known austria = known("AT", "EUR");
        assertThat(austria.listPrice().amount()).isEqualByComparingTo("60");
        assertThat(known("DE", "EUR").cheapestLegalCountry()).hasValue("AT");
    }

    @Test
    void aCurrencyWithoutRateIsComparedWithItselfOnly() {
        region("de", "EUR", "Europe/Berlin", "DE");
        region("mu", "MUR", "Indian/Mauritius", "MU");
        price("de", "1.00", "EUR", "2026-01-01");
        price("mu", "5000.00", "MUR", "2026-01-01");

        Known rupees = known("MU", "MUR");
        assertThat(rupees.converted()).isTrue();
        assertThat(rupees.cheapestLegal()).hasValue(Money.of("3750.00", "MUR"));
        assertThat(rupees.notCompared()).containsExactly("DE");
        Known euros = known("MU", "EUR");
        assertThat(euros.converted()).isFalse();
        assertThat(euros.listPrice()).isEqualTo(Money.of("5000.00", "MUR"));
        assertThat(euros.cheapestLegal()).hasValue(Money.of("0.75", "EUR"));
        assertThat(euros.notCompared()).containsExactly("MU");
    }

    /** Against the plain way: form every price in every country, convert each, take the least. */
    @Property(tries = 300)
    void agreesWithThePlainWay(@ForAll long seed) {
        Random random = new Random(seed);
        FakeBook world = new FakeBook();
        randomWorld(world, random);
        ReferencePrices fast = new ReferencePrices(world, world);
        for (String country : List.of("AA", "BB", "CC", "DD", "EE")) {
            for (String currency : List.of("EUR", "JPY", "KWD", "MUR")) {
                Currency asked = Currency.getInstance(currency);
                Reference answer = fast.find(List.of(new Item(PART, country, Optional.of(asked))), NOON)
                        .answers()
                        .getFirst();
                Optional<Money> plain = plainCheapest(world, asked);
                switch (answer) {
                    case Known known -> {
                        assertThat(known.cheapestLegal()).isEqualTo(plain);
                        assertThat(known.listPrice()).isEqualTo(plainList(world, country, asked));
                    }
                    case Unknown unknown ->
                        assertThat(plainFormed(world, country)).isNotInstanceOf(Formed.Priced.class);
                }
            }
        }
    }

    private static void randomWorld(FakeBook world, Random random) {
        String[] currencies = {"EUR", "JPY", "KWD", "MUR"};
        String[] countries = {"AA", "BB", "CC", "DD", "EE"};
        world.rates = new Rates(
                LocalDate.EPOCH,
                Map.of(
                        Currency.getInstance("JPY"), rate("186.75"),
                        Currency.getInstance("KWD"), rate("0.357")));
        int no = 0;
        for (int i = 0; i < countries.length; i++) {
            String currency = currencies[random.nextInt(currencies.length)];
            TreeSet<String> here = new TreeSet<>(Set.of(countries[i]));
            if (i + 1 < countries.length && random.nextInt(3) == 0) {
                here.add(countries[++i]);
            }
            String id = "r" + no++;
            world.regions.add(region(id, currency, "UTC", here));
            if (random.nextInt(5) > 0) {
                Money price = Money.ofMinor(1 + random.nextInt(100_000), Currency.getInstance(currency));
                Optional<Money> net = random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(
                                Money.ofMinor(1 + random.nextLong(price.minorUnits()), Currency.getInstance(currency)));
                world.prices.add(new ListedPrice(
                        world.part(PART).no(), id, LocalDate.EPOCH, new BasePrice(price, net), Optional.empty()));
            }
        }
        for (String country : countries) {
            if (random.nextInt(3) == 0) {
                String currency = currencies[random.nextInt(currencies.length)];
                world.rules.add(ceiling(
                        "cap-" + country.toLowerCase(Locale.ROOT),
                        country,
                        Integer.toString(1 + random.nextInt(500)),
                        currency));
            }
        }
    }

    private static Optional<Money> plainCheapest(FakeBook world, Currency asked) {
        Optional<BigDecimal> least = Optional.empty();
        for (Region region : world.regions) {
            for (String country : region.countries()) {
                if (plainFormed(world, country) instanceof Formed.Priced priced) {
                    var converted = world.rates.convert(priced.dealerNet(), asked);
                    if (converted.isPresent()
                            && (least.isEmpty() || converted.get().amount().compareTo(least.get()) < 0)) {
                        least = Optional.of(converted.get().amount());
                    }
                }
            }
        }
        return least.map(amount -> Money.rounded(amount, asked, RoundingMode.DOWN));
    }

    private static Money plainList(FakeBook world, String country, Currency asked) {
        Money list = ((Formed.Priced) plainFormed(world, country)).listPrice();
        return world.rates.convert(list, asked).map(Rates.Converted::down).orElse(list);
    }

    private static Object plainFormed(FakeBook world, String country) {
        Market market =
                world.market(world.state(world.current()), country, NOON).orElseThrow();
        PricedPart part = world.part(PART);
        return world.prices(List.of(part.no()), Map.of(market.region().id(), market.day()), 1).stream()
                .findFirst()
                .<Object>map(price -> PriceFormation.form(PART, price.family(), price.base(), market))
                .orElse("no price");
    }

    private static Rates.Rate rate(String perEuro) {
        return new Rates.Rate(LocalDate.EPOCH, new BigDecimal(perEuro));
    }

    private Known known(String country, String currency) {
        return (Known) prices.find(List.of(new Item(PART, country, Optional.of(Currency.getInstance(currency)))), NOON)
                .answers()
                .getFirst();
    }

    private String list(String country, String currency, Instant now) {
        var item = new Item(PART, country, Optional.of(Currency.getInstance(currency)));
        return ((Known) prices.find(List.of(item), now).answers().getFirst())
                .listPrice()
                .amount()
                .toPlainString();
    }

    private void region(String id, String currency, String zone, String... countries) {
        book.regions.add(region(id, currency, zone, new TreeSet<>(Set.of(countries))));
    }

    private static Region region(String id, String currency, String zone, TreeSet<String> countries) {
        Currency money = Currency.getInstance(currency);
        return new Region(
                id,
                id,
                countries,
                money,
                new PriceGrid(Money.ofMinor(1, money)),
                new BigDecimal("0.20"),
                ZoneId.of(zone),
                new BigDecimal("0.25"),
                Optional.empty(),
                DatePeriod.ALWAYS);
    }

    private void price(String region, String amount, String currency, String from) {
        book.prices.add(new ListedPrice(
                book.part(PART).no(),
                region,
                LocalDate.parse(from),
                new BasePrice(Money.of(amount, currency), Optional.empty()),
                Optional.empty()));
    }

    private static PriceRule ceiling(String id, String country, String amount, String currency) {
        return new PriceRule(
                new RuleId(id),
                new Scope(Set.of(country), Set.of(), Set.of(), Set.of()),
                PriceLevel.RETAIL_EXCL_TAX,
                new DatePeriod(LocalDate.EPOCH, null),
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                new Ceiling(Money.of(amount, currency)));
    }
}
