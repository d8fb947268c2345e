package io.partguard.catalog.importing;

import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.identity.Gtin;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row, checked one by one; a value at fault is named and then treated as absent. */
final class RowValues {
    private static final int LARGEST_COUNT = 10_000_000;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(?:\\.0{1,6})?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{1,6})?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}");
    private static final int LONGEST_ITEM = 12_000;
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    private final Row row;
    private final List<RowError> errors;

    RowValues(Row row, List<RowError> errors) {
        this.row = row;
        this.errors = errors;
    }

    boolean has(String field) {
        return row.get(field).isPresent();
    }

    void missing(String field) {
        fault(field, "MISSING_VALUE", field + " must be given");
    }

    /** For values that must be given, where what was given is named as faulty already. */
    void missingUnlessFaulty(String... fields) {
        for (String field : fields) {
            if (!has(field)) {
                missing(field);
            }
        }
    }

    void fault(String field, String code, String detail) {
        errors.add(row.error(field, code, detail));
    }

    /** The value of a field that has one; of several none is more right than the others. */
    private @Nullable String one(String field) {
        List<String> given = row.list(field);
        if (given.size() > 1) {
            fault(field, "TOO_MANY_VALUES", "one value is expected");
            return null;
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    @Nullable String text(String field, int longest) {
        String text = one(field);
        return text == null || !fits(field, text, longest) ? null : text;
    }

    private boolean fits(String field, String text, int longest) {
        if (text.length() > longest) {
            fault(field, "VALUE_TOO_LONG", "longer than " + longest + " characters");
            return false;
        }
        if (hasControl(text)) {
            fault(field, "INVALID_CHARACTER", "has a control character");
            return false;
        }
        return true;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    List<String> texts(String field, int longest, int most) {
        List<String> texts = row.list(field);
        if (texts.isEmpty()) {
            return texts;
        }
        if (texts.size() > most) {
            fault(field, "TOO_MANY_VALUES", "more than " + most + " values");
            return List.of();
        }
        List<String> kept = new ArrayList<>(new LinkedHashSet<>(texts));
        return kept.stream().allMatch(text -> fits(field, text, longest)) ? kept : List.of();
    }

    List<String> numbers(String field, int most) {
        List<String> numbers = texts(field, PartNumber.MAX_LENGTH, most);
        for (String number : numbers) {
            if (new PartNumber(number).normalized().isEmpty()) {
                fault(field, "INVALID_PART_NUMBER", "a number without a letter or digit");
                return List.of();
            }
        }
        return numbers;
    }

    @Nullable String gtin(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        String digits = raw.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{8}|[0-9]{12,14}")) {
            fault(field, "INVALID_GTIN", "must have 8, 12, 13 or 14 digits");
            return null;
        }
        String gtin = Gtin.parse(raw).map(Gtin::digits).orElse(null);
        if (gtin == null) {
            fault(field, "GTIN_CHECK_DIGIT", "the check digit is wrong");
        }
        return gtin;
    }

    /** A whole number of pieces, at least 1. */
    @Nullable Integer count(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        if (!WHOLE.matcher(raw).matches()) {
            fault(field, "NOT_A_NUMBER", "must be a whole number");
            return null;
        }
        long count = new BigDecimal(raw).longValueExact();
        if (count < 0) {
            fault(field, "NEGATIVE_NUMBER", "must not be negative");
            return null;
        }
        if (count == 0 || count > LARGEST_COUNT) {
            fault(field, "OUT_OF_RANGE", "must be 1 to " + LARGEST_COUNT);
            return null;
        }
        return (int) count;
    }

    /** An amount of money as plain decimal text, not negative. */
    @Nullable String amount(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        if (!DECIMAL.matcher(raw).matches()) {
            fault(field, "NOT_A_NUMBER", "must be a decimal number with a point");
            return null;
        }
        BigDecimal amount = new BigDecimal(raw);
        if (amount.signum() < 0) {
            fault(field, "NEGATIVE_NUMBER", "must not be negative");
            return null;
        }
        return amount.toPlainString();
    }

    @Nullable String code(String field, String pattern, String fault) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        if (!raw.matches(pattern)) {
            fault(field, fault, "is not of the form expected");
            return null;
        }
        return raw.toUpperCase(Locale.ROOT);
    }

    /** A day as ISO 8601 writes it, 1900 to 2199. */
    @Nullable LocalDate date(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(raw);
            if (date.getYear() >= 1900 && date.getYear() < 2200) {
                return date;
            }
            fault(field, "OUT_OF_RANGE", "must lie between 1900 and 2199");
        } catch (DateTimeParseException e) {
            fault(field, "INVALID_DATE", "must be a date such as 2026-11-30");
        }
        return null;
    }

    @Nullable LifecycleStatus status(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        LifecycleStatus status = LifecycleStatus.read(raw).orElse(null);
        if (status == null) {
            fault(field, "INVALID_STATUS", "must be one of " + Arrays.toString(LifecycleStatus.values()));
        }
        return status;
    }

    /** A language as BCP 47 writes it; its letters' case is put right. */
    @Nullable String language(String field) {
        String raw = one(field);
        if (raw == null) {
            return null;
        }
        if (!LANGUAGE.matcher(raw).matches()) {
            fault(field, "INVALID_LANGUAGE", "must be a language such as de or pt-BR");
            return null;
        }
        return Locale.forLanguageTag(raw).toLanguageTag();
    }

    /**
     * The values of a list that have parts of their own, each as a row of its parts; one that cannot be taken apart is
     * named and left out.
     */
    List<RowValues> items(String field, ListItem kind, int most) {
        List<String> texts = texts(field, LONGEST_ITEM, most);
        if (texts.isEmpty()) {
            return List.of();
        }
        List<RowValues> items = new ArrayList<>();
        for (String value : texts) {
            try {
                Map<String, List<String>> parts = new HashMap<>();
                Map<String, String> columns = new HashMap<>();
                kind.read(value).forEach((name, part) -> parts.put(name, List.of(part)));
                kind.names().forEach(name -> columns.put(name, column(field)));
                items.add(new RowValues(new Row(row.line(), row.raw(), parts, columns), errors));
            } catch (ListItem.BadItem bad) {
                String detail = String.valueOf(bad.getMessage());
                errors.add(new RowError(row.line(), column(field), value, "INVALID_" + kind, detail));
            }
        }
        return items;
    }

    private String column(String field) {
        return row.columns().getOrDefault(field, field);
    }

    @Nullable Boolean truth(String field) {
        String given = one(field);
        if (given == null) {
            return null;
        }
        String raw = given.toLowerCase(Locale.ROOT);
        if (!YES.contains(raw) && !NO.contains(raw)) {
            fault(field, "NOT_A_BOOLEAN", "must be true or false");
            return null;
        }
        return YES.contains(raw);
    }
}
