package io.partguard.bench.verdict;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of the test market's catalogue.
 *
 * @param names of its kind, in the order of {@link Tongue}
 * @param euros list price in Germany, without tax
 * @param replaced whether another took its place
 */
record Piece(
        Make make,
        String number,
        String kind,
        List<String> names,
        boolean badge,
        boolean rebuilt,
        int pack,
        double euros,
        String model,
        @Nullable String gtin,
        @Nullable String image,
        boolean replaced) {

    String name(Tongue tongue) {
        return names.get(tongue.ordinal());
    }

    /** Letters and digits only. */
    static String bare(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
