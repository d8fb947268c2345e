package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import java.util.Optional;

/** Prices of other cells, for rules that compare them. */
@FunctionalInterface
public interface Prices {

    Prices NONE = cell -> Optional.empty();

    /** Retail without tax; empty where the cell has no price. */
    Optional<Money> price(Cell cell);
}
