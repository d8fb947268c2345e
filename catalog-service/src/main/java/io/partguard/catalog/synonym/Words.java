package io.partguard.catalog.synonym;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text as they are compared: lower case, without accents; marks of other scripts stay. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    /** Accents of Latin, Greek and Cyrillic letters; a vowel sign of Devanagari is no accent. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private Words() {}

    /** The words of a text by themselves, in order. */
    public static List<String> of(String text) {
        String key = key(text);
        return key.isEmpty() ? List.of() : List.of(key.split(" "));
    }

    /** How a term is looked up: {@code Bougie d'allumage → bougie d allumage}. Empty where it has no letter or digit. */
    public static String key(String text) {
        String plain = Normalizer.normalize(
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll(""),
                Normalizer.Form.NFC);
        StringBuilder key = new StringBuilder(plain.length());
        Matcher matcher = WORD.matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss"));
        while (matcher.find()) {
            key.append(key.isEmpty() ? "" : " ").append(matcher.group());
        }
        return key.toString();
    }
}
