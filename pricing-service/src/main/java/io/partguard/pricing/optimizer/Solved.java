package io.partguard.pricing.optimizer;

import io.partguard.pricing.cell.PartKey;
import java.util.List;

/**
 * A part's prices.
 *
 * @param steps in each place, in steps of its grid; 0 where there is no price: not sold, or in {@code conflicts}
 * @param binding for each place the index of the rule that lowered its price last; -1 where none did
 * @param objective of these prices, the smaller the better
 * @param bound no vector of prices inside the rules has an objective below it, were prices not on a grid; it is the
 *     optimum's certificate. Negative infinity where no such claim is made: for a fixpoint, and where rounding left a
 *     place without a price that the continuous program has one for
 */
public record Solved(
        PartKey part,
        Answer answer,
        long[] steps,
        int[] binding,
        List<Conflict> conflicts,
        double objective,
        double bound) {

    Solved withoutBound() {
        return new Solved(part, answer, steps, binding, conflicts, objective, Double.NEGATIVE_INFINITY);
    }

    /** Which of the two answers the prices are. */
    public enum Answer {
        /** The greatest prices at or below the targets. */
        FIXPOINT,
        /** The best prices by the objective; some may be above their targets to free others. */
        OPTIMUM
    }
}
