package io.partguard.catalog.importing;

import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields that a file of applications may have. Its mapping has the option {@code content: applications}. */
public final class ApplicationFields {
    static final List<String> NAMES = List.of(
            "brand",
            "manufacturerCode",
            "partNumber",
            "make",
            "model",
            "vehicleCode",
            "year",
            "yearFrom",
            "yearTo",
            "serialFrom",
            "serialTo",
            "builtFrom",
            "builtTo",
            "submodel",
            "engine",
            "body",
            "drive",
            "transmission",
            "qualifiers",
            "position",
            "quantity",
            "note",
            "action");

    /** Qualifiers that have a field of their own. */
    static final List<String> QUALIFIERS = List.of("submodel", "engine", "body", "drive", "transmission");

    /** With a name behind the dot: a column of its own for that qualifier. */
    static final String QUALIFIER = "qualifier.";

    private static final String CONTENT = "content";
    private static final String APPLICATIONS = "applications";
    /** Which fields a mapping may name depends on its own option, so it is looked for before the mapping is read. */
    private static final Pattern MEANT = Pattern.compile("\\b" + CONTENT + "\"?:\\s*\"?" + APPLICATIONS + "\\b");

    private ApplicationFields() {}

    static boolean isMeant(String yaml) {
        return MEANT.matcher(yaml).find();
    }

    static boolean isMeant(Mapping mapping) {
        return mapping.fields().containsKey("make") || mapping.fields().containsKey("vehicleCode");
    }

    /** @throws BadMapping with every fault found */
    static Mapping parse(String yaml) throws BadMapping {
        Set<String> known = new HashSet<>(NAMES);
        known.add(QUALIFIER + "*");
        return Mapping.parse(yaml, known, Set.of(CONTENT));
    }

    /** The mapping of a file that uses our own names. */
    static Mapping own(Mapping.Format format) {
        Map<String, Source> fields = new LinkedHashMap<>();
        for (String name : NAMES) {
            fields.put(name, new Source(List.of(name), null, name.equals("qualifiers") ? "|" : null));
        }
        return new Mapping(format, ',', true, List.of(), fields, Map.of(), true);
    }
}
