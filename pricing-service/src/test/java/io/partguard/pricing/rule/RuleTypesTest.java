package io.partguard.pricing.rule;

import static io.partguard.pricing.TradeWorld.TODAY;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.DEALER_NET;
import static io.partguard.pricing.cell.PriceLevel.EX_WORKS;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_INCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each type of rule by an example that can be reckoned on paper. */
class RuleTypesTest {

    private final TradeWorld world = new TradeWorld()
            .region("DE,AT", "EUR", "0.01", "0.19", "0.4")
            .region("IN", "INR", "1.00", "0.18")
            .region("JP", "JPY", "10", "0.10")
            .region("KW", "KWD", "0.050", "0")
            .region("PL", "PLN", "0.10", "0.23")
            .region("MU", "MUR", "1.00", "0.15")
            .rate("INR", "100")
            .rate("JPY", "186.75")
            .rate("KWD", "0.36")
            .rate("PLN", "4.25");

    private static BigDecimal share(String share) {
        return new BigDecimal(share);
    }

    private Bound bound(PriceRule rule, String country) {
        return rule.bound(world.cell(country), world, world);
    }

    private static String most(Bound bound) {
        assertThat(bound).isInstanceOf(Bound.AtMost.class);
        return ((Bound.AtMost) bound).price().toPlainString();
    }

    private static Fact.Kind missing(Bound bound) {
        assertThat(bound).isInstanceOf(Bound.Unknown.class);
        return ((Bound.Unknown) bound).missing().kind();
    }

    @Test
    void aMarkUpCountsFromTheLandedCostInItsOwnCurrency() {
        PriceRule rule = rule("gn-150", "MU", RETAIL_EXCL_TAX, new MarkUp(share("0.35")));
        world.rate("MUR", "52.80");

        assertThat(missing(bound(rule, "MU"))).isEqualTo(Fact.Kind.LANDED_COST);
        world.landed.put("MU", Money.of("10.00", "EUR"));
        assertThat(most(bound(rule, "MU"))).isEqualTo("712.80");
    }

    @Test
    void aMarginIsKeptAsItWasOnTheFirstDayOfTheYear() {
        PriceRule rule = rule("my-2018", "DE", RETAIL_EXCL_TAX, new MarginFreeze(Optional.empty()));
        assertThat(missing(bound(rule, "DE"))).isEqualTo(Fact.Kind.PAST_PRICE);

        world.was("DE", "2026-01-01", "150.00");
        assertThat(missing(bound(rule, "DE"))).isEqualTo(Fact.Kind.COST);

        world.costs("DE", LocalDate.of(2026, 1, 1), "100.00", "EUR").costs("DE", TODAY, "90.00", "EUR");
        assertThat(most(bound(rule, "DE"))).isEqualTo("135.00");
    }

    @Test
    void aPriceRisesByNoMoreThanItsShareInTwelveMonths() {
        PriceRule rule = rule("in-10", "IN", RETAIL_EXCL_TAX, new YearlyRise(share("0.10")));

        world.was("IN", "2025-04-13", "999.99");
        assertThat(most(bound(rule, "IN"))).isEqualTo("1099.98");
        world.history.put("IN", Map.of());
        assertThat(bound(rule, "IN")).isInstanceOf(Bound.NotApplicable.class);
    }

    @Test
    void aFrozenPriceIsThatOfTheDay() {
        PriceRule rule = rule("us-1971", "DE", RETAIL_INCL_TAX, new Freeze(LocalDate.of(2025, 8, 15)));
        world.was("DE", "2025-08-15", "8.40");

        // 8.40 was paid as 10.00 with tax, and so was 8.40 at the most.
        assertThat(most(bound(rule, "DE"))).isEqualTo("8.40");
    }

