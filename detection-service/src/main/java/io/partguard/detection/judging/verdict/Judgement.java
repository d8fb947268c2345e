package io.partguard.detection.judging.verdict;

import io.partguard.detection.judging.explanation.Explanation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided of a listing, or that it could not be. */
public sealed interface Judgement {

    /**
     * @param raw the model's own probabilities, each class against the rest: they need not add up to 1. The log-odds of the
     *     named one are what its reasons add up to
     * @param calibrated after calibration, before rulings, adding up to 1
     * @param counterfactual what an accused offer would have to say to be none; null where nobody is accused or no few edits
     *     help
     * @param probabilities final: calibrated, with the struck verdicts out, adding up to 1
     */
    record Decided(
            Verdict verdict,
            Map<Verdict, Double> raw,
            Map<Verdict, Double> calibrated,
            Map<Verdict, Double> probabilities,
            Explanation why,
            List<Ruling> rulings,
            @Nullable Counterfactual counterfactual)
            implements Judgement {

        public Decided(
                Verdict verdict,
                Map<Verdict, Double> raw,
                Map<Verdict, Double> calibrated,
                Map<Verdict, Double> probabilities,
                Explanation why,
                List<Ruling> rulings) {
            this(verdict, raw, calibrated, probabilities, why, rulings, null);
        }

        public Decided with(Counterfactual found) {
            return new Decided(verdict, raw, calibrated, probabilities, why, rulings, found);
        }
    }

    /** An outage or a missing input, with its code; retried, never counted as clean. */
    record Undecided(String code, boolean retry) implements Judgement {}
}
