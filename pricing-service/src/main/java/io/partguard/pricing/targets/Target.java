package io.partguard.pricing.targets;

import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.waterfall.Step;
import java.math.BigDecimal;
import java.util.List;

/** What a part shall cost in a region before any rule looks at it, with the steps that led there. */
public sealed interface Target {

    List<Step> steps();

    /** @param price retail without tax in the region's currency, not rounded yet; at least 0 */
    record Reached(BigDecimal price, List<Step> steps) implements Target {}

    /** Nobody has said what it takes: there is no target, and no price is guessed. */
    record Missing(Fact fact, List<Step> steps) implements Target {}

    /** No list has the part for the region, directly or by a base: it is not sold there. */
    record NotSold() implements Target {
        @Override
        public List<Step> steps() {
            return List.of();
        }
    }
}
