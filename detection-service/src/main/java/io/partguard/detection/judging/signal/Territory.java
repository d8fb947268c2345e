package io.partguard.detection.judging.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where goods come from, seen from the buyer. Rights in goods are exhausted by a first sale inside one territory. */
public enum Territory {
    SAME_COUNTRY,
    /** Another country of the buyer's exhaustion territory. */
    SAME_TERRITORY,
    OUTSIDE,
    UNKNOWN;

    /** The European Economic Area is one territory (Silhouette, CJEU C-355/96); as of 2026. */
    private static final Set<String> EEA = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");
    /** The United Kingdom accepts goods first sold in the EEA; the reverse does not hold. */
    private static final String UNITED_KINGDOM = "GB";

    public static Territory of(@Nullable String from, @Nullable String buyer) {
        if (from == null || buyer == null) {
            return UNKNOWN;
        }
        if (from.equals(buyer)) {
            return SAME_COUNTRY;
        }
        boolean accepted = EEA.contains(from) && (EEA.contains(buyer) || UNITED_KINGDOM.equals(buyer));
        return accepted ? SAME_TERRITORY : OUTSIDE;
    }

    public static boolean inEuropeanUnion(@Nullable String country) {
        return country != null
                && EEA.contains(country)
                && !Set.of("IS", "LI", "NO").contains(country);
    }
}
