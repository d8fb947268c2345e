package io.partguard.pricing.masterdata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How list prices of a segment come about in a region: from the list of which region, and how strongly the purchasing power
 * moves them.
 *
 * @param strength from 0 to 1, in hundredths
 * @param country whose level of prices counts; empty where the region has one country
 * @param baseCountry the same for the base
 */
public record RegionalTarget(
        String region,
        Segment segment,
        LocalDate validFrom,
        String baseRegion,
        BigDecimal strength,
        Optional<String> country,
        Optional<String> baseCountry) {}
