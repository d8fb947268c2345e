package io.partguard.pricing.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * @param country ISO 3166-1 alpha-2
 * @param validAt the day the prices are for; empty: today in the region's zone
 * @param knownAt what was known when; empty: now
 */
public record QuoteRequest(
        String country, List<Line> lines, Optional<LocalDate> validAt, Optional<Instant> knownAt, boolean waterfall) {

    public record Line(String brand, String partNumber, int quantity) {}
}
