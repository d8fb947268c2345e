package io.partguard.demo.feed;

import io.partguard.demo.catalogue.Part;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a reader could tell the part from what the listing says: its number, at most one character wrong, or its GTIN. */
final class Shown {

    private Shown() {}

    static boolean in(Offer offer, Part part) {
        if (part.gtin() != null && part.gtin().equals(offer.gtin)) {
            return true;
        }
        String text = bare(Stream.of(offer.title, offer.description, offer.partNumber)
                .map(field -> field == null ? "" : field)
                .collect(Collectors.joining("|")));
        String number = bare(part.number());
        // Trucks' letters and leading zeros get lost on the way.
        String core = number.startsWith("0") || number.startsWith("T") ? number.substring(1) : number;
        for (int at = 0; at + core.length() <= text.length(); at++) {
            if (differences(text, at, core) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static int differences(String text, int at, String number) {
        int differences = 0;
        for (int i = 0; i < number.length() && differences < 2; i++) {
            differences += text.charAt(at + i) == number.charAt(i) ? 0 : 1;
        }
        return differences;
    }

    private static String bare(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9|]", "");
    }
}
