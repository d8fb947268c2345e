package io.partguard.pricing.targets;

import java.math.BigDecimal;
import java.math.BigInteger;

/** By how much a price level moves a price: (level of the region ÷ level of the base) to the power of a strength. */
public final class PurchasingPower {
    /** Of a factor; what is beyond them is cut off. */
    public static final int DECIMALS = 9;

    /** Strengths are hundredths, so that a factor is the root of a whole number and its rounding needs no approximation. */
    private static final int HUNDRED = 100;

    private PurchasingPower() {}

    /**
     * The greatest f of {@value #DECIMALS} decimals with f^100 · base^(100 s) ≤ region^(100 s), found in whole numbers: the
     * same digits everywhere, and never above the power itself.
     *
     * @param region level of prices in the region, more than 0
     * @param base the same where the list price is from
     * @param strength s, from 0 (as if there were no difference) to 1 (all of it), with at most 2 decimals
     * @throws ArithmeticException for a strength with more decimals
     * @throws IllegalArgumentException for a strength outside of 0 to 1, or a level of 0 or less
     */
    public static BigDecimal factor(BigDecimal region, BigDecimal base, BigDecimal strength) {
        int hundredths = strength.movePointRight(2).intValueExact();
        if (hundredths < 0 || hundredths > HUNDRED || region.signum() <= 0 || base.signum() <= 0) {
            throw new IllegalArgumentException("a strength is from 0 to 1, and a level of prices more than 0");
        }
        int scale = Math.max(Math.max(region.scale(), base.scale()), 0);
        BigInteger over = region.setScale(scale).unscaledValue().pow(hundredths);
        BigInteger under = base.setScale(scale).unscaledValue().pow(hundredths);
        return new BigDecimal(
                root(over.multiply(BigInteger.TEN.pow(DECIMALS * HUNDRED)).divide(under)), DECIMALS);
    }

    /** The greatest whole number whose hundredth power is at most n, bit by bit from above. */
    private static BigInteger root(BigInteger n) {
        BigInteger root = BigInteger.ZERO;
        for (int bit = n.bitLength() / HUNDRED + 1; bit >= 0; bit--) {
            BigInteger more = root.setBit(bit);
            if (more.pow(HUNDRED).compareTo(n) <= 0) {
                root = more;
            }
        }
        return root;
    }
}
