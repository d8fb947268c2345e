package io.partguard.bench.matching;

import io.partguard.bench.matching.PairFolder.Pair;
import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.learning.BoostedTrees;
import io.partguard.detection.learning.BoostedTrees.Settings;
import io.partguard.detection.learning.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Training on pairs, and what cross-validation inside them says of settings and thresholds. */
final class PairModel {
    static final int FOLDS = 5;

    private final List<String> names;
    private final Entities entities;
    private final List<Known> train;

    private record Known(Pair pair, double[] values) {}

    /** @param values of a pair, in the order of {@code names} */
    PairModel(List<String> names, Function<Pair, double[]> values, Entities entities, List<Pair> train) {
        this.names = names;
        this.entities = entities;
        // Boosting draws examples by their place: the order must come from what they say.
        this.train = train.stream()
                .map(pair -> new Known(pair, values.apply(pair)))
                .sorted(Comparator.comparing(Known::values, Arrays::compare)
                        .thenComparing(known -> known.pair().same()))
                .toList();
    }

    FlatTrees train(Settings settings) {
        return train(train, settings);
    }

    private FlatTrees train(List<Known> known, Settings settings) {
        Examples examples = new Examples(names);
        known.forEach(one -> examples.add(one.values(), one.pair().same(), 1));
        return BoostedTrees.train(examples, "labelled pairs", settings).trees();
    }

    /**
     * Each pair judged by trees that saw neither its left entity nor, in any pair, an entity of that fold.
     *
     * @param settings whose seed also draws the folds
     */
    Scored crossValidated(Settings settings) {
        List<Scored> folds = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> heldOut(fold, settings))
                .toList();
        Scored all = new Scored();
        folds.forEach(all::addAll);
        return all;
    }

    private Scored heldOut(int fold, Settings settings) {
        List<Known> held = new ArrayList<>();
        List<Known> seen = new ArrayList<>();
        for (Known known : train) {
            int[] folds = entities.folds(known.pair(), FOLDS, settings.seed());
            if (folds[0] == fold) {
                held.add(known);
            } else if (folds[1] != fold) {
                seen.add(known);
            }
        }
        FlatTrees trees = train(seen, settings);
        Scored scored = new Scored();
        held.forEach(known -> scored.add(
                Calibration.logistic(trees.margin(known.values())), known.pair().same()));
        return scored;
    }
}
