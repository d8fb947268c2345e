package io.partguard.pricing.optimizer;

import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.Statistic;

/** A rule in one place, as the optimiser keeps it. */
sealed interface Piece {

    /** Index of the rule. */
    int rule();

    /** Index of the place whose price it limits. */
    int to();

    /** A limit that is the same for all parts, in grid steps. */
    record Cap(int rule, int to, long steps) implements Piece {}

    /** A limit that hangs on one other price. */
    record Edge(int rule, int to, int from, Link link) implements Piece {}

    /**
     * A limit that hangs on several other prices.
     *
     * @param from places, each once
     * @param converted for each of them from its steps to smallest units here, at the rule's level
     * @param mean for each number of prices from their sum to what the rule allows; the one for n is at n
     * @param down from there to grid steps
     */
    record Reference(
            int rule, int to, int[] from, Link[] converted, Statistic statistic, int least, Scale[] mean, Scale down)
            implements Piece {}

    /** A limit that hangs on what the part costs or has cost. */
    record OfPart(int rule, int to, String country, Formula formula, Levels level) implements Piece {}

    /** A rule that cannot be worked out for any part. */
    record Missing(int rule, int to, Fact fact) implements Piece {}
}
