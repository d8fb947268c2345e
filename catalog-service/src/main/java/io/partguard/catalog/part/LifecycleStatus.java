package io.partguard.catalog.part;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a part stands in its life. Makers' lists have many words for it; each constant names those it is read from. */
public enum LifecycleStatus {
    /** Made known; cannot be ordered yet. */
    ANNOUNCED("PRELIMINARY", "PROPOSED", "PLANNED", "COMINGSOON", "NOTYETAVAILABLE", "PRERELEASE"),
    ACTIVE("AVAILABLE", "AVAILABLETOORDER", "RELEASED", "CURRENT", "LIVE", "INPRODUCTION", "NORMAL", "SERIES"),
    /** For a while not to be had. */
    ON_HOLD("HOLD", "BLOCKED", "SUSPENDED", "TEMPORARILYUNAVAILABLE", "BACKORDER"),
    /** Sold while the stock lasts. */
    PHASE_OUT("PHASINGOUT", "LASTSTOCK", "WHILESTOCKLASTS", "WHILESUPPLIESLAST", "RUNOUT", "SELLOFF", "LASTBUY"),
    /** Another part replaces it. */
    SUPERSEDED("REPLACED", "RENUMBERED"),
    /** No longer supplied. */
    DISCONTINUED("NLA", "NOLONGERAVAILABLE", "NOLONGERSUPPLIED", "OBSOLETE", "ENDOFLIFE", "EOL", "DELETED", "EXPIRED"),
    /** Taken out of the catalogue by a person. It stays on record: offers and cases still name it. */
    RETIRED("WITHDRAWN");

    private static final Map<String, LifecycleStatus> READ = new HashMap<>();

    static {
        for (LifecycleStatus status : values()) {
            READ.put(letters(status.name()), status);
            status.words.forEach(word -> READ.put(word, status));
        }
    }

    private final Set<String> words;

    LifecycleStatus(String... words) {
        this.words = Set.copyOf(Arrays.asList(words));
    }

    /** Any case, any separators: {@code Phase-out}, {@code no longer available}; empty where the word is not known. */
    public static Optional<LifecycleStatus> read(String written) {
        return Optional.ofNullable(READ.get(letters(written)));
    }

    private static String letters(String written) {
        return written.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
