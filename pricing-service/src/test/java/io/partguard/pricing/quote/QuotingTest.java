package io.partguard.pricing.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.pricing.FakeBook;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import io.partguard.pricing.waterfall.BasePrice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotingTest {
    /** Half past seven in the evening in Tokyo. */
    private static final Instant NOW = Instant.parse("2026-04-13T10:30:00Z");

    private static final PartKey PART = PartKey.of("Nordkette", "1");
    private static final Currency YEN = Currency.getInstance("JPY");

    private final FakeBook book = new FakeBook();
    private final Quoting quoting =
            new Quoting(book, book, this::standings, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(24));

    private final Map<PartKey, Lookup<Standing>> catalogue = new HashMap<>();

    private Map<PartKey, Lookup<Standing>> standings(Collection<PartKey> parts, LocalDate day) {
        Map<PartKey, Lookup<Standing>> answers = new HashMap<>();
        parts.forEach(part -> answers.put(part, catalogue.getOrDefault(part, new Lookup.None<>())));
        return answers;
    }

    private static Lookup<Standing> replacedBy(String number) {
        return new Lookup.Found<>(new Standing.Superseded(
                Standing.Outcome.REPLACED,
                Optional.of(number),
                List.of(number),
                Standing.Kind.ONE,
                Optional.empty(),
                Optional.empty()));
    }

    private Quote.Line asked(String number, boolean follow) {
        return quoting.quote(new QuoteRequest(
                        "JP",
                        List.of(new QuoteRequest.Line("Nordkette", number, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        follow))
                .orElseThrow()
                .lines()
                .getFirst();
    }

    @Test
    void aReplacedPartIsPricedByItsSuccessorOnlyWhereThatIsAskedFor() {
        catalogue.put(PartKey.of("Nordkette", "old"), replacedBy("1"));

        assertThat(asked("old", false)).isInstanceOf(Quote.UnknownPart.class);
        Quote.PricedLine followed = (Quote.PricedLine) asked("old", true);
        assertThat(followed.supplied()).contains(book.part(PART).printed());
        assertThat(followed.succession().followed()).isTrue();
        assertThat(followed.price().listPrice()).isEqualTo(Money.of("1000", "JPY"));
    }

    @Test
    void aSuccessorWithoutAPriceIsNamedAndThePartKeepsItsOwn() {
        catalogue.put(PART, replacedBy("new"));

        Quote.PricedLine line = (Quote.PricedLine) asked("1", true);

        assertThat(line.succession().followed()).isFalse();
        assertThat(line.supplied()).isEmpty();
        assertThat(line.succession().standing()).isEqualTo(replacedBy("new"));
    }

    @Test
    void anOutageIsCarriedIntoTheAnswerAndThePriceStays() {
        Lookup<Standing> out = new Lookup.Unavailable<>(new Lookup.Cause("CATALOG_TIMEOUT", ""));
        catalogue.put(PART, out);

        assertThat(asked("1", true)).isInstanceOf(Quote.PricedLine.class);
        assertThat(asked("1", true).succession()).isEqualTo(new Succession(out, false));
    }

    @BeforeEach
    void japan() {
        book.regions.add(new Region(
                "jp",
                "Japan",
                new TreeSet<>(Set.of("JP")),
                YEN,
                new PriceGrid(Money.of("10", "JPY")),
                new BigDecimal("0.10"),
                ZoneId.of("Asia/Tokyo"),
                new BigDecimal("0.25"),
                Optional.empty(),
                DatePeriod.ALWAYS));
        price("1005", "2026-01-01");
    }

    @Test
    void withoutAChangeAQuoteHoldsForADay() {
        assertThat(quote().expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aQuoteEndsAtMidnightInTheRegionWhereThePriceChangesThen() {
        price("2000", "2026-04-14");

        assertThat(quote().expiresAt()).isEqualTo(Instant.parse("2026-04-13T15:00:00Z"));
    }

    @Test
    void aQuoteEndsWhenARuleBeginsOrEnds() {
        book.rules.add(ceiling("later", "500", new DatePeriod(LocalDate.of(2026, 4, 14), null)));
        assertThat(quote().expiresAt()).isEqualTo(Instant.parse("2026-04-13T15:00:00Z"));

        book.rules.clear();
        book.rules.add(ceiling("now", "500", new DatePeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 14))));
        assertThat(quote().expiresAt()).isEqualTo(Instant.parse("2026-04-13T15:00:00Z"));
    }

    @Test
    void theTotalIsTheDealersNetTimesTheQuantity() {
        Quote.PricedLine line = (Quote.PricedLine) quote().lines().getFirst();

        assertThat(line.price().listPrice()).isEqualTo(Money.of("1000", "JPY"));
        assertThat(line.price().dealerNet()).isEqualTo(Money.of("750", "JPY"));
        assertThat(line.total()).isEqualTo(Money.of("2250", "JPY"));
    }

    @Test
    void aPriceThatOnlyZeroCouldMeetIsNone() {
        book.rules.add(ceiling("tiny", "9", new DatePeriod(LocalDate.of(2026, 1, 1), null)));

        assertThat(quote().lines().getFirst()).isInstanceOf(Quote.NoPrice.class);
    }

    @Test
    void whatIsNoPartNumberIsUnknownAndDoesNotSpoilTheOthers() {
        Quote quote = quoting.quote(new QuoteRequest(
                        "JP",
                        List.of(
                                new QuoteRequest.Line("!!!", "1", 1),
                                new QuoteRequest.Line("Nordkette", "9".repeat(100), 1),
                                new QuoteRequest.Line("NORDKETTE", "1", 1)),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false))
                .orElseThrow();

        assertThat(quote.lines())
                .extracting(line -> line.getClass().getSimpleName())
                .containsExactly("UnknownPart", "UnknownPart", "PricedLine");
    }

    @Test
    void aCountryInNoRegionHasNoQuote() {
        assertThat(quoting.quote(new QuoteRequest("BR", List.of(), Optional.empty(), Optional.empty(), false, false)))
                .isEmpty();
    }

    @Test
    void whatWillBeKnownLaterIsNotKnown() {
        Quote quote = quoting.quote(new QuoteRequest(
                        "JP",
                        List.of(new QuoteRequest.Line("Nordkette", "1", 1)),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(60)),
                        false,
                        false))
                .orElseThrow();

        assertThat(quote.knownAt()).isEqualTo(NOW);
    }

    private Quote quote() {
        return quoting.quote(new QuoteRequest(
                        "JP",
                        List.of(new QuoteRequest.Line("Nordkette", "1", 3)),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        false))
                .orElseThrow();
    }

    private void price(String amount, String from) {
        book.prices.add(new ListedPrice(
                book.part(PART).no(),
                "jp",
                LocalDate.parse(from),
                new BasePrice(Money.of(amount, "JPY"), Optional.empty()),
                Optional.empty()));
    }

    private static PriceRule ceiling(String id, String amount, DatePeriod inForce) {
        return new PriceRule(
                new RuleId(id),
                new Scope(Set.of("JP"), Set.of(), Set.of(), Set.of()),
                PriceLevel.RETAIL_EXCL_TAX,
                inForce,
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                new Ceiling(Money.of(amount, "JPY")));
    }
}
