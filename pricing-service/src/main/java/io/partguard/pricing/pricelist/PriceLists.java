package io.partguard.pricing.pricelist;

import io.partguard.pricing.cell.PartKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every price a list ever named, at the day it holds and the revision it was known. */
public interface PriceLists {

    /**
     * Which part is meant: the one whose number is written so; else, where separators were left out or added, the one
     * part of the brand with that normal form.
     */
    sealed interface Found {
        record Exactly(PricedPart part) implements Found {}

        record ByNormalForm(PricedPart part) implements Found {}

        /** Several parts share the normal form: none of them may be chosen. */
        record Ambiguous() implements Found {}

        record Nowhere() implements Found {}
    }

    /** An answer for each key. */
    Map<PartKey, Found> find(Collection<PartKey> parts);

    /**
     * The prices of the parts in all the regions asked for.
     *
     * @param days for each region the day in its own zone
     */
    List<ListedPrice> prices(Collection<Long> parts, Map<String, LocalDate> days, long revision);

    /** The same of imported lists alone: what was published over them is left out, and what it took the place of is back. */
    List<ListedPrice> imported(Collection<Long> parts, Map<String, LocalDate> days, long revision);

    /** The first day after the given one on which a price of one of the parts changes in the region. */
    Optional<LocalDate> nextChange(Collection<Long> parts, String region, LocalDate after, long revision);
}
