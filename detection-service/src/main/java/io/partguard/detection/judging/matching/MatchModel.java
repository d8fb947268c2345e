package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.identity.Lookup;
import java.util.List;

/**
 * Says which candidate a listing trades on.
 *
 * @param model with the one output {@link #OUTPUT}
 * @param threshold least probability of an answer, 0 to 1
 */
public record MatchModel(TrainedModel model, double threshold) {
    public static final String OUTPUT = "MATCH";

    /** @throws TrainedModel.OtherFeatures where the model was trained with other features */
    public MatchModel {
        model = model.requireFeatures(MatchFeatures.NAMES);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold is 0 to 1");
        }
    }

    /** The likeliest candidate at or above the threshold; None where the search was complete and none is. */
    public Lookup<Match> best(ReadListing listing, Lookup<List<Candidate>> candidates) {
        return candidates.flatMap(found -> best(listing, found));
    }

    private Lookup<Match> best(ReadListing listing, List<Candidate> candidates) {
        double[] probabilities = probabilities(listing, candidates);
        int best = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] >= threshold && (best < 0 || probabilities[i] > probabilities[best])) {
                best = i;
            }
        }
        return best < 0
                ? new Lookup.None<>()
                : new Lookup.Found<>(new Match(candidates.get(best), probabilities[best]));
    }

    /** One a candidate, in order, 0 to 1. */
    public double[] probabilities(ReadListing listing, List<Candidate> candidates) {
        double[][] rows = MatchFeatures.of(listing, candidates);
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] =
                    model.calibration(OUTPUT).probability(model.trees(OUTPUT).margin(rows[i]));
        }
        return probabilities;
    }
}
