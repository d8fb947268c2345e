package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import java.math.BigDecimal;
import java.util.List;

/** What a rule says about a cell. */
public sealed interface Bound {

    /** @param because the other cells whose prices made it so */
    record AtMost(BigDecimal price, List<Cell> because) implements Bound {}

    record NotApplicable(String why) implements Bound {}

    /** The rule cannot be worked out. Unknown is not allowed: no price may be given under it. */
    record Unknown(Fact missing) implements Bound {}
}
