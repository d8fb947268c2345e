package io.partguard.catalog.candidate.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listings to find candidates for.
 *
 * @param country where the offers are addressed to; kept for parts that are not sold everywhere
 * @param limit most candidates a listing; 10 where not given
 */
record CandidateRequest(
        @Nullable @Size(min = 2, max = 2) String country,
        @NotNull @Size(max = 500) List<@Valid @NotNull AskedListing> listings,
        @Nullable @Min(1) @Max(50) Integer limit) {

    /**
     * What marketplaces write is not in the caller's hand, so the bounds are wide: what is too long to be a number or a
     * brand is left out of the search, and of many numbers the first count. Refusing one listing would refuse them all.
     *
     * @param ref the caller's name for the listing, given back
     * @param numbers what may be part numbers, most likely first
     * @param text title and brand, cleaned for a text search
     */
    record AskedListing(
            @NotNull @Size(max = 200) String ref,
            @Nullable @Size(max = 10_000) List<@Nullable String> numbers,
            @Nullable String brand,
            @Nullable String gtin,
            @Nullable String text) {}
}
