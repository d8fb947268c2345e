package io.partguard.pricing.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction of a price, both parts more than 0. A dealer net of 1 on a list price of 3 is no decimal number.
 */
public record Share(BigDecimal numerator, BigDecimal denominator) {

    public static final Share WHOLE = new Share(BigDecimal.ONE, BigDecimal.ONE);

    /** @throws IllegalArgumentException where a part is not more than 0 */
    public Share {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("a share must be more than 0");
        }
    }

    public static Share of(BigDecimal share) {
        return new Share(share, BigDecimal.ONE);
    }

    /** What is left after a discount, such as 0.35. */
    public static Share afterDiscount(BigDecimal discount) {
        return of(BigDecimal.ONE.subtract(discount));
    }

    /** With tax of a rate such as 0.19 on top. */
    public static Share withTax(BigDecimal rate) {
        return of(BigDecimal.ONE.add(rate));
    }

    /** The share of an amount. */
    BigDecimal times(BigDecimal amount, int digits, RoundingMode rounding) {
        return amount.multiply(numerator).divide(denominator, digits, rounding);
    }

    /** The amount of which this much is the share, rounded down. */
    BigDecimal undo(BigDecimal amount, int digits) {
        return amount.multiply(denominator).divide(numerator, digits, RoundingMode.FLOOR);
    }
}
