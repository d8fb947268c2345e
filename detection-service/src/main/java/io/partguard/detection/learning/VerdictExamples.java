package io.partguard.detection.learning;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.signal.Feature;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.TrainingExample;
import java.util.ArrayList;
import java.util.List;

/** Signals of generated listings with the answers, read by the very pipeline that serves, and what people decided beside them. */
final class VerdictExamples {
    private final List<double[]> values = new ArrayList<>();
    private final List<Verdict> answers = new ArrayList<>();
    /** Whether anything of ours is in the listing; where not, rulings decide and no model does. */
    private final List<Boolean> judged = new ArrayList<>();

    private final List<TrainingExample> decisions = new ArrayList<>();

    private VerdictExamples() {}

    static VerdictExamples of(SyntheticWorld world, MatchModel matchModel) {
        VerdictExamples made = new VerdictExamples();
        List<Listing> listings =
                world.listings().stream().map(SyntheticWorld.Labelled::listing).toList();
        List<Signals> signals = world.pipeline(matchModel).signals(listings, matchModel, world.brandRoles());
        for (int i = 0; i < signals.size(); i++) {
            made.values.add(signals.get(i).values());
            made.answers.add(world.listings().get(i).verdict());
            made.judged.add(signals.get(i).facts().matched()
                    || signals.get(i).facts().brands().marked()
                    || signals.get(i).facts().imitated() != null);
        }
        return made;
    }

    int size() {
        return values.size();
    }

    /** The same with what people decided in it, by the rule of {@link Mixture}. */
    VerdictExamples with(List<TrainingExample> decided) {
        VerdictExamples mixed = new VerdictExamples();
        mixed.values.addAll(values);
        mixed.answers.addAll(answers);
        mixed.judged.addAll(judged);
        mixed.decisions.addAll(decided);
        return mixed;
    }

    Mixture mixture() {
        return new Mixture(answers, decisions);
    }

    Examples against(Verdict verdict) {
        Examples examples = new Examples(Feature.NAMES);
        Mixture mixture = mixture();
        for (int i = 0; i < values.size(); i++) {
            examples.add(values.get(i), answers.get(i) == verdict, mixture.ofGenerated(answers.get(i), verdict));
        }
        for (TrainingExample decision : decisions) {
            double weight = mixture.ofDecision(decision, verdict);
            if (weight > 0) {
                examples.add(decision.signals(), decision.verdict() == verdict, weight);
            }
        }
        return examples;
    }

    Calibration calibrate(Verdict verdict, FlatTrees trees) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (judged.get(i)) {
                used.add(i);
            }
        }
        double[] margins = new double[used.size()];
        boolean[] yes = new boolean[used.size()];
        double[] weights = new double[used.size()];
        for (int n = 0; n < used.size(); n++) {
            margins[n] = trees.margin(values.get(used.get(n)));
            yes[n] = answers.get(used.get(n)) == verdict;
            weights[n] = 1;
        }
        return PlattScaling.fit(margins, yes, weights);
    }
}
