package io.partguard.catalog.importing;

import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields and options that a mapping of parts may name. */
public final class PartFields {
    static final List<String> NAMES = List.of(
            "brand",
            "partNumber",
            "name",
            "description",
            "family",
            "gtin",
            "oeNumbers",
            "interchanges",
            "supersededBy",
            "supersessionNote",
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
            "image");

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
        return Mapping.parse(yaml, Set.copyOf(NAMES), OPTIONS);
    }

    /** The mapping of a file that uses our own names. */
    public static Mapping own(Mapping.Format format) {
        Map<String, String> paths = new LinkedHashMap<>();
        NAMES.forEach(name -> paths.put(name, name));
        return Mapping.ofOwnNames(format, paths);
    }
}
