package io.partguard.pricing.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.NoticePeriod;
import io.partguard.pricing.rule.Procedure;
import io.partguard.pricing.rule.Publication.Binding;
import io.partguard.pricing.rule.PublicationRule;
import io.partguard.pricing.rule.ResalePrice;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final Instant NOW = Instant.parse("2026-12-01T23:30:00Z"); // the 2nd in Berlin

    private static final Region EU = new Region(
            "eu",
            "Europe",
            new TreeSet<>(Set.of("DE")),
            Currency.getInstance("EUR"),
            new PriceGrid(Money.of("0.01", "EUR")),
            new BigDecimal("0.19"),
            ZoneId.of("Europe/Berlin"),
            new BigDecimal("0.35"),
            Optional.empty(),
            new DatePeriod(null, null));

    private static final PublicationRule NOTICE =
            rule("notice", new NoticePeriod(30, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)), Force.HARD);

    private static PublicationRule rule(String id, Procedure procedure, Force force) {
        return new PublicationRule(
                new RuleId(id),
                new Scope(Set.of("DE"), Set.of(), Set.of(), Set.of()),
                new DatePeriod(null, null),
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                force,
                io.partguard.pricing.rule.Status.IN_FORCE,
                procedure);
    }

    private static Map<String, Calendar> calendar(String until, String... holidays) {
        Set<LocalDate> days = new TreeSet<>();
        for (String holiday : holidays) {
            days.add(LocalDate.parse(holiday));
        }
        return Map.of("DE", new Calendar("DE", LocalDate.parse("2026-01-01"), LocalDate.parse(until), days));
    }

    private static List<String> objections(String effective, Map<String, Calendar> calendars, PublicationRule rule) {
        return new Filing(LocalDate.parse(effective), Binding.RECOMMENDED, NOW)
                .objections(List.of(EU), List.of(rule), calendars).stream()
                        .map(found -> found.code() + " " + found.needed())
                        .toList();
    }

    @Test
    void aNoticeRunsFromTheDayInTheRegionsZoneAndRollsOverHolidaysAndWeekends() {
        // Filed on the 2nd; 30 days on is Friday 1 January, a holiday; then a week-end; Monday the 4th.
        Map<String, Calendar> calendars = calendar("2027-12-31", "2027-01-01");

        assertThat(objections("2027-01-03", calendars, NOTICE)).containsExactly("EFFECTIVE_TOO_EARLY 2027-01-04");
        assertThat(objections("2027-01-04", calendars, NOTICE)).isEmpty();
    }

    @Test
    void withoutTheHolidaysNobodyKnowsWhetherTheNoticeIsKept() {
        assertThat(objections("2027-01-01", Map.of(), NOTICE)).containsExactly("CALENDAR_UNKNOWN 2027-01-01");
        assertThat(objections("2027-01-01", calendar("2027-01-01"), NOTICE))
                .containsExactly("CALENDAR_UNKNOWN 2027-01-01");
    }

    @Test
    void aKnownWorkingDayBeforeTheEffectiveOneIsEnough() {
        assertThat(objections("2027-06-01", calendar("2027-01-10", "2027-01-01"), NOTICE))
                .isEmpty();
    }

    @Test
    void pricesDoNotBeginInThePast() {
        assertThat(objections("2026-12-01", calendar("2027-12-31"), rule("resale", new ResalePrice(), Force.HARD)))
                .containsExactly("EFFECTIVE_IN_THE_PAST 2026-12-02");
    }

    @Test
    void aFixedResalePriceIsRefused() {
        List<Filing.Objection> objections = new Filing(LocalDate.parse("2027-02-01"), Binding.FIXED, NOW)
                .objections(List.of(EU), List.of(rule("resale", new ResalePrice(), Force.SOFT)), Map.of());

        assertThat(objections).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("RESALE_PRICE_MAINTENANCE");
            assertThat(found.force()).isEqualTo(Force.SOFT);
        });
    }
}
