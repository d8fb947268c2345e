package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One application of an ACES file: a part fits a vehicle or a piece of equipment. Ids are those of the licensed tables
 * (VCdb, PCdb, Qdb) and stay ids.
 *
 * @param line where it begins in the file
 * @param delete whether the application is taken away
 * @param brand the part's own brand code, else the file's
 * @param vehicle the elements that say what it fits, by name: {@code BaseVehicle → 999901}
 * @param fromYear where the years are given as such
 * @param partType id of the kind of part
 * @param position id of the place on the vehicle
 * @param quantity pieces for one vehicle as the file writes it
 * @param qualifiers texts of qualifiers, or their id in brackets
 * @param raw the application as XML
 */
public record AcesApplication(
        long line,
        @Nullable String id,
        boolean delete,
        @Nullable String brand,
        @Nullable String partNumber,
        Map<String, String> vehicle,
        @Nullable String fromYear,
        @Nullable String toYear,
        @Nullable String partType,
        @Nullable String position,
        @Nullable String quantity,
        List<String> qualifiers,
        List<String> notes,
        String raw) {

    /** What says which vehicle it is; the other ids say what else must be so of it. */
    private static final Set<String> SUBJECT = Set.of(
            "BaseVehicle", "Make", "Model", "EquipmentBase", "Mfr", "EquipmentModel", "VehicleType", "EquipmentType");

    private static final Map<String, String> COLUMNS = Map.of(
            "manufacturerCode",
            "BrandAAIAID",
            "brand",
            "BrandAAIAID",
            "partNumber",
            "Part",
            "vehicleCode",
            "BaseVehicle",
            "make",
            "BaseVehicle",
            "model",
            "BaseVehicle",
            "yearFrom",
            "Years",
            "yearTo",
            "Years",
            "quantity",
            "Qty");

    /** The application as a row that the reader of applications understands. */
    public Row row() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> subject = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        vehicle.forEach((name, id) -> (SUBJECT.contains(name) ? subject : conditions)
                .add(SUBJECT.contains(name) ? name + "=" + id : name + ":" + id));
        if (!qualifiers.isEmpty()) {
            conditions.add("Qual:" + String.join("; ", qualifiers));
        }
        put(values, "manufacturerCode", brand);
        put(values, "partNumber", partNumber);
        put(values, "vehicleCode", subject.isEmpty() ? null : String.join(";", subject));
        put(values, "yearFrom", fromYear);
        put(values, "yearTo", toYear);
        put(values, "position", position);
        put(values, "quantity", quantity);
        put(values, "note", notes.isEmpty() ? null : String.join("; ", notes));
        put(values, "action", delete ? "delete" : null);
        if (!conditions.isEmpty()) {
            values.put("qualifiers", conditions);
        }
        return new Row(line, raw, values, COLUMNS);
    }

    private static void put(Map<String, List<String>> values, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(field, List.of(value));
        }
    }

    static AcesApplication of(XmlElement app, Header header) {
        Map<String, String> vehicle = new LinkedHashMap<>();
        for (XmlElement child : app.children()) {
            String id = child.attributes().get("id");
            if (id != null && !List.of("PartType", "Position", "Qual").contains(child.name())) {
                vehicle.putIfAbsent(child.name(), id);
            }
        }
        List<String> qualifiers = new ArrayList<>();
        app.all("Qual")
                .forEach(qual -> qual.value("text")
                        .or(() -> qual.attribute("id").map(id -> "[" + id + "]"))
                        .ifPresent(qualifiers::add));
        @Nullable XmlElement years = app.first("Years").orElse(null);
        @Nullable XmlElement part = app.first("Part").orElse(null);
        @Nullable String brand = part == null ? null : part.attributes().get("BrandAAIAID");
        return new AcesApplication(
                app.line(),
                app.attributes().get("id"),
                "D".equals(app.attributes().get("action")),
                brand == null ? header.element().value("BrandAAIAID").orElse(null) : brand,
                part == null || part.value().isEmpty() ? null : part.value(),
                vehicle,
                years == null ? null : years.attributes().get("from"),
                years == null ? null : years.attributes().get("to"),
                app.first("PartType").map(it -> it.attributes().get("id")).orElse(null),
                app.first("Position").map(it -> it.attributes().get("id")).orElse(null),
                app.value("Qty").orElse(null),
                qualifiers,
                app.all("Note")
                        .map(XmlElement::value)
                        .filter(note -> !note.isEmpty())
                        .toList(),
                app.toXml());
    }
}
