package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.supersession.SupersessionEdges;
import io.partguard.catalog.supersession.SupersessionNote.NoNote;
import io.partguard.catalog.supersession.SupersessionNotes;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows as parts. Every fault of a row is named, not the first alone; a row with a fault is not taken at all. */
final class PartRow {
    private static final int NAME = 1_000;
    private static final int DESCRIPTION = 10_000;
    private static final int SHORT = 100;
    private static final int NOTE = 500;
    private static final int IMAGE = 2_000;
    private static final int LIST = 500;

    private final boolean supersessionFromName;
    private final int notesCutAt;
    private final @Nullable String coreChargeSuffix;

    PartRow(Mapping mapping) {
        this.supersessionFromName = mapping.flag(PartFields.SUPERSESSION_FROM_NAME);
        this.notesCutAt = cutAt(mapping.options().get(PartFields.NAME_LIMIT), supersessionFromName);
        String suffix = mapping.options().get(PartFields.CORE_CHARGE_SUFFIX);
        this.coreChargeSuffix = suffix == null || suffix.isBlank() ? null : suffix;
    }

    /** Lists that keep notes in the name are old ones of fixed width; the one known cuts at 20. */
    private static int cutAt(@Nullable String limit, boolean supersessionFromName) {
        if (limit == null || !limit.matches("\\d{1,4}")) {
            return supersessionFromName ? 20 : 0;
        }
        return Integer.parseInt(limit);
    }

    /** @param errors where the row's faults are added; the draft is there exactly when none is */
    Optional<PartDraft> read(Row row, List<RowError> errors) {
        int before = errors.size();
        RowValues values = new RowValues(row, errors);
        BrandName brand = brand(row, values, errors);
        String number = number(values);
        String name = values.text("name", NAME);
        String note = values.text("supersessionNote", NOTE);
        if (note == null && name != null && supersessionFromName && isNote(name)) {
            note = name;
            name = startsAsName(note) ? note : null;
        }
        List<String> supersededBy = values.numbers("supersededBy", SupersessionEdges.MOST_TARGETS);
        if (name == null && note == null && supersededBy.isEmpty() && !values.has("name")) {
            values.missing("name");
        }
        String coreCharge = values.amount("coreCharge");
        String currency = values.code("currency", "[A-Za-z]{3}", "INVALID_CURRENCY");
        if (coreCharge != null && currency == null && !values.has("currency")) {
            values.missing("currency");
        }
        PartDocument document = new PartDocument(
                PartDocument.VERSION,
                number,
                name,
                values.text("description", DESCRIPTION),
                values.text("family", SHORT),
                values.gtin("gtin"),
                values.numbers("oeNumbers", LIST),
                interchanges(values),
                supersededBy,
                note,
                coreChargeFor(values, number),
                coreCharge,
                currency,
                values.text("unit", SHORT),
                values.count("packQuantity"),
                values.count("minOrderQuantity"),
                values.code("hsCode", "[0-9][0-9. ]{3,16}", "INVALID_HS_CODE"),
                values.code("countryOfOrigin", "[A-Za-z]{2}", "INVALID_COUNTRY"),
                values.truth("hazmat"),
                values.truth("safetyCritical"),
                values.truth("brandBearing"),
                values.texts("regions", SHORT, LIST),
                values.code("status", "[A-Za-z][A-Za-z_ -]{0,29}", "INVALID_STATUS"),
                values.text("image", IMAGE));
        if (errors.size() > before || brand == null) {
            return Optional.empty();
        }
        return Optional.of(new PartDraft(row, brand, document, SupersessionEdges.of(document, notesCutAt)));
    }

    private boolean isNote(String name) {
        return !(SupersessionNotes.read(name, notesCutAt) instanceof NoNote);
    }

    /** A note run together with a name: "CLAMP BOLT USE 320-8" is still called a clamp bolt. */
    private static boolean startsAsName(String note) {
        return !note.toUpperCase(Locale.ROOT).matches("^(?:(?:NLA|NCA|NOW|PLEASE)\\s+)*(?:USE|SUPERSEDED).*");
    }

    private static @Nullable BrandName brand(Row row, RowValues values, List<RowError> errors) {
        String written = values.text("brand", BrandName.MAX_LENGTH);
        if (written == null) {
            if (!values.has("brand")) {
                values.missing("brand");
            }
            return null;
        }
        try {
            return new BrandName(written);
        } catch (IllegalArgumentException e) {
            errors.add(row.error("brand", "INVALID_BRAND", "has no letter or digit"));
            return null;
        }
    }

    /** The number, or a stand-in where it is at fault: the row is refused then. */
    private static String number(RowValues values) {
        String number = values.text("partNumber", PartNumber.MAX_LENGTH);
        if (number == null) {
            if (!values.has("partNumber")) {
                values.missing("partNumber");
            }
            return "?";
        }
        if (new PartNumber(number).normalized().isEmpty()) {
            values.fault("partNumber", "INVALID_PART_NUMBER", "has no letter or digit");
        }
        if (new PartNumber(number).identity().length() > 2 * PartNumber.MAX_LENGTH) {
            values.fault("partNumber", "VALUE_TOO_LONG", "too long when its characters are taken apart");
        }
        return number;
    }

    private @Nullable String coreChargeFor(RowValues values, String number) {
        String given = values.text("coreChargeFor", PartNumber.MAX_LENGTH);
        String suffix = coreChargeSuffix;
        if (given != null || suffix == null || !number.endsWith(suffix) || number.length() == suffix.length()) {
            return given;
        }
        return number.substring(0, number.length() - suffix.length());
    }

    private static List<Interchange> interchanges(RowValues values) {
        List<Interchange> interchanges = new ArrayList<>();
        for (String text : values.texts("interchanges", BrandName.MAX_LENGTH + PartNumber.MAX_LENGTH + 1, LIST)) {
            int colon = text.indexOf(':');
            String brand = colon < 0 ? "" : text.substring(0, colon).strip();
            String number = colon < 0 ? "" : text.substring(colon + 1).strip();
            if (brand.isEmpty() || number.isEmpty() || number.length() > PartNumber.MAX_LENGTH) {
                values.fault("interchanges", "INVALID_INTERCHANGE", "must be Brand:Number");
                return List.of();
            }
            interchanges.add(new Interchange(brand, number));
        }
        return interchanges;
    }
}
