package io.partguard.catalog.importing;

import io.partguard.catalog.importing.PartDraft.BrandDraft;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Replacement;
import io.partguard.catalog.supersession.SupersessionEdges;
import io.partguard.catalog.supersession.SupersessionNotes;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.time.LocalDate;
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
    private static final int LIST = 500;

    private final boolean supersessionFromName;
    private final int notesCutAt;
    private final @Nullable String coreChargeSuffix;
    private final List<String> namesIn;
    private final List<String> descriptionsIn;

    PartRow(Mapping mapping) {
        this.supersessionFromName = mapping.flag(PartFields.SUPERSESSION_FROM_NAME);
        this.notesCutAt = notesCutAt(mapping);
        String suffix = mapping.options().get(PartFields.CORE_CHARGE_SUFFIX);
        this.coreChargeSuffix = suffix == null || suffix.isBlank() ? null : suffix;
        this.namesIn = fieldsOf(mapping, PartFields.NAME_IN);
        this.descriptionsIn = fieldsOf(mapping, PartFields.DESCRIPTION_IN);
    }

    private static List<String> fieldsOf(Mapping mapping, String beginning) {
        return mapping.fields().keySet().stream()
                .filter(field -> field.startsWith(beginning))
                .toList();
    }

    /** At which width notes are cut in files under this mapping; 0: they are not. */
    static int notesCutAt(Mapping mapping) {
        return cutAt(mapping.options().get(PartFields.NAME_LIMIT), mapping.flag(PartFields.SUPERSESSION_FROM_NAME));
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
        BrandDraft brand = brand(row, values, errors);
        String number = number(values);
        String name = values.text("name", NAME);
        String note = values.text("supersessionNote", NOTE);
        if (note == null && name != null && supersessionFromName && SupersessionNotes.isNote(name)) {
            note = name;
            name = startsAsName(note) ? note : null;
        }
        Boolean noteCut = noteCut(values, note);
        LocalDate supersessionDate = values.date("supersessionDate");
        List<Replacement> supersededBy = supersededBy(values, supersessionDate);
        if (name == null && note == null && supersededBy.isEmpty() && !values.has("name")) {
            values.missing("name");
        }
        String coreCharge = values.amount("coreCharge");
        String currency = values.code("currency", "[A-Za-z]{3}", "INVALID_CURRENCY");
        if (coreCharge != null && currency == null && !values.has("currency")) {
            values.missing("currency");
        }
        LocalDate validFrom = values.date("validFrom");
        LocalDate validTo = values.date("validTo");
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            values.fault("validTo", "OUT_OF_RANGE", "must lie behind validFrom");
        }
        PartDocument document = new PartDocument(
                PartDocument.VERSION,
                number,
                name,
                ItemReader.texts(values, "names", namesIn, NAME),
                values.text("description", DESCRIPTION),
                ItemReader.texts(values, "descriptions", descriptionsIn, DESCRIPTION),
                values.text("family", SHORT),
                values.gtin("gtin"),
                values.numbers("oeNumbers", LIST),
                ItemReader.interchanges(values, "interchanges", LIST),
                ItemReader.replacements(values, "supersedes", LIST),
                supersededBy,
                note,
                noteCut,
                supersededBy.isEmpty() && note != null ? supersessionDate : null,
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
                values.status("status"),
                ItemReader.images(values, values.has("images") ? "images" : "image", LIST),
                validFrom,
                validTo);
        if (errors.size() > before || brand == null) {
            return Optional.empty();
        }
        return Optional.of(new PartDraft(row.line(), row, brand, new PartNumber(number), new PartContent(document)));
    }

    /** A row that takes its part away: brand and number say which. */
    Optional<PartDraft> readRemoval(Row row, List<RowError> errors) {
        int before = errors.size();
        RowValues values = new RowValues(row, errors);
        BrandDraft brand = brand(row, values, errors);
        String number = number(values);
        if (errors.size() > before || brand == null) {
            return Optional.empty();
        }
        return Optional.of(new PartDraft(row.line(), row, brand, new PartNumber(number), null));
    }

    /** What the row says once of all its successors, in columns of their own, holds where one does not say it itself. */
    private static List<Replacement> supersededBy(RowValues values, @Nullable LocalDate date) {
        String reason = values.text("supersessionReason", NOTE);
        Boolean twoWay = values.truth("supersessionTwoWay");
        return ItemReader.replacements(values, "supersededBy", SupersessionEdges.MOST_TARGETS).stream()
                .map(it -> new Replacement(
                        it.partNumber(),
                        it.date() == null ? date : it.date(),
                        it.reason() == null ? reason : it.reason(),
                        it.twoWay() == null ? twoWay : it.twoWay()))
                .toList();
    }

    /** What the row says of its note goes before the width at which the list cuts its texts. */
    private @Nullable Boolean noteCut(RowValues values, @Nullable String note) {
        Boolean said = values.truth("supersessionNoteCut");
        if (note == null || said != null) {
            return note == null ? null : said;
        }
        return SupersessionNotes.mayBeCut(note, notesCutAt) ? Boolean.TRUE : null;
    }

    /** A note run together with a name: "CLAMP BOLT USE 320-8" is still called a clamp bolt. */
    private static boolean startsAsName(String note) {
        return !note.toUpperCase(Locale.ROOT).matches("^(?:(?:NLA|NCA|NOW|PLEASE)\\s+)*(?:USE|SUPERSEDED).*");
    }

    private static @Nullable BrandDraft brand(Row row, RowValues values, List<RowError> errors) {
        String written = values.text("brand", BrandName.MAX_LENGTH);
        String code = values.code("manufacturerCode", "[A-Za-z0-9][A-Za-z0-9._-]{0,29}", "INVALID_MANUFACTURER_CODE");
        String cage = values.code("cage", "[A-Za-z0-9]{5}", "INVALID_CAGE");
        if (written == null) {
            if (!values.has("brand")) {
                values.missing("brand");
            }
            return null;
        }
        try {
            return new BrandDraft(new BrandName(written), code, cage);
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
}
