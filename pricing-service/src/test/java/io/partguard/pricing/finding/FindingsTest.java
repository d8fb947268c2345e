package io.partguard.pricing.finding;

import static io.partguard.pricing.TradeWorld.TODAY;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Statistic;
import io.partguard.pricing.rule.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final TradeWorld world = new TradeWorld()
            .region("DE", "EUR", "0.01", "0.19")
            .region("FR", "EUR", "0.01", "0.20")
            .region("PL", "PLN", "0.01", "0.23")
            .rate("PLN", "4.00");

    private static PriceRule ceiling(String id, String countries, Set<String> families, String from, String to) {
        PriceRule rule = rule(id, countries, RETAIL_EXCL_TAX, new Ceiling(Money.of("5.00", "EUR")));
        return new PriceRule(
                rule.id(),
                new Scope(Set.of(countries.split(",")), Set.of(), families, Set.of()),
                rule.level(),
                new DatePeriod(LocalDate.parse(from), LocalDate.parse(to)),
                rule.source(),
                rule.force(),
                rule.status(),
                rule.formula());
    }

    private static PriceRule minimum(String id, String to, String factor, String from) {
        return rule(
                id,
                to,
                RETAIL_EXCL_TAX,
                new ExternalReference(
                        Statistic.of(Statistic.Kind.MINIMUM), new TreeSet<>(List.of(from)), 1, new BigDecimal(factor)));
    }

    /** Opentaps adds overlapping rules up; here they are shown, and the stricter one holds. */
    @Test
    void rulesOverlapWhereCountriesPartsAndDaysDo() {
        List<PriceRule> rules = List.of(
                ceiling("a", "DE,FR", Set.of(), "2026-01-01", "2027-01-01"),
                ceiling("b", "FR,PL", Set.of("filters"), "2026-06-01", "2028-01-01")
                        .with(Status.DRAFT),
                ceiling("other-days", "FR", Set.of(), "2027-01-01", "2027-06-01")
                        .with(Status.DRAFT),
                ceiling("other-family", "PL", Set.of("brake pads"), "2026-01-01", "2028-01-01"),
                ceiling("over", "DE", Set.of(), "2020-01-01", "2021-01-01"));

        assertThat(Overlaps.find(rules, TODAY))
                .containsExactly(
                        new Overlap(
                                new RuleId("a"),
                                new RuleId("b"),
                                rules.getFirst().type(),
                                new TreeSet<>(Set.of("FR")),
                                new DatePeriod(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 1, 1))),
                        new Overlap(
                                new RuleId("b"),
                                new RuleId("other-days"),
                                rules.getFirst().type(),
                                new TreeSet<>(Set.of("FR")),
                                new DatePeriod(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 6, 1))));
    }

    @Test
    void aDraftThatWouldCloseACircleBelowOneIsFoundBeforeItBites() {
        PriceRule first = minimum("de-below-pl", "DE", "0.95", "PL");
        PriceRule second = minimum("pl-below-fr", "PL", "1.02", "FR");
        PriceRule third = minimum("fr-below-de", "FR", "1.03", "DE").with(Status.DRAFT);

        List<Contradiction> found =
                Contradictions.find(world.regions, List.of(first, second, third), TODAY, world.rates());

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.path()).containsExactlyInAnyOrder("r-de", "r-pl", "r-fr");
            assertThat(one.rules()).containsExactlyInAnyOrder(first.id(), second.id(), third.id());
            assertThat(one.brand()).isEmpty();
            int de = one.path().indexOf("r-de");
            assertThat(one.rules().get(de)).isEqualTo(first.id());
            assertThat(one.path().get((de + 2) % 3)).isEqualTo("r-pl");
        });
        // .95 · 1.02 · 1.04 is above 1
        PriceRule weaker = minimum("fr-below-de", "FR", "1.04", "DE");
        assertThat(Contradictions.find(world.regions, List.of(first, second, weaker), TODAY, world.rates()))
                .isEmpty();
    }
}
