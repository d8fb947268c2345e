package io.partguard.catalog.candidate;

import io.partguard.catalog.index.Codes;
import io.partguard.catalog.search.NumberForms;
import io.partguard.identity.BrandName;
import io.partguard.identity.Gtin;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one listing, ready to be searched for.
 *
 * @param numbers what may be part numbers, in their forms, most likely first
 * @param brandKey of the brand the listing names, where it names one
 * @param words each word of the text once, then the brand and the numbers, blank-separated
 * @param codes the identifiers in all of that with their beginnings, blank-separated
 */
record Wanted(
        List<NumberForms> numbers,
        @Nullable String brandKey,
        @Nullable String gtin,
        String words,
        String codes) {
    /** A listing with more numbers is a cross-reference list; the first ones are the likely ones. */
    private static final int MOST_NUMBERS = 20;
    /** Shorter ones are quantities and sizes. */
    private static final int SHORTEST_NUMBER = 3;
    /** Fewer letters without a digit are a word. */
    private static final int SHORTEST_LETTERS = 5;

    private static final int LONGEST_GTIN = 40;
    private static final int MOST_WORDS = 48;
    private static final int LONGEST_TEXT = 1_000;

    static Wanted of(List<String> numbers, @Nullable String brand, @Nullable String gtin, String text) {
        List<NumberForms> forms = new ArrayList<>();
        StringBuilder more = new StringBuilder();
        if (brand != null && brand.length() <= BrandName.MAX_LENGTH) {
            more.append(brand);
        }
        for (String number : numbers.subList(0, Math.min(numbers.size(), MOST_NUMBERS))) {
            NumberForms.parse(number).filter(Wanted::isDistinctive).ifPresent(forms::add);
            if (number.length() <= PartNumber.MAX_LENGTH) {
                more.append(' ').append(number);
            }
        }
        String shortText = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        Set<String> codes = Codes.in(shortText + " " + more);
        return new Wanted(
                forms,
                brandKey(brand),
                gtin == null || gtin.length() > LONGEST_GTIN
                        ? null
                        : Gtin.parse(gtin).map(Gtin::digits).orElse(null),
                words(shortText, more.toString()),
                String.join(" ", Codes.withBeginnings(codes)));
    }

    boolean isEmpty() {
        return words.isEmpty() && codes.isEmpty();
    }

    private static boolean isDistinctive(NumberForms number) {
        String normalized = number.normalized();
        return normalized.length() >= SHORTEST_LETTERS
                || (normalized.length() >= SHORTEST_NUMBER && normalized.chars().anyMatch(Character::isDigit));
    }

    private static @Nullable String brandKey(@Nullable String brand) {
        if (brand == null || brand.isBlank() || brand.length() > BrandName.MAX_LENGTH) {
            return null;
        }
        try {
            return new BrandName(brand).key();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Sellers repeat words to be found; a repetition says nothing. The brand counts twice: once in the text, once as such. */
    private static String words(String text, String more) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty() && words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
        StringBuilder all = new StringBuilder(String.join(" ", words));
        Set<String> added = new LinkedHashSet<>();
        for (String word : more.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty() && added.size() < MOST_WORDS && added.add(word)) {
                all.append(' ').append(word);
            }
        }
        return all.toString().strip();
    }

    /** Whether the part's brand is the one that the listing names. */
    boolean namesBrand(String key) {
        return Optional.ofNullable(brandKey).filter(key::equals).isPresent();
    }
}
