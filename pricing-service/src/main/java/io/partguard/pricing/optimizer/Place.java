package io.partguard.pricing.optimizer;

import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.region.Region;
import java.util.SortedSet;

/**
 * Where one price of a book holds: a region. The rules of each of its countries bind that one price.
 *
 * @param countries ISO 3166-1 alpha-2, at least one
 */
public record Place(String region, SortedSet<String> countries, PriceGrid grid, PriceChain chain) {

    public static Place of(Region region) {
        return new Place(region.id(), region.countries(), region.grid(), region.chain());
    }

    /** The grid's step in the currency's smallest units. */
    long step() {
        return grid.step().minorUnits();
    }

    int digits() {
        return Math.max(0, grid.currency().getDefaultFractionDigits());
    }
}
