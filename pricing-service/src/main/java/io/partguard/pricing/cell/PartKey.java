package io.partguard.pricing.cell;

import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;

/**
 * Which part a price is for.
 *
 * @param brand {@link BrandName#key()}
 * @param number {@link PartNumber#identity()}: separators count, {@code 806-245} is not {@code 806245}
 */
public record PartKey(String brand, String number) {

    /** @throws IllegalArgumentException where either is empty or too long */
    public static PartKey of(String brand, String partNumber) {
        return new PartKey(new BrandName(brand).key(), new PartNumber(partNumber).identity());
    }
}
