package io.partguard.detection.judging.signal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a seller's other offers say. Missing stays missing. */
final class SellerObservations {
    private SellerObservations() {}

    /** Confirmed infringements of linked accounts, for rulings: where none are known there is nothing to suspect. */
    static int linked(@Nullable SellerHistory history) {
        return history == null || history.linkedInfringements() == null ? 0 : history.linkedInfringements();
    }

    /** @param signals with the price read already */
    static void read(Signals signals, @Nullable SellerHistory history) {
        if (history == null) {
            return;
        }
        Integer brands = history.brands();
        if (brands != null) {
            signals.observe(Observation.SELLER_BRANDS, brands, brands.toString(), null);
        }
        Integer linked = history.linkedInfringements();
        if (linked != null) {
            signals.observe(Observation.SELLER_LINKED, linked, linked.toString(), null);
        }
        SellerHistory.Range range = history.range();
        double ratio = signals.value(Feature.PRICE_LIST);
        if (range != null && range.deviation() > 0 && Double.isFinite(ratio)) {
            double z = (ratio - range.mean()) / range.deviation();
            signals.observe(
                    Observation.SELLER_PRICE_RANGE,
                    z,
                    String.format(Locale.ROOT, "%.1f", z),
                    Integer.toString(range.offers()));
        }
    }
}
