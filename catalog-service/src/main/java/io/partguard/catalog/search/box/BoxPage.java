package io.partguard.catalog.search.box;

import io.partguard.catalog.application.Fit;
import io.partguard.catalog.search.PartHit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found, best first.
 *
 * @param total how many parts there are under the filters; counted to 10,000
 * @param facets values with the number of parts each would leave, the other facets' filters applied; on the first page
 * @param didYouMean the text with the words corrected that no part has; both spellings were searched
 * @param fits how the parts fit the vehicle asked for, by their numbers in the record; empty where none was
 */
public record BoxPage(
        String catalogueRevision,
        List<PartHit> hits,
        @Nullable String next,
        long total,
        Map<Facet, List<Count>> facets,
        @Nullable String didYouMean,
        Map<Long, Fit> fits) {

    /** How many parts have a value. */
    public record Count(String value, long parts) {}
}
