package io.partguard.bench.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Probabilities beside their answers. */
final class Scored {
    /** F1 that is as good as the best: the threshold is taken from the middle of these. */
    private static final double NEARLY = .003;

    private static final int STEPS = 200;

    private final List<One> all = new ArrayList<>();

    private record One(double probability, boolean same) {}

    /** @param threshold at which the rest was counted */
    record Counted(double f1, double precision, double recall, double threshold) {}

    void add(double probability, boolean same) {
        all.add(new One(probability, same));
    }

    void addAll(Scored others) {
        all.addAll(others.all);
    }

    Counted at(double threshold) {
        long named = all.stream().filter(one -> one.probability() >= threshold).count();
        long right = all.stream()
                .filter(one -> one.same() && one.probability() >= threshold)
                .count();
        return counted(right, named, all.stream().filter(One::same).count(), threshold);
    }

    private static Counted counted(double right, double named, double same, double threshold) {
        double precision = named == 0 ? 0 : right / named;
        double recall = same == 0 ? 0 : right / same;
        return new Counted(named + same == 0 ? 0 : 2.0 * right / (named + same), precision, recall, threshold);
    }

    /** Share of pairs that are the same goods. */
    double share() {
        return (double) all.stream().filter(One::same).count() / all.size();
    }

    /**
     * The share of same goods among pairs whose answers nobody has looked at, by the probabilities of a model that was
     * trained where the share was another (M. Saerens, P. Latinne, C. Decaestecker, 2002: expectation and maximisation).
     *
     * @param trained share where the model was trained, above 0 and below 1
     */
    double estimatedShare(double trained) {
        double share = trained;
        for (int step = 0; step < STEPS; step++) {
            double yes = share / trained;
            double no = (1 - share) / (1 - trained);
            share = all.stream()
                    .mapToDouble(One::probability)
                    .map(p -> p * yes / (p * yes + (1 - p) * no))
                    .average()
                    .orElse(trained);
        }
        return share;
    }

    Counted best() {
        return best(share());
    }

    /**
     * At the middle of the thresholds that are nearly as good as the best one, which is best by chance.
     *
     * @param share of same goods where the threshold will be used: pairs count as if they were mixed so
     */
    Counted best(double share) {
        double weight = (1 - share) / share * this.share() / (1 - this.share());
        List<One> sorted = all.stream()
                .sorted(Comparator.comparingDouble((One one) -> -one.probability()))
                .toList();
        long same = sorted.stream().filter(One::same).count();
        List<Counted> every = new ArrayList<>();
        int right = 0;
        double most = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).same() ? 1 : 0;
            if (i + 1 == sorted.size()
                    || sorted.get(i + 1).probability() < sorted.get(i).probability()) {
                Counted counted = counted(
                        right,
                        right + weight * (i + 1 - right),
                        same,
                        sorted.get(i).probability());
                most = Math.max(most, counted.f1());
                every.add(counted);
            }
        }
        double least = most - NEARLY;
        List<Counted> good =
                every.stream().filter(counted -> counted.f1() >= least).toList();
        double middle = (good.getFirst().threshold() + good.getLast().threshold()) / 2;
        return every.stream()
                .min(Comparator.comparingDouble(counted -> Math.abs(counted.threshold() - middle)))
                .orElseThrow();
    }
}
