package io.partguard.pricing.masterdata;

import io.partguard.identity.Money;
import java.time.LocalDate;

/**
 * What somebody wants a part to cost in a region for a while, before any rule looks at it.
 *
 * @param validTo the first day on which it is over; never before validFrom, and on it where the override was taken back
 */
public record PriceOverride(String region, LocalDate validFrom, LocalDate validTo, Money price, String reason) {}
