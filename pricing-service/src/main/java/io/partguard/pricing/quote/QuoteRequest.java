package io.partguard.pricing.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * @param country ISO 3166-1 alpha-2
 * @param validAt the day the prices are for; empty: today in the region's zone
 * @param knownAt what was known when; empty: now
 * @param followSupersession whether a line for a replaced part is priced by the current one, where that has a price
 */
public record QuoteRequest(
        String country,
        List<Line> lines,
        Optional<LocalDate> validAt,
        Optional<Instant> knownAt,
        boolean waterfall,
        boolean followSupersession) {

    public record Line(String brand, String partNumber, int quantity) {}
}
