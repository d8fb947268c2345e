package io.partguard.catalog.search;

import io.partguard.identity.PartNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one number, computed once. All of them are made by {@link PartNumber}.
 *
 * @param foldedWithoutPrefix {@code withoutPrefix}, folded as {@code folded} is
 */
public record NumberForms(
        String identity,
        String normalized,
        String withoutLeadingZeros,
        String withoutPrefix,
        String folded,
        String foldedWithoutPrefix) {
    /** Shorter beginnings and ends fit too many parts. */
    public static final int SHORTEST_PIECE = 5;
    /** So short an end still says something where nothing but letters is missing in front: GHA 123 asked for as 123. */
    public static final int SHORTEST_END = 3;
    /** One edit of a shorter number makes any other. */
    public static final int SHORTEST_EDITED = 4;

    public static NumberForms of(PartNumber number) {
        String normalized = number.normalized();
        String zeros = number.withoutLeadingZeros();
        String prefix = number.withoutPrefix();
        String folded = number.folded();
        // Most numbers have no zeros in front and no prefix: share the text, these are kept by the ten thousand.
        return new NumberForms(
                number.identity(),
                normalized,
                zeros.equals(normalized) ? normalized : zeros,
                prefix.equals(normalized) ? normalized : prefix,
                folded,
                prefix.equals(normalized) ? folded : new PartNumber(prefix).folded());
    }

    /** Nothing where the text can't be a part number, or has no letter or digit. */
    public static Optional<NumberForms> parse(@Nullable String raw) {
        if (raw == null || raw.isBlank() || raw.strip().length() > PartNumber.MAX_LENGTH) {
            return Optional.empty();
        }
        NumberForms forms = of(new PartNumber(raw));
        return forms.normalized().isEmpty() ? Optional.empty() : Optional.of(forms);
    }

    /** How {@code asked} is written, where it may mean {@code this}; only what equality of forms can say. */
    public Optional<Spelling> spelledAs(NumberForms asked) {
        if (normalized.equals(asked.normalized)) {
            return Optional.of(Spelling.EXACT);
        }
        if (withoutLeadingZeros.equals(asked.withoutLeadingZeros)) {
            return Optional.of(Spelling.LEADING_ZERO);
        }
        if (withoutPrefix.equals(asked.normalized) || normalized.equals(asked.withoutPrefix)) {
            return Optional.of(Spelling.LOST_PREFIX);
        }
        return folded.equals(asked.folded) ? Optional.of(Spelling.LOOK_ALIKE) : Optional.empty();
    }

    /** As {@link #spelledAs}, and a piece of the number or one slip of the finger as well. */
    public Optional<Spelling> nearlySpelledAs(NumberForms asked) {
        Optional<Spelling> same = spelledAs(asked);
        if (same.isPresent()) {
            return same;
        }
        if (lacksLettersInFront(asked)) {
            return Optional.of(Spelling.LOST_PREFIX);
        }
        if (asked.normalized.length() >= SHORTEST_PIECE && normalized.startsWith(asked.normalized)) {
            return Optional.of(Spelling.PREFIX);
        }
        if (asked.normalized.length() >= SHORTEST_PIECE && normalized.endsWith(asked.normalized)) {
            return Optional.of(Spelling.SUFFIX);
        }
        boolean edited = Math.min(folded.length(), asked.folded.length()) >= SHORTEST_EDITED
                && OneEdit.between(folded, asked.folded) != OneEdit.NONE;
        return edited ? Optional.of(Spelling.EDIT_1) : Optional.empty();
    }

    private boolean lacksLettersInFront(NumberForms asked) {
        int front = normalized.length() - asked.normalized.length();
        return front > 0
                && asked.normalized.length() >= SHORTEST_END
                && Character.isDigit(asked.normalized.charAt(0))
                && normalized.endsWith(asked.normalized)
                && normalized.chars().limit(front).allMatch(Character::isLetter);
    }
}
