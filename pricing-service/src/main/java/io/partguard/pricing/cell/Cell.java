package io.partguard.pricing.cell;

/**
 * One price: a part in a country of a region. Two countries of a region have one price list, but not one law.
 *
 * @param region id of the region
 * @param country ISO 3166-1 alpha-2
 */
public record Cell(PartKey part, String region, String country) {}
