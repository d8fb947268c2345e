package io.partguard.detection.review;

import io.partguard.identity.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to look at first: the amount at stake times the probability that it is at stake. */
public final class Priority {
    /** Where no price is known a suspicion still has its place: that of a cheap part. */
    private static final double UNKNOWN_AMOUNT = 40;
    /** One unit in euros, rounded, from the reference rates of early 2026. For the order of the queue only, never for money. */
    private static final Map<String, Double> EUROS = Map.ofEntries(
            Map.entry("EUR", 1.0),
            Map.entry("USD", .85),
            Map.entry("GBP", 1.15),
            Map.entry("CHF", 1.07),
            Map.entry("CNY", .12),
            Map.entry("JPY", .0054),
            Map.entry("INR", .0095),
            Map.entry("BRL", .16),
            Map.entry("MXN", .048),
            Map.entry("TRY", .02),
            Map.entry("PLN", .235),
            Map.entry("CZK", .041),
            Map.entry("SEK", .092),
            Map.entry("ZAR", .05),
            Map.entry("AUD", .57),
            Map.entry("CAD", .62),
            Map.entry("KRW", .0006),
            Map.entry("HUF", .0026),
            Map.entry("THB", .027),
            Map.entry("IDR", .00005),
            Map.entry("VND", .000033));

    private Priority() {}

    /** @param probability that the suspicion is true, 0 to 1 */
    public static double of(@Nullable Money atStake, double probability) {
        double euros = atStake == null
                ? UNKNOWN_AMOUNT
                : atStake.amount().doubleValue()
                        * EUROS.getOrDefault(atStake.currency().getCurrencyCode(), .1);
        return euros * probability;
    }
}
