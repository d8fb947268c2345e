package io.partguard.catalog.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a maker says about a part, except whose it is: the record keeps it as JSON text, and two documents are the
 * same part content exactly when their JSON is equal.
 *
 * @param v version of this shape; old ones are read for ever
 * @param partNumber as printed
 * @param name null only where the row is a supersession note
 * @param gtin 14 digits with a correct check digit
 * @param interchanges numbers of other brands for the same function
 * @param supersededBy numbers of this brand that replace this part, all of them together
 * @param supersessionNote free text as the list has it
 * @param coreChargeFor where this is not goods but the deposit on an old part: the number it belongs to
 * @param coreCharge the deposit as a decimal number in {@code currency}
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param brandBearing its shape or surface carries the trade mark
 * @param regions where it is sold; empty: everywhere
 * @param image URL or path of the main picture
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartDocument(
        int v,
        String partNumber,
        @Nullable String name,
        @Nullable String description,
        @Nullable String family,
        @Nullable String gtin,
        List<String> oeNumbers,
        List<Interchange> interchanges,
        List<String> supersededBy,
        @Nullable String supersessionNote,
        @Nullable String coreChargeFor,
        @Nullable String coreCharge,
        @Nullable String currency,
        @Nullable String unit,
        @Nullable Integer packQuantity,
        @Nullable Integer minOrderQuantity,
        @Nullable String hsCode,
        @Nullable String countryOfOrigin,
        @Nullable Boolean hazmat,
        @Nullable Boolean safetyCritical,
        @Nullable Boolean brandBearing,
        List<String> regions,
        @Nullable String status,
        @Nullable String image) {

    public static final int VERSION = 1;

    public PartDocument {
        oeNumbers = copy(oeNumbers);
        interchanges = interchanges == null ? List.of() : List.copyOf(interchanges);
        supersededBy = copy(supersededBy);
        regions = copy(regions);
    }

    /** A number of another brand for the same function. */
    public record Interchange(String brand, String number) {}

    /** Lists left out of the JSON come back as null. */
    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether this is a deposit on an old part rather than goods. */
    public boolean standsForDeposit() {
        return coreChargeFor != null;
    }
}
