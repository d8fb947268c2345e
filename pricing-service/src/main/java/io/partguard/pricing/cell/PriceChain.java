package io.partguard.pricing.cell;

import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * Leads from the retail price without tax (p) to every other level, and from a cap at a level back to p.
 *
 * <p>What counts against a cap is the amount somebody is really asked to pay, so both ways include the rounding.
 *
 * @param dealerShare dealer net ÷ p; rounded down
 * @param taxedShare 1 + rate of tax; rounded half up
 * @param exWorksShare ex works ÷ p, rounded down; empty where nobody has said
 */
public record PriceChain(Currency currency, Share dealerShare, Share taxedShare, Optional<Share> exWorksShare) {

    /** The price at a level; empty where the level's share is not known. */
    public Optional<Money> at(PriceLevel level, Money p) {
        return share(level).map(share -> new Money(share.times(p.amount(), digits(), rounding(level)), currency));
    }

    public Money dealerNet(Money p) {
        return new Money(dealerShare.times(p.amount(), digits(), RoundingMode.FLOOR), currency);
    }

    public Money retailInclTax(Money p) {
        return new Money(taxedShare.times(p.amount(), digits(), RoundingMode.HALF_UP), currency);
    }

    /**
     * The highest p, in the currency's smallest units, whose price at the level is not above the cap.
     *
     * @param cap in this currency, not negative, with any number of decimals
     * @return empty where the level's share is not known
     */
    public Optional<Money> highest(PriceLevel level, BigDecimal cap) {
        return share(level).map(share -> highest(share, rounding(level), cap));
    }

    private Money highest(Share share, RoundingMode rounding, BigDecimal cap) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(digits());
        BigDecimal payable = cap.setScale(digits(), RoundingMode.FLOOR);
        // The first amount that would be rounded to more than is payable.
        BigDecimal tooMuch = payable.add(
                switch (rounding) {
                    case HALF_UP -> unit.divide(BigDecimal.TWO);
                    case FLOOR -> unit;
                    default -> throw new IllegalStateException("no level rounds " + rounding);
                });
        BigDecimal p = share.undo(tooMuch, digits());
        boolean reachesIt = p.multiply(share.numerator()).compareTo(tooMuch.multiply(share.denominator())) >= 0;
        return new Money(reachesIt ? p.subtract(unit) : p, currency);
    }

    private Optional<Share> share(PriceLevel level) {
        return switch (level) {
            case EX_WORKS -> exWorksShare;
            case DEALER_NET -> Optional.of(dealerShare);
            case RETAIL_EXCL_TAX -> Optional.of(Share.WHOLE);
            case RETAIL_INCL_TAX -> Optional.of(taxedShare);
        };
    }

    private static RoundingMode rounding(PriceLevel level) {
        return switch (level) {
            case EX_WORKS, DEALER_NET, RETAIL_EXCL_TAX -> RoundingMode.FLOOR;
            case RETAIL_INCL_TAX -> RoundingMode.HALF_UP;
        };
    }

    private int digits() {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
