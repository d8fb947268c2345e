package io.partguard.detection.detections;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import org.jspecify.annotations.Nullable;

/** What an offer costs a piece, over what the genuine part costs by list: for looking at offers by how cheap they are. */
public final class PriceRatio {
    private PriceRatio() {}

    /** Null where either price is not known, or they are in two currencies. */
    static @Nullable Double of(Detection detection) {
        return of(detection.listing(), detection.price());
    }

    /** @param price of the part that the listing trades on */
    public static @Nullable Double of(Listing listing, Lookup<PriceReference> price) {
        ClaimedPrice claimed = listing.price();
        if (claimed == null
                || !(claimed.read() instanceof Lookup.Found<Money>(Money asked))
                || !(price instanceof Lookup.Found<PriceReference>(PriceReference reference))
                || !asked.currency().equals(reference.listPrice().currency())
                || reference.listPrice().amount().signum() <= 0) {
            return null;
        }
        Integer pieces = listing.packQuantity();
        return asked.amount().doubleValue()
                / (pieces == null ? 1 : pieces)
                / reference.listPrice().amount().doubleValue();
    }
}
