package io.partguard.catalog.importing;

import io.partguard.tables.BadMapping;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields and options that a mapping of parts may name; one of applications says so ({@link ApplicationFields}). */
public final class PartFields {
    static final Limits LIMITS = Limits.DEFAULT.withListObjects();

    static final List<String> NAMES = List.of(
            "brand",
            "manufacturerCode",
            "cage",
            "partNumber",
            "name",
            "names",
            "description",
            "descriptions",
            "family",
            "gtin",
            "oeNumbers",
            "interchanges",
            "supersedes",
            "supersededBy",
            "supersessionNote",
            "supersessionNoteCut",
            "supersessionDate",
            "supersessionReason",
            "supersessionTwoWay",
            "coreChargeFor",
            "coreCharge",
            "currency",
            "unit",
            "packQuantity",
            "minOrderQuantity",
            "hsCode",
            "countryOfOrigin",
            "hazmat",
            "safetyCritical",
            "brandBearing",
            "regions",
            "status",
            "images",
            "image",
            "validFrom",
            "validTo");

    /** Those with several values, which stand in one CSV cell with {@code |} between. */
    private static final Set<String> LISTS = Set.of(
            "names", "descriptions", "oeNumbers", "interchanges", "supersedes", "supersededBy", "regions", "images");

    /** What only files say; in a part by itself it stands elsewhere. */
    private static final Set<String> OF_FILES =
            Set.of("manufacturerCode", "cage", "supersessionReason", "supersessionTwoWay", "image");

    /** With a language behind the dot: a column of its own for the name in that language. */
    static final String NAME_IN = "name.";

    static final String DESCRIPTION_IN = "description.";

    /** Whether brands that are not known are made. */
    static final String CREATE_BRANDS = "createBrands";
    /** Whether the name may hold a supersession note instead. */
    static final String SUPERSESSION_FROM_NAME = "supersessionFromName";
    /** At which width the list cuts its texts; 0: it does not. */
    static final String NAME_LIMIT = "nameLimit";
    /** What stands behind the number of a part in the number of its core charge. */
    static final String CORE_CHARGE_SUFFIX = "coreChargeSuffix";

    private static final Set<String> OPTIONS =
            Set.of(CREATE_BRANDS, SUPERSESSION_FROM_NAME, NAME_LIMIT, CORE_CHARGE_SUFFIX);

    private PartFields() {}

    /** @throws BadMapping with every fault found */
    public static Mapping parse(String yaml) throws BadMapping {
        if (ApplicationFields.isMeant(yaml)) {
            return ApplicationFields.parse(yaml);
        }
        Set<String> known = new HashSet<>(NAMES);
        known.add(NAME_IN + "*");
        known.add(DESCRIPTION_IN + "*");
        return Mapping.parse(yaml, known, OPTIONS);
    }

    /** The mapping of a file that uses our own names. */
    public static Mapping own(Mapping.Format format) {
        return own(format, NAMES);
    }

    /** The mapping of one part under the names of {@link io.partguard.catalog.part.PartDocument} and its brand. */
    static Mapping document() {
        return own(
                Mapping.Format.NDJSON,
                NAMES.stream().filter(name -> !OF_FILES.contains(name)).toList());
    }

    private static Mapping own(Mapping.Format format, List<String> names) {
        Map<String, Source> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, new Source(List.of(name), null, LISTS.contains(name) ? "|" : null));
        }
        return new Mapping(format, ',', true, List.of(), fields, Map.of(), true);
    }
}
