package io.partguard.pricing.masterdata;

import java.util.Optional;

/**
 * Some of the parts: all of a brand, of a family, of both, or all there are.
 *
 * @param brand key of its name; empty: any
 * @param family key of its name; empty: any
 */
public record Segment(Optional<String> brand, Optional<String> family) {

    /** The narrower of two counts: one of brand and family before one of a family before one of a brand before all. */
    public int narrowness() {
        return (family.isPresent() ? 2 : 0) + (brand.isPresent() ? 1 : 0);
    }

    public boolean isOf(String partsBrand) {
        return brand.isEmpty() || brand.get().equals(partsBrand);
    }
}
