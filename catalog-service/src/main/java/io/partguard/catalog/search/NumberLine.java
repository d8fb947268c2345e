package io.partguard.catalog.search;

import io.partguard.identity.Gtin;
import io.partguard.identity.PartNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number that is asked for, in its forms.
 *
 * @param gtin its digits, where the number is a GTIN as well
 * @param brandKey only parts of this brand; null: of any
 */
record NumberLine(
        PartNumber number,
        NumberForms forms,
        @Nullable String gtin,
        @Nullable String brandKey) {

    static NumberLine of(PartNumber number, @Nullable String brandKey) {
        return new NumberLine(
                number,
                NumberForms.of(number),
                Gtin.parse(number.printed()).map(Gtin::digits).orElse(null),
                brandKey);
    }

    /** Whether there is a letter or digit to look for. */
    boolean isSearchable() {
        return !forms.normalized().isEmpty();
    }

    /** Whether it is long enough for its pieces to mean anything. */
    boolean hasPieces() {
        return forms.normalized().length() >= NumberForms.SHORTEST_PIECE;
    }

    /** Whether it is long enough for letters to be missing in front of it. */
    boolean hasEnd() {
        return forms.normalized().length() >= NumberForms.SHORTEST_END;
    }

    String backwards() {
        return new StringBuilder(forms.normalized()).reverse().toString();
    }

    boolean takes(KnownPart part) {
        return brandKey == null || brandKey.equals(part.part().brandKey());
    }
}
