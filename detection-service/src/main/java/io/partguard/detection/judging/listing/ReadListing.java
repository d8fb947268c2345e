package io.partguard.detection.judging.listing;

import java.util.List;

/**
 * A listing with what was read out of it, before anybody was asked.
 *
 * @param numbers what may be part numbers, most likely first, as written; at most {@value ListingReader#MOST_NUMBERS}
 * @param searchText title and brand, cleaned for a text search
 * @param text the words of title, description and brand
 */
public record ReadListing(Listing listing, List<String> numbers, String searchText, ListingText text) {

    public ReadListing(Listing listing, List<String> numbers, String searchText) {
        this(listing, numbers, searchText, ListingText.of(listing));
    }
}
