package io.partguard.pricing.pressure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A report that was taken over, and what somebody decided about it.
 *
 * @param revision its ETag
 * @param terms there once it was approved
 */
public record PressureSnapshot(
        PressureReport report,
        long revision,
        Status status,
        String importedBy,
        Instant importedAt,
        Optional<Terms> terms,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        Optional<String> withdrawnBy,
        Optional<Instant> withdrawnAt) {

    public enum Status {
        /** It counts for nothing yet. */
        IMPORTED,
        /** It lowers the targets of books worked out from then on. */
        APPROVED,
        /** It counts no longer. */
        WITHDRAWN
    }

    /**
     * @param strength from 0 to 1
     * @param bound from 0 to {@link MarketPressure#HIGHEST_BOUND}
     * @param validTo the first day on which it is over
     */
    public record Terms(BigDecimal strength, BigDecimal bound, LocalDate validFrom, LocalDate validTo) {}
}
