package io.partguard.detection.learning;

import io.partguard.identity.BrandName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a catalogue that training or an evaluation holds in memory. */
record KnownPart(
        String brand,
        String number,
        String name,
        @Nullable String description,
        @Nullable String family,
        @Nullable String gtin,
        List<String> oeNumbers,
        List<String> interchanges,
        boolean brandBearing,
        @Nullable Integer packQuantity,
        @Nullable String status,
        @Nullable String image) {

    /** What names a part in memory, as its id does in the catalogue. */
    String id() {
        return id(brand, number);
    }

    static String id(String brand, String number) {
        return new BrandName(brand).key() + "/" + number;
    }
}
