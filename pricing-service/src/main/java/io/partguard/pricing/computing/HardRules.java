package io.partguard.pricing.computing;

import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The regions that there are on a day, and the hard rules that hold in them. A basket that names no parts has those of its
 * vehicle's bill; where nobody has said what these are it stays without, and can be kept by no price.
 */
record HardRules(List<Region> regions, List<PriceRule> onPrices, List<BasketRule> onBaskets) {

    static HardRules on(LocalDate day, BookState state, PriceBooks books) {
        return new HardRules(
                state.regions().stream()
                        .filter(region -> region.valid().contains(day))
                        .toList(),
                of(PriceRule.class, day, state),
                of(BasketRule.class, day, state).stream()
                        .map(rule -> withBill(rule, day, state, books))
                        .toList());
    }

    private static BasketRule withBill(BasketRule rule, LocalDate day, BookState state, PriceBooks books) {
        if (rule.basket() instanceof PartsToVehicle vehicle
                && vehicle.quantities().isEmpty()) {
            Map<PartKey, Share> bill = new HashMap<>();
            books.masterData()
                    .billOfParts(vehicle.vehicle(), day, state.revision().number())
                    .forEach((part, quantity) -> bill.put(part, Share.of(quantity)));
            return rule.with(vehicle.of(bill));
        }
        return rule;
    }

    private static <R extends Rule> List<R> of(Class<R> type, LocalDate day, BookState state) {
        return state.rules().stream()
                .filter(rule -> type.isInstance(rule) && rule.force() == Force.HARD && rule.applies(day))
                .map(type::cast)
                .toList();
    }
}
