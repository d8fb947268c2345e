package io.partguard.pricing.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.check.Notation;
import io.partguard.pricing.pricelist.PriceRowReader.Read;
import io.partguard.pricing.region.Region;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PriceRowReaderTest {
    private static final LocalDate EURO_DAY = LocalDate.of(2023, 1, 1);
    private static final Map<String, List<Region>> CROATIA = Map.of(
            "hr",
            List.of(
                    region("HRK", new DatePeriod(LocalDate.of(2000, 1, 1), EURO_DAY)),
                    region("EUR", new DatePeriod(EURO_DAY, null))));

    private final PriceRowReader reader = new PriceRowReader(CROATIA, Map.of());

    @Test
    void aPriceIsInTheCurrencyThatTheRegionHasOnItsFirstDay() {
        assertThat(codes(Map.of("currency", "HRK", "validFrom", "2022-12-31"))).isEmpty();
        assertThat(codes(Map.of("currency", "EUR", "validFrom", "2023-01-01"))).isEmpty();
        assertThat(codes(Map.of("currency", "HRK", "validFrom", "2023-01-01"))).containsExactly("WRONG_CURRENCY");
        assertThat(codes(Map.of("validFrom", "1999-12-31"))).containsExactly("UNKNOWN_REGION");
    }

    @Test
    void everyFaultOfARowIsNamed() {
        assertThat(codes(
                        Map.of("brand", "!!", "partNumber", "x".repeat(65), "listPrice", "12,30", "validFrom", "soon")))
                .containsExactlyInAnyOrder("INVALID_BRAND", "INVALID_PART_NUMBER", "NOT_A_NUMBER", "NOT_A_DATE");
    }

    @Test
    void pricesAreWrittenPlainly() {
        for (String wrong :
                List.of("1e5", "+5", "1 000", "1,000.00", "0x10", "٣", "Infinity", "9".repeat(16), ".5", "5.")) {
            assertThat(codes(Map.of("listPrice", wrong))).as(wrong).containsExactly("NOT_A_NUMBER");
        }
        assertThat(codes(Map.of("listPrice", "10.000"))).isEmpty();
        assertThat(codes(Map.of("listPrice", "10.001"))).containsExactly("TOO_MANY_DECIMALS");
    }

    @Test
    void daysThatDoNotExistAreRefused() {
        for (String wrong :
                List.of("2026-02-29", "2026-13-01", "01.02.2026", "20260101", "0000-01-01", "+12026-01-01")) {
            assertThat(codes(Map.of("validFrom", wrong))).as(wrong).contains("NOT_A_DATE");
        }
    }

    @Test
    void aMappingSaysHowNumbersAndDaysAreWritten() {
        PriceRowReader german = new PriceRowReader(
                CROATIA, Map.of(Notation.DECIMAL_SEPARATOR, ",", Notation.DATE_FORMAT, "dd.MM.uuuu"));

        Read read = german.read(row(Map.of("listPrice", "1234,5", "validFrom", "29.02.2024")));

        assertThat(read).isInstanceOfSatisfying(Read.Good.class, good -> {
            assertThat(good.row().listPrice()).isEqualTo(Money.of("1234.50", "EUR"));
            assertThat(good.row().validFrom()).isEqualTo(LocalDate.of(2024, 2, 29));
        });
        assertThat(german.read(row(Map.of("listPrice", "1.234", "validFrom", "29.02.2024"))))
                .isInstanceOf(Read.Bad.class);
        assertThatThrownBy(() -> new PriceRowReader(CROATIA, Map.of(Notation.DATE_FORMAT, "QQQQQQ{")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> codes(Map<String, String> changes) {
        return switch (reader.read(row(changes))) {
            case Read.Good good -> List.of();
            case Read.Bad(List<RowError> errors) ->
                errors.stream().map(RowError::code).toList();
        };
    }

    private static Row row(Map<String, String> changes) {
        Map<String, List<String>> values = new HashMap<>();
        Map.of(
                        "brand", "Nordkette",
                        "partNumber", "1",
                        "region", "hr",
                        "currency", "EUR",
                        "listPrice", "10.00",
                        "validFrom", "2026-01-01")
                .forEach((field, value) -> values.put(field, List.of(value)));
        changes.forEach((field, value) -> values.put(field, List.of(value)));
        return new Row(1, "", values, Map.of());
    }

    private static Region region(String currency, DatePeriod valid) {
        return new Region(
                "hr",
                "Croatia",
                new TreeSet<>(Set.of("HR")),
                Currency.getInstance(currency),
                new PriceGrid(Money.of("0.01", currency)),
                new BigDecimal("0.25"),
                ZoneId.of("Europe/Zagreb"),
                new BigDecimal("0.3"),
                Optional.empty(),
                valid);
    }
}
