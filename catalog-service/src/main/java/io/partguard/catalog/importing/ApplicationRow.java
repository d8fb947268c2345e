package io.partguard.catalog.importing;

import io.partguard.catalog.application.Application;
import io.partguard.catalog.application.ApplicationDraft;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows as applications. Every fault of a row is named; a row with a fault is not taken at all. */
final class ApplicationRow {
    private static final int SHORT = 100;
    private static final int NOTE = 2_000;
    private static final int SERIAL = 64;
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2199;
    /** {@code 2008}, {@code 2008-2012}, {@code 2008-}, {@code 2008+}. */
    private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s*(?:([-–+])\\s*(\\d{4})?)?");

    private final List<String> qualifierFields;

    ApplicationRow(Mapping mapping) {
        this.qualifierFields = mapping.fields().keySet().stream()
                .filter(field -> field.startsWith(ApplicationFields.QUALIFIER))
                .toList();
    }

    private record Years(@Nullable Integer from, @Nullable Integer to) {}

    /** @param errors where the row's faults are added; the draft is there exactly when none is */
    Optional<ApplicationDraft> read(Row row, List<RowError> errors) {
        int before = errors.size();
        RowValues values = new RowValues(row, errors);
        BrandName brand = brand(values);
        String code = values.code("manufacturerCode", "[A-Za-z0-9][A-Za-z0-9._-]{0,29}", "INVALID_MANUFACTURER_CODE");
        if (!values.has("brand") && !values.has("manufacturerCode")) {
            values.missing("brand");
        }
        String number = number(values);
        String vehicleCode = values.text("vehicleCode", SHORT);
        String make = folding(values, "make");
        String model = folding(values, "model");
        if (!values.has("vehicleCode") || values.has("make") || values.has("model")) {
            values.missingUnlessFaulty("make", "model");
        }
        Years years = years(values);
        String serialFrom = values.text("serialFrom", SERIAL);
        String serialTo = values.text("serialTo", SERIAL);
        Map<String, String> qualifiers = qualifiers(values);
        boolean remove = remove(values);
        var builtFrom = values.date("builtFrom");
        var builtTo = values.date("builtTo");
        String position = values.text("position", SHORT);
        Integer quantity = values.count("quantity");
        String note = values.text("note", NOTE);
        if (errors.size() > before) {
            return Optional.empty();
        }
        try {
            Application application = new Application(
                    make,
                    model,
                    vehicleCode,
                    years.from(),
                    years.to(),
                    serialFrom,
                    serialTo,
                    builtFrom,
                    builtTo,
                    qualifiers,
                    position,
                    quantity,
                    note);
            return Optional.of(new ApplicationDraft(brand, code, new PartNumber(number), application, remove));
        } catch (IllegalArgumentException e) {
            // What no single value is at fault for: a range that ends before it begins.
            String field = serialFrom != null || serialTo != null ? "serialFrom" : "yearTo";
            values.fault(field, "INVALID_RANGE", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static @Nullable BrandName brand(RowValues values) {
        String written = folding(values, "brand");
        return written == null ? null : new BrandName(written);
    }

    private static String number(RowValues values) {
        String number = values.text("partNumber", PartNumber.MAX_LENGTH);
        if (number == null) {
            values.missingUnlessFaulty("partNumber");
            return "?";
        }
        return number;
    }

    /** Something to compare: a letter or digit must be in it. */
    private static @Nullable String folding(RowValues values, String field) {
        String written = values.text(field, BrandName.MAX_LENGTH);
        if (written != null && written.codePoints().noneMatch(Character::isLetterOrDigit)) {
            values.fault(field, "INVALID_NAME", "has no letter or digit");
            return null;
        }
        return written;
    }

    private static Years years(RowValues values) {
        String year = values.text("year", SHORT);
        if (year == null) {
            return new Years(year(values, "yearFrom"), year(values, "yearTo"));
        }
        Matcher written = YEARS.matcher(year);
        if (!written.matches()) {
            values.fault("year", "INVALID_YEAR", "must be a year or a range such as 2008-2012");
            return new Years(null, null);
        }
        int from = Integer.parseInt(written.group(1));
        String last = written.group(3);
        Integer to = last != null ? Integer.valueOf(last) : written.group(2) == null ? Integer.valueOf(from) : null;
        if (from < FIRST_YEAR || (to != null && (to > LAST_YEAR || to < from))) {
            values.fault("year", "OUT_OF_RANGE", "must lie between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        return new Years(from, to);
    }

    private static @Nullable Integer year(RowValues values, String field) {
        Integer year = values.count(field);
        if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
            values.fault(field, "OUT_OF_RANGE", "must lie between " + FIRST_YEAR + " and " + LAST_YEAR);
            return null;
        }
        return year;
    }

    private Map<String, String> qualifiers(RowValues values) {
        Map<String, String> qualifiers = new LinkedHashMap<>();
        for (RowValues item : values.items("qualifiers", ListItem.QUALIFIER, 20)) {
            String name = item.text("name", SHORT);
            String value = folding(item, "value");
            if (name == null || value == null) {
                item.missingUnlessFaulty("name", "value");
            } else if (qualifiers.put(name, value) != null) {
                item.fault("name", "DOUBLED_NAME", "stands there already");
            }
        }
        for (String name : ApplicationFields.QUALIFIERS) {
            String value = folding(values, name);
            if (value != null) {
                qualifiers.put(name, value);
            }
        }
        for (String field : qualifierFields) {
            String value = folding(values, field);
            if (value != null) {
                qualifiers.put(field.substring(ApplicationFields.QUALIFIER.length()), value);
            }
        }
        return qualifiers;
    }

    private static boolean remove(RowValues values) {
        String action = values.text("action", SHORT);
        if (action == null) {
            return false;
        }
        return switch (action.toUpperCase(Locale.ROOT)) {
            case "A", "ADD" -> false;
            case "D", "DELETE", "REMOVE" -> true;
            default -> {
                values.fault("action", "INVALID_ACTION", "must be add or delete");
                yield false;
            }
        };
    }
}
