package io.partguard.pricing.verification;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check of a whole book found.
 *
 * @param prices looked at
 * @param checked rules × prices that were worked out
 * @param violations how many there are
 * @param first some of them
 */
public record Verified(long prices, long checked, long violations, List<Violation> first) {
    /** So many violations are kept, however many there are. */
    public static final int KEPT = 100;

    /** With what another look at the same book found; its own come first. */
    public Verified and(long others, List<Violation> firstOfThem) {
        return new Verified(
                prices,
                checked,
                violations + others,
                Stream.concat(firstOfThem.stream(), first.stream()).limit(KEPT).toList());
    }

    /** A book with one violation cannot be published. */
    public boolean mayBePublished() {
        return violations == 0;
    }
}
