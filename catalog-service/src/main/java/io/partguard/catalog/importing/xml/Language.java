package io.partguard.catalog.importing.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Languages as the standards write them ({@code EN}, {@code deu}, {@code ger}), as BCP 47 writes them ({@code en}). */
final class Language {
    private static final Map<String, String> BY_THREE = byThree();
    /** Where ISO 639-2 has an older code beside the one that Java knows. */
    private static final Map<String, String> OLDER = Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "gre", "el", "cze", "cs", "slo", "sk", "rum", "ro", "chi", "zh",
            "per", "fa", "ice", "is");

    private Language() {}

    private static Map<String, String> byThree() {
        Map<String, String> languages = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            try {
                languages.put(Locale.of(two).getISO3Language(), two);
            } catch (MissingResourceException e) {
                // A language without a three-letter code is never written with one.
                continue;
            }
        }
        return languages;
    }

    /** Null where there is none; what is no known code comes back in lower case. */
    static @Nullable String of(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String code = written.strip().toLowerCase(Locale.ROOT);
        return BY_THREE.getOrDefault(code, OLDER.getOrDefault(code, code));
    }
}
