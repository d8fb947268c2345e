package io.partguard.catalog.supersession;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the supersessions of some brands stand.
 *
 * @param superseded parts that a readable note or number says are replaced, on whatever day
 * @param resolved of these, all of whose targets are in the catalogue
 * @param chained of these, with a target that is replaced itself
 * @param dangling with a target that the catalogue does not have
 * @param inCycles parts that replace each other in a ring on some day
 * @param overclaimed parts that more than 100 others claim to replace; none of these claims makes a link
 * @param unparsed notes that could not be read
 * @param examples the first of each kind that wants a person's eye; all of them can be downloaded
 */
public record SupersessionReport(
        long superseded,
        long resolved,
        long chained,
        long dangling,
        long inCycles,
        long overclaimed,
        long unparsed,
        List<Example> examples) {

    /** What is wrong with a link, worst first. */
    public enum Problem {
        CYCLE,
        /** More parts claim to replace it than one part can have successors: a mistake in a file. */
        OVERCLAIMED,
        DANGLING,
        UNPARSED
    }

    /**
     * @param partId null in a dry run, where the part would be new
     * @param note as the list has it
     * @param to the number that the catalogue does not have; of a ring the way around; of an overclaimed
     *     part how many claim it
     * @param validFrom the first day on which it is so; null: it always was
     */
    public record Example(
            Problem problem,
            String brand,
            @Nullable String partId,
            String partNumber,
            @Nullable String note,
            @Nullable String to,
            @Nullable LocalDate validFrom) {}
}
