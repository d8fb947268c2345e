package io.partguard.pricing.optimizer;

import java.math.BigInteger;

/**
 * ⌊(x · n + add) / d⌋ for whole x from 0: exact, in 64 bits where that is enough and in as many as it takes where not.
 */
final class Scale {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final BigInteger n;
    private final BigInteger add;
    private final BigInteger d;
    private final long shortN;
    private final long shortAdd;
    private final long shortD;
    /** Up to which x 64 bits are enough; -1 where they never are. */
    private final long safe;

    private Scale(BigInteger n, BigInteger add, BigInteger d) {
        BigInteger common = n.gcd(d).gcd(add);
        this.n = n.divide(common);
        this.add = add.divide(common);
        this.d = d.divide(common);
        boolean fits = this.n.bitLength() < 63 && this.add.bitLength() < 63 && this.d.bitLength() < 63;
        this.shortN = fits ? this.n.longValueExact() : 0;
        this.shortAdd = fits ? this.add.longValueExact() : 0;
        this.shortD = fits ? this.d.longValueExact() : 1;
        this.safe = fits ? (Long.MAX_VALUE - shortAdd) / shortN : -1;
    }

    static Scale of(BigInteger n, BigInteger add, BigInteger d) {
        return new Scale(n, add, d);
    }

    static Scale by(Fraction factor) {
        return new Scale(factor.numerator(), BigInteger.ZERO, factor.denominator());
    }

    long of(long x) {
        return x <= safe ? (x * shortN + shortAdd) / shortD : exactly(x);
    }

    private long exactly(long x) {
        return BigInteger.valueOf(x).multiply(n).add(add).divide(d).min(MOST).longValueExact();
    }

    /** Without rounding. */
    Fraction slope() {
        return new Fraction(n, d);
    }
}
