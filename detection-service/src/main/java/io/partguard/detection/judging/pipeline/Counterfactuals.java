package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.verdict.Counterfactual;
import io.partguard.detection.judging.verdict.Counterfactual.Edit;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what an accused offer would have to say to be none: step by step the edit that takes most from the suspicion,
 * at most {@value #MOST_EDITS}, each applied and scored again by the same judgement over the same candidates, part and
 * prices; then edits that turn out not to be needed are taken back.
 */
final class Counterfactuals {
    static final int MOST_EDITS = 3;

    /** The listing as edited so far, with the edits that are possible next. */
    interface Possible extends Function<Listing, List<ListingEdits.Edited>> {}

    private final Possible possible;
    private final Function<Listing, Judgement.Decided> judge;

    Counterfactuals(Possible possible, Function<Listing, Judgement.Decided> judge) {
        this.possible = possible;
        this.judge = judge;
    }

    private record Step(Edit edit, Judgement.Decided decided, Listing listing) {}

    /** @return null where no few edits make another verdict of it */
    @Nullable Counterfactual of(Listing listing) {
        List<Step> steps = new ArrayList<>();
        Set<String> made = new HashSet<>();
        Listing at = listing;
        while (steps.size() < MOST_EDITS) {
            Step best = null;
            for (ListingEdits.Edited edited : possible.apply(at)) {
                if (made.contains(edited.edit().code())) {
                    continue;
                }
                Judgement.Decided decided = judge.apply(edited.listing());
                if (best == null || suspicion(decided) < suspicion(best.decided())) {
                    best = new Step(edited.edit(), decided, edited.listing());
                }
            }
            if (best == null) {
                return null;
            }
            made.add(best.edit().code());
            steps.add(best);
            at = best.listing();
            if (!best.decided().verdict().accuses()) {
                return shortest(listing, steps);
            }
        }
        return null;
    }

    /** Tries to do without each edit but the last. */
    private Counterfactual shortest(Listing listing, List<Step> steps) {
        List<Edit> edits = new ArrayList<>(steps.stream().map(Step::edit).toList());
        Verdict verdict = steps.getLast().decided().verdict();
        for (int i = edits.size() - 2; i >= 0; i--) {
            List<Edit> fewer = new ArrayList<>(edits);
            fewer.remove(i);
            Judgement.Decided decided = applied(listing, fewer);
            if (decided != null && !decided.verdict().accuses()) {
                edits = fewer;
                verdict = decided.verdict();
            }
        }
        return new Counterfactual(verdict, List.copyOf(edits));
    }

    private Judgement.@Nullable Decided applied(Listing listing, List<Edit> edits) {
        Listing at = listing;
        for (Edit edit : edits) {
            Listing before = at;
            at = possible.apply(before).stream()
                    .filter(edited -> edited.edit().code().equals(edit.code()))
                    .map(ListingEdits.Edited::listing)
                    .findFirst()
                    .orElse(null);
            if (at == null) {
                return null;
            }
        }
        return judge.apply(at);
    }

    private static double suspicion(Judgement.Decided decided) {
        Map<Verdict, Double> probabilities = decided.probabilities();
        return probabilities.getOrDefault(Verdict.COPYCAT, 0.0) + probabilities.getOrDefault(Verdict.COUNTERFEIT, 0.0);
    }
}
