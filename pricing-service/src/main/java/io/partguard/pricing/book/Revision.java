package io.partguard.pricing.book;

import java.time.Instant;

/**
 * One state of the price book. Every change of a region, rule, rate or price makes the next one.
 *
 * @param number from 1; 0 before anything was known
 * @param chain SHA-256 over the changes up to here, as 64 hex digits
 */
public record Revision(long number, Instant changedAt, String chain) {

    public static final Revision EMPTY = new Revision(0, Instant.EPOCH, "0".repeat(64));

    /** The same exactly where all changes up to here were the same: {@code pb-17-5f1d0c2a9be3}. */
    public String label() {
        return "pb-" + number + "-" + chain.substring(0, 12);
    }
}
