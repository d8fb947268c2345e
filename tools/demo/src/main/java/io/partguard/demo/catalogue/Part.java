package io.partguard.demo.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A genuine part.
 *
 * @param front true front, false rear, null where it makes no difference
 * @param left as {@code front}
 * @param years such as {@code 2012-2018}
 * @param supersededBy numbers of the same brand; several replace it together
 * @param note a supersession as free text, where it isn't one part for one
 * @param coreChargeFor the exchange part whose deposit this row is
 * @param coreCharge EUR
 * @param listPrice in Germany, EUR without tax, before rounding to the region's grid
 */
public record Part(
        HouseBrand brand,
        String number,
        Family family,
        String name,
        String description,
        List<String> models,
        String years,
        @Nullable Boolean front,
        @Nullable Boolean left,
        @Nullable String gtin,
        List<String> oeNumbers,
        List<String> interchanges,
        List<String> supersededBy,
        @Nullable String note,
        @Nullable String coreChargeFor,
        double coreCharge,
        int packQuantity,
        double listPrice,
        @Nullable String image) {

    public boolean superseded() {
        return !supersededBy.isEmpty() || note != null;
    }

    Part replacedBy(List<String> numbers, @Nullable String asNote) {
        return new Part(
                brand,
                number,
                family,
                name,
                description,
                models,
                years,
                front,
                left,
                gtin,
                oeNumbers,
                interchanges,
                numbers,
                asNote,
                coreChargeFor,
                coreCharge,
                packQuantity,
                listPrice,
                image);
    }
}
