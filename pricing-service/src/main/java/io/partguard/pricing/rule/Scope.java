package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which cells a rule is about. An empty set of brands, families or numbers means all of them.
 *
 * @param countries ISO 3166-1 alpha-2, at least one
 * @param brands brand keys
 * @param families {@link #familyKey} of their names
 * @param partNumbers identities of part numbers; never without brands, since a number alone is no part
 */
public record Scope(Set<String> countries, Set<String> brands, Set<String> families, Set<String> partNumbers) {

    public static final int FAMILY_LENGTH = 100;

    /** @throws IllegalArgumentException without countries, or for numbers without brands */
    public Scope {
        if (countries.isEmpty()) {
            throw new IllegalArgumentException("a rule must name at least one country");
        }
        if (!partNumbers.isEmpty() && brands.isEmpty()) {
            throw new IllegalArgumentException("part numbers need the brands they belong to");
        }
    }

    sealed interface Coverage {
        record Inside() implements Coverage {}

        record Outside() implements Coverage {}

        record Unknown(Fact missing) implements Coverage {}
    }

    /** Names of one family in different spellings have one key. */
    public static String familyKey(String family) {
        return family.strip().toLowerCase(Locale.ROOT);
    }

    Coverage covers(Cell cell, Facts facts) {
        if (!countries.contains(cell.country())
                || !(brands.isEmpty() || brands.contains(cell.part().brand()))
                || !(partNumbers.isEmpty() || partNumbers.contains(cell.part().number()))) {
            return new Coverage.Outside();
        }
        if (families.isEmpty()) {
            return new Coverage.Inside();
        }
        Optional<String> family = facts.family(cell.part());
        if (family.isEmpty()) {
            return new Coverage.Unknown(
                    new Fact(Fact.Kind.PART_FAMILY, cell.part().number()));
        }
        return families.contains(familyKey(family.get())) ? new Coverage.Inside() : new Coverage.Outside();
    }
}
