package io.partguard.detection.judging.signal;

import org.jspecify.annotations.Nullable;

/**
 * What our records say of the seller of a listing, from their other offers, and of what the listing has in common with
 * offers of others.
 *
 * @param seen offers of the seller that were seen before; 0 where the seller is new to us
 * @param infringements confirmed ones of the seller
 * @param linkedInfringements confirmed ones of accounts linked with the seller; null where there are no such accounts
 * @param brands of ours that the seller trades on; null where no offer of theirs was seen
 * @param range how their prices stand to genuine; null where too few are known
 * @param shared what the listing shows that another account showed first
 */
public record SellerHistory(
        int seen,
        int infringements,
        @Nullable Integer linkedInfringements,
        @Nullable Integer brands,
        @Nullable Range range,
        Shared shared) {
    /** More brands say no more. */
    private static final int MOST_BRANDS = 5;

    private static final double STEP = .1;

    /** @param mean and {@code deviation} of the logarithm of price over list price @param offers how many */
    public record Range(double mean, double deviation, int offers) {}

    /**
     * Confirmed infringements of accounts that showed a picture, or the text, of the listing before its seller did; null
     * where nobody did.
     */
    public record Shared(
            @Nullable Integer picture, @Nullable Integer text) {
        public static final Shared NOTHING = new Shared(null, null);
    }

    /**
     * As far as it is judged by: counts to the power of two below them, logarithms of prices to a tenth. So an answer
     * changes with what is known of a seller, and not with every offer of theirs.
     */
    public SellerHistory coarse() {
        return new SellerHistory(
                Integer.highestOneBit(seen),
                Integer.highestOneBit(infringements),
                coarse(linkedInfringements),
                brands == null ? null : Integer.valueOf(Math.min(MOST_BRANDS, brands)),
                range == null
                        ? null
                        : new Range(
                                step(range.mean()),
                                Math.max(STEP, step(range.deviation())),
                                Integer.highestOneBit(range.offers())),
                new Shared(coarse(shared.picture()), coarse(shared.text())));
    }

    private static @Nullable Integer coarse(@Nullable Integer count) {
        return count == null ? null : Integer.highestOneBit(count);
    }

    private static double step(double value) {
        return Math.rint(value / STEP) / Math.rint(1 / STEP);
    }

    /** Of the same seller with another listing: one that keeps the pictures, or the text, or neither. */
    public SellerHistory keeping(boolean pictures, boolean text) {
        return new SellerHistory(
                seen,
                infringements,
                linkedInfringements,
                brands,
                range,
                new Shared(pictures ? shared.picture() : null, text ? shared.text() : null));
    }

    /** Whether anything of it speaks against the seller. */
    boolean suspicious() {
        return infringements > 0
                || positive(linkedInfringements)
                || positive(shared.picture())
                || positive(shared.text());
    }

    private static boolean positive(@Nullable Integer count) {
        return count != null && count > 0;
    }
}
