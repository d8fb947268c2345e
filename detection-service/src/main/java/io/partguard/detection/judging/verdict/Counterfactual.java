package io.partguard.detection.judging.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an offer would be if it said something else: the edits were applied to the listing, and it was judged again.
 *
 * @param verdict of the edited listing; never one that accuses
 * @param edits all of them together, in the order in which they were found; none of them can be left out
 */
public record Counterfactual(Verdict verdict, List<Edit> edits) {

    /**
     * @param code stable, such as {@code SAYS_WHAT_IT_FITS}; key of a sentence
     * @param from what the listing says; null where nothing
     * @param to what it would say; null where it would say nothing
     */
    public record Edit(
            String code, @Nullable String from, @Nullable String to) {}
}
