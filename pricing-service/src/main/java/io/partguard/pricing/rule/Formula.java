package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;

/** How a rule's limit comes about. One record a type; everything that compiles formulas switches over them. */
public sealed interface Formula permits Ceiling {

    enum Type {
        CEILING
    }

    Type type();

    /**
     * The highest price allowed in the cell, at the rule's level and in the cell's currency; exact; never falls when
     * another price rises. It is specification, verifier and explanation in one.
     */
    Bound bound(Cell cell, Prices prices, Facts facts);
}
