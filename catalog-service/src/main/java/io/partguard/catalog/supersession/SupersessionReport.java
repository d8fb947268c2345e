package io.partguard.catalog.supersession;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the supersessions of some brands stand.
 *
 * @param superseded parts that a readable note or number says are replaced
 * @param resolved of these, all of whose targets are in the catalogue
 * @param chained of these, with a target that is replaced itself
 * @param dangling with a target that the catalogue does not have
 * @param inCycles parts that replace each other in a ring
 * @param unparsed notes that could not be read
 * @param examples the first of each kind that wants a person's eye
 */
public record SupersessionReport(
        long superseded,
        long resolved,
        long chained,
        long dangling,
        long inCycles,
        long unparsed,
        List<Example> examples) {

    public record Example(
            String problem,
            String partNumber,
            @Nullable String note,
            @Nullable String to) {}
}
