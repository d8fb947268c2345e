package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PriceLevel;
import java.util.Optional;

/**
 * How a rule's limit on one price comes about. One record a type; everything that compiles formulas switches over them.
 * Limits on sums are {@link Basket}s, rules about how and when to publish are {@link Procedure}s.
 */
public sealed interface Formula
        permits Ceiling,
                MarkUp,
                MarginFreeze,
                YearlyRise,
                IndexLinked,
                ExternalReference,
                Freeze,
                MaximumRetailPrice,
                Corridor {

    RuleType type();

    /** The one level at which such a rule may stand; empty where any will do. */
    default Optional<PriceLevel> onlyLevel() {
        return Optional.empty();
    }

    /**
     * The highest price allowed in the cell, at the rule's level and in the cell's currency; exact; never falls when
     * another price rises. It is specification, verifier and explanation in one.
     *
     * @param prices as seen at the rule's level
     */
    Bound bound(Cell cell, Prices prices, Facts facts);
}
