package io.partguard.pricing.rate;

import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the European Central Bank's file of reference rates: a line a day, a column a currency, units per euro,
 * {@code N/A} where a currency was not quoted. Source: {@code eurofxref-hist.csv} of the ECB's statistics.
 */
public final class RateFileReader {
    private static final String DATE = "Date";
    private static final String NOT_QUOTED = "N/A";
    private static final Pattern RATE = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10})?");
    private static final Limits LIMITS = new Limits(1 << 16, 1, 256, 64, 100_000);

    private RateFileReader() {}

    /** Units of the currency for one euro on a day. */
    public record DayRate(LocalDate day, Currency currency, BigDecimal perEuro) {}

    /**
     * @param rows lines after the header: accepted and rejected ones
     * @param rejected lines of which nothing was taken
     */
    public record Read(List<DayRate> rates, long rows, long rejected, List<RowError> errors) {}

    /** @throws UnreadableTable where there is no header of a date and currencies */
    public static Read read(InputStream in) throws IOException, UnreadableTable {
        Days days = new Days();
        Mapping everything = new Mapping(Mapping.Format.CSV, ',', true, List.of(), columns(), Map.of(), true);
        TableReader.read(in, everything, LIMITS, days);
        return new Read(days.rates, days.rows, days.rejected, days.errors);
    }

    /** Any currency of the world may have a column. */
    private static Map<String, Mapping.Source> columns() {
        Map<String, Mapping.Source> fields = new LinkedHashMap<>();
        fields.put(DATE, Mapping.Source.column(DATE));
        for (Currency currency : Currency.getAvailableCurrencies()) {
            fields.put(currency.getCurrencyCode(), Mapping.Source.column(currency.getCurrencyCode()));
        }
        return fields;
    }

    private static final class Days implements RowSink {
        private static final int ERRORS_KEPT = 1_000;

        private final List<DayRate> rates = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private final Set<LocalDate> seen = new HashSet<>();
        private List<Currency> currencies = List.of();
        private long rows;
        private long rejected;

        @Override
        public void columns(List<String> columns) {
            currencies = columns.stream()
                    .filter(column -> !column.equals(DATE) && !column.isEmpty())
                    .map(Currency::getInstance)
                    .toList();
        }

        @Override
        public void row(Row row) {
            rows++;
            List<DayRate> ofDay = new ArrayList<>();
            List<RowError> wrong = new ArrayList<>();
            LocalDate day = day(row, wrong);
            for (Currency currency : currencies) {
                row.get(currency.getCurrencyCode())
                        .filter(value -> !value.equals(NOT_QUOTED))
                        .ifPresent(value -> {
                            if (!RATE.matcher(value).matches() || new BigDecimal(value).signum() == 0) {
                                wrong.add(row.error(
                                        currency.getCurrencyCode(), "NOT_A_RATE", "must be a number above 0, or N/A"));
                            } else if (day != null) {
                                ofDay.add(new DayRate(day, currency, new BigDecimal(value)));
                            }
                        });
            }
            if (wrong.isEmpty()) {
                rates.addAll(ofDay);
            } else {
                reject(wrong);
            }
        }

        private @Nullable LocalDate day(Row row, List<RowError> wrong) {
            try {
                LocalDate day = LocalDate.parse(row.get(DATE).orElse(""));
                if (seen.add(day)) {
                    return day;
                }
                wrong.add(row.error(DATE, "DUPLICATE_ROW", "the file has this day before"));
            } catch (DateTimeParseException e) {
                wrong.add(row.error(DATE, "NOT_A_DATE", "must be a day such as 2026-04-13"));
            }
            return null;
        }

        @Override
        public void error(RowError error, @Nullable String raw) {
            rows++;
            reject(List.of(error));
        }

        private void reject(List<RowError> wrong) {
            rejected++;
            errors.addAll(wrong.subList(0, Math.min(wrong.size(), ERRORS_KEPT - errors.size())));
        }
    }
}
