package io.partguard.pricing.pricelist;

import io.partguard.pricing.cell.PartKey;

/**
 * A part that stands in a price list.
 *
 * @param no by which prices refer to it
 * @param printed the number as the list writes it
 */
public record PricedPart(long no, PartKey key, String printed) {}
