package io.partguard.pricing.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a file writes numbers and days, as the options of its mapping say. Not for several threads. */
public final class Notation {
    public static final String DECIMAL_SEPARATOR = "decimalSeparator";
    public static final String DATE_FORMAT = "dateFormat";
    public static final Set<String> OPTIONS = Set.of(DECIMAL_SEPARATOR, DATE_FORMAT);

    /** What is wrong where {@link #day} is empty. */
    public static final String NO_DAY = "must be a day, written as the mapping says; by default 2026-04-13";

    /** At most 15 digits before the point; also keeps 1e999999999 away from the arithmetic. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private static final int DAYS_KEPT = 1_000;

    private final boolean decimalComma;
    private final DateTimeFormatter dates;
    private final Map<String, LocalDate> days = new HashMap<>();

    /** @throws IllegalArgumentException for an option with a value that is none */
    public Notation(Map<String, String> options) {
        this.decimalComma = switch (options.getOrDefault(DECIMAL_SEPARATOR, ".")) {
            case "." -> false;
            case "," -> true;
            default -> throw new IllegalArgumentException(DECIMAL_SEPARATOR + " must be a point or a comma");
        };
        this.dates = DateTimeFormatter.ofPattern(options.getOrDefault(DATE_FORMAT, "uuuu-MM-dd"))
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A plain number; empty where it is none, or has more than 15 digits before or behind the point. */
    public Optional<BigDecimal> number(String value) {
        String plain = decimalComma ? value.replace(',', '.') : value;
        return (decimalComma && value.indexOf('.') >= 0)
                        || !NUMBER.matcher(plain).matches()
                ? Optional.empty()
                : Optional.of(new BigDecimal(plain));
    }

    /** A day of the years 1900 to 9999; empty where it is none. */
    public Optional<LocalDate> day(String value) {
        LocalDate known = days.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            LocalDate day = LocalDate.parse(value, dates);
            if (day.getYear() >= 1900 && day.getYear() < 10_000) {
                if (days.size() < DAYS_KEPT) {
                    days.put(value, day);
                }
                return Optional.of(day);
            }
        } catch (DateTimeException ignored) {
            // empty says it
        }
        return Optional.empty();
    }
}
