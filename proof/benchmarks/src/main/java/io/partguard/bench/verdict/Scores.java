package io.partguard.bench.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts on judged offers, weighted so that fakes have the share they are said to have. */
final class Scores {
    private static final int BINS = 15;
    /** Of the normal distribution, for an interval of 95 per cent. */
    private static final double Z = 1.959964;

    private final List<Answers> answers;
    private final double fakeWeight;
    private final double honestWeight;

    /** @param prevalence share of fakes to weigh to */
    Scores(List<Answers> answers, double prevalence) {
        this.answers = answers;
        double fakes = answers.stream().filter(Answers::fake).count();
        fakeWeight = prevalence / fakes;
        honestWeight = (1 - prevalence) / (answers.size() - fakes);
    }

    private double weight(Answers answer) {
        return answer.fake() ? fakeWeight : honestWeight;
    }

    private double sum(Predicate<Answers> which) {
        return answers.stream().filter(which).mapToDouble(this::weight).sum();
    }

    /** Mean over the classes that there are; an undecided offer is missed in its class. */
    double macroF1() {
        Set<String> classes = answers.stream().map(Answers::truth).collect(Collectors.toCollection(TreeSet::new));
        return classes.stream().mapToDouble(this::f1).average().orElse(Double.NaN);
    }

    double f1(String verdict) {
        double right = sum(a -> a.truth().equals(verdict) && verdict.equals(a.named()));
        return 2 * right / (sum(a -> a.truth().equals(verdict)) + sum(a -> verdict.equals(a.named())));
    }

    double precision() {
        return sum(a -> a.fake() && a.accused()) / sum(Answers::accused);
    }

    double recall() {
        return sum(a -> a.fake() && a.accused()) / sum(Answers::fake);
    }

    double recall(String kind) {
        return sum(a -> a.kind().equals(kind) && a.accused())
                / sum(a -> a.kind().equals(kind));
    }

    long count(Predicate<Answers> which) {
        return answers.stream().filter(which).count();
    }

    /** Upper end of Wilson's interval for {@code hits} of {@code all}. */
    static double upper(long hits, long all) {
        double p = (double) hits / all;
        double square = Z * Z / all;
        return (p + square / 2 + Z * Math.sqrt(p * (1 - p) / all + square / (4 * all))) / (1 + square);
    }

    double undecided() {
        return sum(a -> a.named() == null);
    }

    /**
     * Expected calibration error of the likeliest class after rulings, in bins of equal mass.
     *
     * @param which offers are looked at
     */
    double ece(Predicate<Answers> which) {
        List<Answers> sorted = new ArrayList<>(answers.stream()
                .filter(which)
                .filter(a -> a.likeliest() != null)
                .sorted(Comparator.comparingDouble(Answers::sureness))
                .toList());
        double all = sorted.stream().mapToDouble(this::weight).sum();
        double error = 0;
        double mass = 0;
        double sure = 0;
        double right = 0;
        double inBin = 0;
        int bin = 1;
        for (Answers answer : sorted) {
            double weight = weight(answer);
            mass += weight;
            inBin += weight;
            sure += weight * answer.sureness();
            right += answer.truth().equals(answer.likeliest()) ? weight : 0;
            if (mass >= all * bin / BINS - 1e-12) {
                error += Math.abs(sure - right) / all;
                bin = (int) (mass / all * BINS + 1e-9) + 1;
                inBin = 0;
                sure = 0;
                right = 0;
            }
        }
        return error + (inBin > 0 ? Math.abs(sure - right) / all : 0);
    }

    /** Share of the fakes among the most suspicious offers that make up {@code budget} of all. */
    double recallAt(double budget) {
        List<Answers> sorted = answers.stream()
                .sorted(Comparator.comparingDouble(Answers::suspicion).reversed())
                .toList();
        double spent = 0;
        double caught = 0;
        for (Answers answer : sorted) {
            if (spent + weight(answer) > budget) {
                break;
            }
            spent += weight(answer);
            caught += answer.fake() ? weight(answer) : 0;
        }
        return caught / sum(Answers::fake);
    }
}
