package io.partguard.pricing.check;

import io.partguard.api.FieldError;
import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one body and collects what is wrong with them. Empty where a field is missing or wrong. */
public final class Checks {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST_IN_A_LIST = 10_000;
    /** As many digits as the database keeps before the point. */
    private static final int MOST_DIGITS = 15;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private final List<FieldError> errors = new ArrayList<>();

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public void add(String pointer, @Nullable String value, String code, String detail) {
        errors.add(new FieldError(pointer, value, code, detail));
    }

    public Optional<String> text(String pointer, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            add(pointer, value, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        return optionalText(pointer, value, most);
    }

    public Optional<String> optionalText(String pointer, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > most || value.indexOf('\0') >= 0) {
            add(pointer, value, "INVALID_VALUE", "must have at most " + most + " characters and no NUL");
            return Optional.empty();
        }
        return Optional.of(value.strip());
    }

    public Optional<LocalDate> date(String pointer, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 1900 && day.getYear() < 10_000) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException ignored) {
            // said below
        }
        add(pointer, value, "NOT_A_DATE", "must be a day such as 2026-04-13");
        return Optional.empty();
    }

    public Optional<String> country(String pointer, @Nullable String value) {
        if (value != null && COUNTRIES.contains(value)) {
            return Optional.of(value);
        }
        add(pointer, value, "UNKNOWN_COUNTRY", "must be two capital letters of ISO 3166-1, such as DE");
        return Optional.empty();
    }

    /** At least one. */
    public TreeSet<String> countries(String pointer, @Nullable List<String> values) {
        TreeSet<String> countries = new TreeSet<>();
        List<String> given = list(pointer, values);
        if (given.isEmpty()) {
            add(pointer, null, "MISSING_VALUE", "must name at least one country");
        }
        for (int i = 0; i < given.size(); i++) {
            country(pointer + "/" + i, given.get(i)).ifPresent(countries::add);
        }
        return countries;
    }

    public Optional<Currency> currency(String pointer, @Nullable String value) {
        try {
            if (value != null) {
                Currency currency = Currency.getInstance(value);
                if (currency.getDefaultFractionDigits() >= 0) {
                    return Optional.of(currency);
                }
            }
        } catch (IllegalArgumentException ignored) {
            // said below
        }
        add(pointer, value, "UNKNOWN_CURRENCY", "must be three capital letters of ISO 4217, such as EUR");
        return Optional.empty();
    }

    /** A number written without an exponent. */
    public Optional<BigDecimal> decimal(String pointer, @Nullable String value) {
        if (value != null && DECIMAL.matcher(value).matches()) {
            return Optional.of(new BigDecimal(value));
        }
        add(pointer, value, value == null ? "MISSING_VALUE" : "NOT_A_NUMBER", "must be a plain number such as 12.30");
        return Optional.empty();
    }

    /** A number from least (inclusive) to below most, with at most so many decimals. */
    public Optional<BigDecimal> number(
            String pointer, @Nullable BigDecimal value, BigDecimal least, BigDecimal below, int decimals) {
        if (value == null) {
            add(pointer, null, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        // Looked at before anything is computed: 1e999999999 is a short text and a very long number.
        boolean tame = value.precision() <= 40 && Math.abs(value.scale()) <= 40;
        if (!tame
                || value.compareTo(least) < 0
                || value.compareTo(below) >= 0
                || value.stripTrailingZeros().scale() > decimals) {
            add(
                    pointer,
                    tame ? value.toPlainString() : null,
                    "OUT_OF_RANGE",
                    "must be from " + least + " to less than " + below + " with at most " + decimals + " decimals");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** More than 0, in the currency's own decimals. */
    public Optional<Money> money(String pointer, @Nullable BigDecimal amount, Currency currency) {
        if (amount == null) {
            add(pointer, null, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        boolean tame = amount.precision() <= 40 && Math.abs(amount.scale()) <= 40;
        String shown = tame ? amount.toPlainString() : null;
        if (!tame || amount.signum() <= 0 || amount.precision() - amount.scale() > MOST_DIGITS) {
            add(pointer, shown, "OUT_OF_RANGE", "must be more than 0 and have at most " + MOST_DIGITS + " digits");
            return Optional.empty();
        }
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            add(
                    pointer,
                    shown,
                    "TOO_MANY_DECIMALS",
                    currency + " has " + currency.getDefaultFractionDigits() + " decimals");
            return Optional.empty();
        }
        return Optional.of(new Money(amount, currency));
    }

    public <E extends Enum<E>> Optional<E> oneOf(String pointer, @Nullable String value, Class<E> kinds) {
        for (E kind : kinds.getEnumConstants()) {
            if (kind.name().equals(value)) {
                return Optional.of(kind);
            }
        }
        add(pointer, value, "UNKNOWN_VALUE", "must be one of " + Arrays.toString(kinds.getEnumConstants()));
        return Optional.empty();
    }

    /** Never null; too long is a fault. */
    public <T> List<T> list(String pointer, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > MOST_IN_A_LIST) {
            add(pointer, null, "TOO_MANY_VALUES", "must have at most " + MOST_IN_A_LIST + " values");
            return List.of();
        }
        return values;
    }
}
