package io.partguard.detection.judging.signal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a seller's other offers say, and who else shows what the listing shows. Missing stays missing. */
final class SellerSignals {
    private SellerSignals() {}

    /**
     * @param signals with the price read already
     * @param history null where the seller is unknown to us
     */
    static void read(Signals signals, @Nullable SellerHistory history) {
        if (history == null) {
            return;
        }
        if (history.seen() > 0) {
            signals.set(Feature.SELLER_SEEN, Math.log1p(history.seen()));
        }
        if (history.seen() > 0 || history.infringements() > 0) {
            count(signals, Feature.INFRINGEMENTS, history.infringements());
        }
        if (history.brands() != null) {
            signals.set(Feature.SELLER_BRANDS, history.brands());
            signals.show(Signal.SELLER_BRANDS, history.brands().toString(), Integer.toString(history.seen()));
        }
        count(signals, Feature.SELLER_LINKED, history.linkedInfringements());
        count(signals, Feature.SHARED_PICTURE, history.shared().picture());
        count(signals, Feature.SHARED_TEXT, history.shared().text());
        if (history.range() != null) {
            range(signals, history.range());
        }
    }

    private static void range(Signals signals, SellerHistory.Range range) {
        String offers = Integer.toString(range.offers());
        signals.set(Feature.SELLER_PRICE_LEVEL, range.mean());
        signals.show(Signal.SELLER_PRICE_LEVEL, Math.round(100 * Math.exp(range.mean())) + " %", offers);
        double ratio = signals.value(Feature.PRICE_LIST);
        if (Double.isFinite(ratio) && range.deviation() > 0) {
            double deviations = (ratio - range.mean()) / range.deviation();
            signals.set(Feature.SELLER_PRICE_RANGE, deviations);
            signals.show(Signal.SELLER_PRICE_RANGE, String.format(Locale.ROOT, "%.1f", deviations), offers);
        }
    }

    private static void count(Signals signals, Feature feature, @Nullable Integer count) {
        if (count != null) {
            signals.set(feature, count);
            signals.show(feature.signal(), count.toString(), null);
        }
    }
}
