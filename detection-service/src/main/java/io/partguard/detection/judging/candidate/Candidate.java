package io.partguard.detection.judging.candidate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue part that a listing may trade on, as catalog-service describes it.
 *
 * @param route by which way it was reached: {@code OWN_NUMBER, GTIN, OE_NUMBER, INTERCHANGE, TEXT}
 * @param spelling how its number was written, where it was reached by a number:
 *     {@code EXACT, LEADING_ZERO, LOST_PREFIX, LOOK_ALIKE, PREFIX, SUFFIX, EDIT_1}
 * @param score of the search, comparable within one listing only
 * @param currentPartId where the part is superseded by one other: that part
 */
public record Candidate(
        String partId,
        String brand,
        String partNumber,
        String name,
        @Nullable String description,
        @Nullable String family,
        @Nullable String gtin,
        List<String> oeNumbers,
        boolean brandBearing,
        @Nullable Integer packQuantity,
        @Nullable String status,
        @Nullable String currentPartId,
        @Nullable String image,
        String route,
        @Nullable String spelling,
        double score) {}
