package io.partguard.catalog.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a maker says about a part, except whose it is: the record keeps it as JSON text, and two documents are the
 * same part content exactly when their JSON is equal.
 *
 * @param v version of this shape; old ones are read for ever ({@link PartJson})
 * @param partNumber as printed
 * @param name in the maker's own language; null only where the row is a supersession note
 * @param names in other languages
 * @param description in the maker's own language
 * @param descriptions in other languages
 * @param gtin 14 digits with a correct check digit
 * @param interchanges numbers of other brands for the same function
 * @param supersedes numbers of this brand that this part replaces
 * @param supersededBy numbers of this brand that replace this part, all of them together
 * @param supersessionNote free text as the list has it
 * @param supersessionNoteCut whether the list may have cut the note at its end, so that what stands last in it is not
 *     trusted; null: nothing says so, and the note is taken for whole
 * @param supersessionDate from when on the note holds; numbers carry their own date
 * @param coreChargeFor where this is not goods but the deposit on an old part: the number it belongs to
 * @param coreCharge the deposit as a decimal number in {@code currency}
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param brandBearing its shape or surface carries the trade mark
 * @param regions where it is sold; empty: everywhere
 * @param images the main picture first
 * @param validFrom first day on which the maker's statement holds; null: always did
 * @param validTo first day on which it no longer does; null: open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartDocument(
        int v,
        String partNumber,
        @Nullable String name,
        List<LocalText> names,
        @Nullable String description,
        List<LocalText> descriptions,
        @Nullable String family,
        @Nullable String gtin,
        List<String> oeNumbers,
        List<Interchange> interchanges,
        List<Replacement> supersedes,
        List<Replacement> supersededBy,
        @Nullable String supersessionNote,
        @Nullable Boolean supersessionNoteCut,
        @Nullable LocalDate supersessionDate,
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
        @Nullable LifecycleStatus status,
        List<Image> images,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public static final int VERSION = 2;

    public PartDocument {
        names = copy(names);
        descriptions = copy(descriptions);
        oeNumbers = copy(oeNumbers);
        interchanges = copy(interchanges);
        supersedes = copy(supersedes);
        supersededBy = copy(supersededBy);
        regions = copy(regions);
        images = copy(images);
    }

    /** @param language BCP 47, such as {@code de} or {@code pt-BR} */
    public record LocalText(String language, String text) {}

    /**
     * A number of another brand for the same function.
     *
     * @param quantity how many of it stand for one of ours; null: not said
     * @param grade how well it fits, in the maker's own words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Interchange(
            String brand,
            String number,
            @Nullable Integer quantity,
            @Nullable String grade,
            @Nullable String note) {

        public Interchange(String brand, String number) {
            this(brand, number, null, null, null);
        }
    }

    /**
     * The other end of a supersession.
     *
     * @param date first day of the replacement; null: not said
     * @param twoWay whether the old part may also stand in for the new one; null: not said, so one way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Replacement(
            String partNumber,
            @Nullable LocalDate date,
            @Nullable String reason,
            @Nullable Boolean twoWay) {

        public Replacement(String partNumber) {
            this(partNumber, null, null, null);
        }
    }

    /**
     * A picture: one of the two is there.
     *
     * @param url where it is on the web, or its path
     * @param blob SHA-256 of an uploaded one, 64 hexadecimal digits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Image(@Nullable String url, @Nullable String blob) {}

    /** Lists left out of the JSON come back as null. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether this is a deposit on an old part rather than goods. */
    public boolean standsForDeposit() {
        return coreChargeFor != null;
    }

    /** The web address of the main picture. */
    public @Nullable String image() {
        return images.isEmpty() ? null : images.getFirst().url();
    }
}