    @Test
    void indexedPricesFollowTheIndexAndRiseByOneAndAHalfOfItAtTheMost() {
        PriceRule rule = rule("pmprb", "DE", RETAIL_EXCL_TAX, new IndexLinked(LocalDate.of(2023, 4, 13), 0));
        world.was("DE", "2023-04-13", "100.00").was("DE", "2025-04-13", "100.00");
        assertThat(missing(bound(rule, "DE"))).isEqualTo(Fact.Kind.PRICE_INDEX);

        world.index("DE", "2023-04", "100").index("DE", "2025-04", "106").index("DE", "2026-04", "108.12");
        // Since the benchmark: 108.12. Within a year: 2 per cent of the index, so 3 of the price.
        assertThat(most(bound(rule, "DE"))).isEqualTo("103.00");

        world.index("DE", "2026-04", "106.00");
        assertThat(most(bound(rule, "DE"))).isEqualTo("100.00");
        world.index("DE", "2026-04", "99.00");
        assertThat(most(bound(rule, "DE"))).isEqualTo("99.00");
    }

    @Test
    void whereTheIndexRisesByMoreThanTenPerCentPricesMayRiseByFivePointsMore() {
        PriceRule rule = rule("pmprb", "DE", RETAIL_EXCL_TAX, new IndexLinked(LocalDate.of(2020, 4, 13), 0));
        world.was("DE", "2020-04-13", "150.00")
                .was("DE", "2025-04-13", "100.00")
                .index("DE", "2020-04", "100")
                .index("DE", "2025-04", "100");

        world.index("DE", "2026-04", "112");
        assertThat(most(bound(rule, "DE"))).isEqualTo("117.00");
        world.index("DE", "2026-04", "110");
        assertThat(most(bound(rule, "DE"))).isEqualTo("115.00");
    }

    @Test
    void anExactQuotientLosesNoUnit() {
        PriceRule rule = rule("pmprb", "DE", RETAIL_EXCL_TAX, new IndexLinked(LocalDate.of(2020, 4, 13), 0));
        world.was("DE", "2020-04-13", "900.00")
                .was("DE", "2025-04-13", "206.00")
                .index("DE", "2020-04", "100")
                .index("DE", "2025-04", "103")
                .index("DE", "2026-04", "106");

        // 206 · (103 + 1.5 · 3) / 103 = 215, although 3 / 103 has no end.
        assertThat(most(bound(rule, "DE"))).isEqualTo("215.00");
    }

