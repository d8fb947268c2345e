package io.partguard.detection.judging.signal;

import org.jspecify.annotations.Nullable;

/**
 * What our records say of the seller of a listing, from their other offers.
 *
 * @param infringements confirmed ones of the seller
 * @param linkedInfringements confirmed ones of accounts linked with the seller; null where there are no such accounts
 * @param brands of ours that the seller trades on; null where no offer of theirs traded on any
 * @param range how their prices stand to genuine; null where too few are known
 */
public record SellerHistory(
        int infringements,
        @Nullable Integer linkedInfringements,
        @Nullable Integer brands,
        @Nullable Range range) {

    /** @param mean and {@code deviation} of the logarithm of price over list price @param offers how many */
    public record Range(double mean, double deviation, int offers) {}
}
