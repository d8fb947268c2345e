package io.partguard.detection.models;

import io.partguard.detection.judging.verdict.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What a challenger and the champion made of the gold set.
 *
 * @param goldHash of the examples as they were
 * @param at when both judged them
 */
@Schema(name = "GoldRun")
public record GoldRun(
        String challenger,
        String champion,
        String goldHash,
        int examples,
        Score byChampion,
        Score byChallenger,
        Instant at) {

    /**
     * @param right named as the person did
     * @param falseAccusations honest offers that were accused
     * @param missed fakes that were not accused
     */
    @Schema(name = "GoldScore")
    public record Score(int right, int falseAccusations, int missed) {

        /** @param said one a truth, in order */
        public static Score of(List<Verdict> truths, List<Verdict> said) {
            int right = 0;
            int falseAccusations = 0;
            int missed = 0;
            for (int i = 0; i < truths.size(); i++) {
                Verdict truth = truths.get(i);
                Verdict verdict = said.get(i);
                right += truth == verdict ? 1 : 0;
                falseAccusations += !truth.accuses() && verdict.accuses() ? 1 : 0;
                missed += truth.accuses() && !verdict.accuses() ? 1 : 0;
            }
            return new Score(right, falseAccusations, missed);
        }
    }

    /**
     * Whether the challenger may replace the champion.
     *
     * @param tolerance how much worse it may be in each of the three counts, as a share of the examples
     */
    public boolean passes(double tolerance) {
        double most = tolerance * examples;
        return byChampion.right - byChallenger.right <= most
                && byChallenger.falseAccusations - byChampion.falseAccusations <= most
                && byChallenger.missed - byChampion.missed <= most;
    }

    /** The counts in words, the challenger's first. */
    public String inWords() {
        return "Of " + examples + " examples it names " + byChallenger.right + " rightly (the champion "
                + byChampion.right + "), accuses " + byChallenger.falseAccusations + " honest ones ("
                + byChampion.falseAccusations + ") and misses " + byChallenger.missed + " fakes (" + byChampion.missed
                + ").";
    }
}
