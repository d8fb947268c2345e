package io.partguard.pricing.optimizer;

import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * Why a place has no price that may be published.
 *
 * @param region where
 * @param highest the highest price the rules allow, in steps; 0 where they allow none
 * @param floor the lowest that makes sense, in steps
 * @param rules those that contradict each other or the floor; with any of them gone there is a price
 * @param fewest whether no smaller set of rules does it; false where there were too many to try, and the set is only such
 *     that none of its rules can be left out
 * @param path for {@link Kind#CYCLE} the regions along it
 */
public record Conflict(
        Kind kind,
        String region,
        long highest,
        long floor,
        List<RuleId> rules,
        boolean fewest,
        List<String> path,
        Optional<Fact> missing) {

    public enum Kind {
        /** The rules leave something, but less than the floor. A floor never wins. */
        BELOW_FLOOR,
        /** The rules leave nothing above 0 on the grid. */
        NOTHING_LEFT,
        /** Rules lead from a price back to itself, lower. */
        CYCLE,
        /** A hard rule needs a fact that nobody has said, here or where this price looks. */
        UNKNOWN,
        /** The rules lower each other in steps so small that they never settle. */
        NOT_SETTLED
    }
}
