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
 * @param words each word of the text and the numbers once, then the brand, blank-separated
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
        List<String> written = new ArrayList<>();
        for (String number : numbers.subList(0, Math.min(numbers.size(), MOST_NUMBERS))) {
            NumberForms.parse(number).filter(Wanted::isDistinctive).ifPresent(forms::add);
            if (number.length() <= PartNumber.MAX_LENGTH) {
                written.add(number);
            }
        }
        String words = words(text, brand, written);
        return new Wanted(
                forms,
                brandKey(brand),
                gtin == null || gtin.length() > LONGEST_GTIN
                        ? null
                        : Gtin.parse(gtin).map(Gtin::digits).orElse(null),
                words,
                String.join(" ", Codes.withBeginnings(Codes.in(words))));
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

    /** Sellers repeat words to be found; a repetition says nothing. The brand counts once more than it is written. */
    private static String words(String text, @Nullable String brand, List<String> numbers) {
        Set<String> words = new LinkedHashSet<>();
        add(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT), words);
        numbers.forEach(number -> add(number, words));
        StringBuilder all = new StringBuilder(String.join(" ", words));
        if (brand != null && brand.length() <= BrandName.MAX_LENGTH) {
            all.append(' ').append(brand.strip());
        }
        return all.toString().strip();
    }

    private static void add(String text, Set<String> words) {
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty() && words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
    }

    /** Whether the part's brand is the one that the listing names. */
    boolean namesBrand(String key) {
        return Optional.ofNullable(brandKey).filter(key::equals).isPresent();
    }
}
