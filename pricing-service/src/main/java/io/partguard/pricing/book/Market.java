package io.partguard.pricing.book;

import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.PriceRule;
import java.time.LocalDate;
import java.util.List;

/**
 * Where and when a price holds: a country on a day, with all that decides prices there.
 *
 * @param country ISO 3166-1 alpha-2, one of the region's
 * @param day in the region's zone
 * @param rules those in force for the country on the day
 */
public record Market(String country, Region region, LocalDate day, List<PriceRule> rules, Rates rates) {}
