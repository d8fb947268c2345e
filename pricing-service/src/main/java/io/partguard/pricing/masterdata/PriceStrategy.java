package io.partguard.pricing.masterdata;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A segment that shall be cheaper or dearer in a region for a while.
 *
 * @param validTo the first day on which it is over; never before validFrom, and on it where the strategy was taken back
 * @param factor more than 0
 */
public record PriceStrategy(
        String region, Segment segment, LocalDate validFrom, LocalDate validTo, BigDecimal factor, String reason) {

    public boolean holds(LocalDate day) {
        return !day.isBefore(validFrom) && day.isBefore(validTo);
    }
}
