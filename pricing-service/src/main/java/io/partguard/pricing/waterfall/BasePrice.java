package io.partguard.pricing.waterfall;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Share;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a price list says.
 *
 * @param listPrice retail without tax, more than 0
 * @param dealerNet more than 0, not above the list price, in its currency; empty where the region's discount decides
 */
public record BasePrice(Money listPrice, Optional<Money> dealerNet) {

    /** @throws IllegalArgumentException for a list price of 0 or less, or a dealer net above it */
    public BasePrice {
        if (listPrice.amount().signum() <= 0) {
            throw new IllegalArgumentException("a list price must be more than 0");
        }
        if (dealerNet.isPresent() && dealerNet.get().compareTo(listPrice) > 0) {
            throw new IllegalArgumentException("a dealer net must not be above the list price");
        }
    }

    /** The dealer's share of the list price, which stays the same when a rule lowers the price. */
    Share dealerShare(BigDecimal regionalDiscount) {
        return dealerNet
                .map(net -> new Share(net.amount(), listPrice.amount()))
                .orElseGet(() -> Share.afterDiscount(regionalDiscount));
    }
}
