package io.partguard.detection.judging.listing;

import java.util.List;

/**
 * A listing with what was read out of it, before anybody was asked.
 *
 * @param numbers what may be part numbers, most likely first, as written
 * @param searchText title and brand, cleaned for a text search
 */
public record ReadListing(Listing listing, List<String> numbers, String searchText) {}
