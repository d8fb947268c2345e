package io.partguard.pricing.verification;

import java.util.List;

/**
 * What a check of a whole book found.
 *
 * @param prices looked at
 * @param checked rules × prices that were worked out
 * @param violations how many there are
 * @param first some of them
 */
public record Verified(long prices, long checked, long violations, List<Violation> first) {

    /** A book with one violation cannot be published. */
    public boolean mayBePublished() {
        return violations == 0;
    }
}
