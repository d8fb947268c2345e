package io.partguard.detection.judging.signal;

import io.partguard.detection.judging.brand.BrandReading;
import io.partguard.detection.judging.brand.NearName;
import org.jspecify.annotations.Nullable;

/**
 * What rulings ask of a listing: facts, not weights.
 *
 * @param matched whether it trades on a part of ours
 * @param imitated the name that imitates a mark of ours, where something of ours is there that it could stand for: the
 *     matched part is of that mark, or a number is built like ours. Among thousands of ordinary words one is always near
 *     to some name, and that alone says nothing
 * @param brandBearing whether that part carries the mark on itself
 * @param suspicion whether anything but the price speaks against the offer: identity, mark, words, seller or origin
 * @param priceKnown whether the claimed price could be compared
 */
public record Facts(
        BrandReading brands,
        boolean matched,
        @Nullable NearName imitated,
        boolean brandBearing,
        boolean suspicion,
        boolean priceKnown,
        Territory seller,
        Territory shipsFrom,
        boolean importWords,
        @Nullable String country) {

    /** Whether there is evidence that the goods were first sold outside of the buyer's territory. */
    public boolean outsideOrigin() {
        return importWords || shipsFrom == Territory.OUTSIDE || seller == Territory.OUTSIDE;
    }
}
