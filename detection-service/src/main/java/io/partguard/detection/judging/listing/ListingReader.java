package io.partguard.detection.judging.listing;

import io.partguard.detection.judging.text.Token;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads out of a listing what can be read before anybody is asked. Time grows with the length of the text, up to a limit. */
public final class ListingReader {
    /** More numbers than that are a list of references, of which the first are enough to find a part. */
    public static final int MOST_NUMBERS = 16;

    private static final int LONGEST_SEARCH = 400;
    private static final int OF_DESCRIPTION = 8;

    public ReadListing read(Listing listing) {
        ListingText text = ListingText.of(listing);
        Set<String> numbers = new LinkedHashSet<>();
        String field = listing.partNumber();
        if (field != null && isNumber(field)) {
            numbers.add(field.strip());
        }
        NumberFinder ofTitle = new NumberFinder();
        ofTitle.look(text.title());
        numbers.addAll(ofTitle.found(MOST_NUMBERS));
        NumberFinder ofDescription = new NumberFinder();
        ofDescription.look(text.description());
        numbers.addAll(ofDescription.found(OF_DESCRIPTION));
        List<String> most = new ArrayList<>(numbers);
        return new ReadListing(
                listing,
                List.copyOf(most.size() > MOST_NUMBERS ? most.subList(0, MOST_NUMBERS) : most),
                searchText(text),
                text);
    }

    private static boolean isNumber(String field) {
        String stripped = field.strip();
        return !stripped.isEmpty()
                && stripped.length() <= PartNumber.MAX_LENGTH
                && stripped.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String searchText(ListingText text) {
        StringBuilder cleaned = new StringBuilder();
        Set<String> seen = new LinkedHashSet<>();
        text.title().forEach(token -> append(cleaned, seen, token));
        text.brand().forEach(token -> append(cleaned, seen, token));
        return cleaned.toString();
    }

    private static void append(StringBuilder cleaned, Set<String> seen, Token token) {
        if (cleaned.length() + token.word().length() < LONGEST_SEARCH && seen.add(token.word())) {
            cleaned.append(cleaned.isEmpty() ? "" : " ").append(token.word());
        }
    }
}
