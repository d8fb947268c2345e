package io.partguard.detection.detections;

import io.partguard.detection.judging.explanation.Reason;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Puts codes and values into words, from bundles: {@code sentences/reasons.properties} and its translations. */
public final class Sentences {
    private static final int LONGEST_VALUE = 120;

    private Sentences() {}

    /** One sentence for people; a signal without words of its own is named with its values. */
    public static String of(Reason reason, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("sentences.reasons", locale);
        String key = reason.signal()
                + (reason.listingValue() == null ? "" : ".listing")
                + (reason.referenceValue() == null ? "" : ".reference");
        String pattern = first(words, key, reason.signal(), key.replace(reason.signal(), "OTHER"), "OTHER");
        return pattern.replace(
                        "{signal}", reason.signal().toLowerCase(Locale.ROOT).replace('_', ' '))
                .replace("{listing}", shown(reason.listingValue()))
                .replace("{reference}", shown(reason.referenceValue()));
    }

    private static String first(ResourceBundle words, String... keys) {
        for (String key : keys) {
            if (words.containsKey(key)) {
                return words.getString(key);
            }
        }
        throw new MissingResourceException("no words for any of", "sentences.reasons", String.join(", ", keys));
    }

    private static String shown(@org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            return "";
        }
        // Braces would be taken for a placeholder of the value put in next.
        String plain = value.replace('{', '(').replace('}', ')');
        return plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