    @Test
    void aMaximumRetailPriceIsMetAfterTheTaxIsRounded() {
        PriceRule rule = rule("mrp", "DE", RETAIL_INCL_TAX, new MaximumRetailPrice(Money.of("10.00", "EUR")));

        assertThat(most(bound(rule, "DE"))).isEqualTo("8.40");
        assertThatThrownBy(() -> rule("mrp", "DE", DEALER_NET, new MaximumRetailPrice(Money.of("10.00", "EUR"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCorridorIsMeasuredFromTheCheapestWayAndNamesIt() {
        var ways = new TreeMap<>(Map.of("PL", share("0.12"), "JP", share("0.30"), "AT", BigDecimal.ZERO));
        PriceRule rule = rule("corridor", "DE", RETAIL_EXCL_TAX, new Corridor(ways));
        assertThat(bound(rule, "DE")).isInstanceOf(Bound.NotApplicable.class);

        world.price("PL", "425.00").price("JP", "18675");
        // From Poland 100 · 1.12, from Japan 100 · 1.30; Austria has the same price list.
        assertThat(bound(rule, "DE")).isEqualTo(new Bound.AtMost(new BigDecimal("112.00"), List.of(world.cell("PL"))));
    }

    @Test
    void aCorridorBetweenDealersComparesWhatDealersPay() {
        PriceRule rule = rule("grey", "DE", DEALER_NET, new Corridor(new TreeMap<>(Map.of("PL", share("0.10")))));
        world.price("PL", "4.30");

        // 4.30 PLN · .65 = 2.79 PLN = .6564 EUR; · 1.1 = .7221: a dealer pays .72, so p ≤ 1.12 (.728 is .72, 1.13 · .65
        // = .73)
        assertThat(most(bound(rule, "DE"))).isEqualTo("1.12");
    }

    @Test
    void externalReferencesTakeTheirStatisticAmongTheConvertedPrices() {
        var countries = new TreeSet<>(List.of("IN", "JP", "KW", "PL"));
        world.price("IN", "1000.00").price("JP", "3735").price("KW", "10.800").price("PL", "170.00");
        // In euros: 10, 20, 30, 40.
        assertThat(reference(new Statistic(Statistic.Kind.MINIMUM, 1), countries))
                .isEqualTo("10.00");
        assertThat(reference(new Statistic(Statistic.Kind.MEAN, 1), countries)).isEqualTo("25.00");
        assertThat(reference(new Statistic(Statistic.Kind.MEAN_OF_LOWEST, 3), countries))
                .isEqualTo("20.00");
        assertThat(reference(new Statistic(Statistic.Kind.KTH_LOWEST, 2), countries))
                .isEqualTo("20.00");
        assertThat(reference(new Statistic(Statistic.Kind.KTH_LOWEST, 9), countries))
                .isEqualTo("40.00");
        assertThat(reference(new Statistic(Statistic.Kind.MEDIAN, 1), countries))
                .isEqualTo("25.00");
    }

    private String reference(Statistic statistic, TreeSet<String> countries) {
        return most(bound(
                rule("epr", "DE", RETAIL_EXCL_TAX, new ExternalReference(statistic, countries, 1, BigDecimal.ONE)),
                "DE"));
    }

    @Test
    void aReferenceNeedsItsLeastNumberOfPrices() {
        var countries = new TreeSet<>(List.of("IN", "PL"));
        PriceRule rule = rule(
                "epr",
                "DE",
                RETAIL_EXCL_TAX,
                new ExternalReference(Statistic.of(Statistic.Kind.MINIMUM), countries, 2, share("0.95")));
        world.price("PL", "170.00");
        assertThat(bound(rule, "DE")).isInstanceOf(Bound.NotApplicable.class);

        world.price("IN", "1000.00");
        assertThat(most(bound(rule, "DE"))).isEqualTo("9.50");
    }

    @Test
    void aRuleThatComparesCannotBeDecidedByOnePriceAlone() {
        PriceRule corridor =
                rule("corridor", "DE", RETAIL_EXCL_TAX, new Corridor(new TreeMap<>(Map.of("PL", share("0.12")))));

        assertThat(missing(corridor.bound(world.cell("DE"), Prices.UNKNOWN, world)))
                .isEqualTo(Fact.Kind.OTHER_PRICE);
        assertThat(missing(bound(rule("works", "IN", EX_WORKS, new Ceiling(Money.of("5", "JPY"))), "IN")))
                .isEqualTo(Fact.Kind.EX_WORKS_SHARE);
    }

    @Test
    void aDraftIsNotAppliedAndARepealedRuleIsUpToItsEnd() {
        PriceRule inForce = rule("cap", "DE", RETAIL_EXCL_TAX, new Ceiling(Money.of("5.00", "EUR")));
        Cell cell = world.cell("DE");

        assertThat(with(inForce, Status.DRAFT, null).bound(cell, world, world)).isInstanceOf(Bound.NotApplicable.class);
        assertThat(with(inForce, Status.REPEALED, TODAY.plusDays(1)).bound(cell, world, world))
                .isInstanceOf(Bound.AtMost.class);
        assertThat(with(inForce, Status.REPEALED, TODAY).bound(cell, world, world))
                .isInstanceOf(Bound.NotApplicable.class);
    }

    private static PriceRule with(PriceRule rule, Status status, @org.jspecify.annotations.Nullable LocalDate to) {
        return new PriceRule(
                rule.id(),
                rule.scope(),
                rule.level(),
                new io.partguard.pricing.cell.DatePeriod(LocalDate.of(2020, 1, 1), to),
                rule.source(),
                rule.force(),
                status,
                rule.formula());
    }

    @Test
    void nothingComesBackFromTheArchive() {
        assertThat(Status.DRAFT.mayBecome(Status.IN_FORCE)).isTrue();
        assertThat(Status.IN_FORCE.mayBecome(Status.REPEALED)).isTrue();
        assertThat(Status.IN_FORCE.mayBecome(Status.DRAFT)).isFalse();
        assertThat(Status.REPEALED.mayBecome(Status.IN_FORCE)).isFalse();
    }
}
