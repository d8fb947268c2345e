package io.partguard.pricing.pressure;

import io.partguard.pricing.rule.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Market pressure as detection-service took it down once; it never changes.
 *
 * @param id {@code mps_…}
 * @param since offers seen from here on were counted
 * @param until the moment it was taken down
 * @param modelTrainedOn what the models learned from that judged the offers
 */
public record PressureReport(String id, Instant since, Instant until, String modelTrainedOn, List<Item> items) {

    /** Offers judged copycat or counterfeit; honest aftermarket is no copycat pressure. */
    private static final String IMITATION = "IMITATION";

    public PressureReport {
        items = List.copyOf(items);
    }

    /**
     * @param ratio street price ÷ our list price, with at most 6 decimals; empty where too few offers were seen to say
     * @param code why there is no ratio
     */
    public record Item(
            String family,
            String country,
            String substitute,
            Optional<BigDecimal> ratio,
            long listings,
            int sellers,
            Optional<String> code) {}

    /** Of imitations alone; of two spellings of one family the less pressing figure. */
    public Map<MarketPressure.Market, BigDecimal> ratios() {
        Map<MarketPressure.Market, BigDecimal> ratios = new HashMap<>();
        for (Item item : items) {
            if (item.substitute().equals(IMITATION)) {
                item.ratio()
                        .ifPresent(ratio -> ratios.merge(
                                new MarketPressure.Market(Scope.familyKey(item.family()), item.country()),
                                ratio,
                                BigDecimal::max));
            }
        }
        return ratios;
    }
}
