package io.partguard.pricing.computing;

import io.partguard.pricing.book.BookState;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import java.time.LocalDate;
import java.util.List;

/** The regions that there are on a day, and the hard rules that hold in them. */
record HardRules(List<Region> regions, List<PriceRule> onPrices, List<BasketRule> onBaskets) {

    static HardRules on(LocalDate day, BookState state) {
        return new HardRules(
                state.regions().stream()
                        .filter(region -> region.valid().contains(day))
                        .toList(),
                of(PriceRule.class, day, state),
                of(BasketRule.class, day, state));
    }

    private static <R extends Rule> List<R> of(Class<R> type, LocalDate day, BookState state) {
        return state.rules().stream()
                .filter(rule -> type.isInstance(rule) && rule.force() == Force.HARD && rule.applies(day))
                .map(type::cast)
                .toList();
    }
}
