package io.partguard.pricing.optimizer;

import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.cell.Share;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One level of one place in whole numbers: the price seen there is ⌊(p · n + add) / d⌋ smallest units. Written anew and not
 * taken from the price chain, because the verifier uses that one and must not share a mistake with the optimiser.
 */
record Levels(BigInteger n, BigInteger add, BigInteger d, long step) {

    /** Empty where nobody has said the level's share. */
    static Optional<Levels> of(Place place, PriceLevel level) {
        return switch (level) {
            case EX_WORKS -> place.chain().exWorksShare().map(share -> down(share, place));
            case DEALER_NET -> Optional.of(down(place.chain().dealerShare(), place));
            case RETAIL_EXCL_TAX -> Optional.of(down(Share.WHOLE, place));
            case RETAIL_INCL_TAX -> {
                Fraction share = fraction(place.chain().taxedShare());
                // Half up: ⌊x + 1/2⌋ = ⌊(2 · x · d + d) / (2 · d)⌋
                yield Optional.of(new Levels(
                        share.numerator().shiftLeft(1),
                        share.denominator(),
                        share.denominator().shiftLeft(1),
                        place.step()));
            }
        };
    }

    private static Levels down(Share share, Place place) {
        Fraction fraction = fraction(share);
        return new Levels(fraction.numerator(), BigInteger.ZERO, fraction.denominator(), place.step());
    }

    private static Fraction fraction(Share share) {
        return Fraction.of(share.numerator(), share.denominator());
    }

    /** Whether the level is p itself. */
    boolean isRetail() {
        return n.equals(d) && add.signum() == 0;
    }

    /** From grid steps to what is seen, in smallest units. */
    Scale seen() {
        return Scale.of(n.multiply(BigInteger.valueOf(step)), add, d);
    }

    /** From the most that may be seen, in smallest units, to the highest grid step: ⌊((C + 1) · d − add − 1) / (n · step)⌋. */
    Scale highest() {
        return Scale.of(d, d.subtract(add).subtract(BigInteger.ONE), n.multiply(BigInteger.valueOf(step)));
    }
}
