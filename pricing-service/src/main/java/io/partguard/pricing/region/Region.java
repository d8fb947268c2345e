package io.partguard.pricing.region;

import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.Share;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Countries that share a price list, for a period.
 *
 * @param countries ISO 3166-1 alpha-2, at least one; a country is in one region at a time
 * @param taxRate on retail prices, such as 0.19; from 0 to less than 10
 * @param zone in which its days begin
 * @param dealerDiscount off the retail price without tax, from 0 to less than 1, where a price row names no dealer net
 * @param exWorksShare ex works ÷ retail price without tax, more than 0; empty where nobody has said
 */
public record Region(
        String id,
        String name,
        SortedSet<String> countries,
        Currency currency,
        PriceGrid grid,
        BigDecimal taxRate,
        ZoneId zone,
        BigDecimal dealerDiscount,
        Optional<BigDecimal> exWorksShare,
        DatePeriod valid) {

    /** The levels of a price here. */
    public PriceChain chain() {
        return chain(Share.afterDiscount(dealerDiscount));
    }

    /** The same with another share for the dealer. */
    public PriceChain chain(Share dealerShare) {
        return new PriceChain(currency, dealerShare, Share.withTax(taxRate), exWorksShare.map(Share::of));
    }
}
