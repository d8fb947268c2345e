package io.partguard.bench.scoring;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One listing with ten candidates against a prediction of Tribuo's logistic regression, and a pair of listing and candidate
 * against a bare walk of the match model's trees. Rounds of all of them in turn, each in a process of its own; the ratios
 * are those of a round, their median is reported.
 */
public final class ScoringCost implements Benchmark {
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "scoring-cost";
    }

    @Override
    public String line() {
        return "a listing with ten candidates ÷ a logistic regression of Tribuo's; a pair ÷ a bare walk of the same trees";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
            Round times = round(quick);
            rounds.add(times);
            screen.line(
                    "round %d: listing %,.0f ns, ten pairs %,.0f ns, ten walks %,.0f ns, logistic regression %,.0f ns",
                    round + 1, times.listing(), times.pairs(), times.walks(), times.logistic());
        }
        double[] overLr = each(rounds, times -> times.listing() / times.logistic());
        double[] overWalk = each(rounds, times -> times.pairs() / times.walks());
        return new Result(
                List.of(
                        Metric.atMost("over_tribuo_lr", median(overLr), 20, 8),
                        Metric.atMost("pair_over_flat_trees", median(overWalk), 5, 3),
                        Metric.info("listing_ns", median(each(rounds, Round::listing))),
                        Metric.info("tribuo_lr_ns", median(each(rounds, Round::logistic))),
                        Metric.info("pair_ns", median(each(rounds, Round::pairs)) / TenCandidates.CANDIDATES),
                        Metric.info("walk_ns", median(each(rounds, Round::walks)) / TenCandidates.CANDIDATES)),
                Map.of(),
                List.of(
                        spread("over_tribuo_lr", overLr),
                        spread("pair_over_flat_trees", overWalk),
                        "The listing's time is that of its whole way: read, brand roles, ten pairs, signals, verdict, reasons,"
                                + " counterfactual; candidates and prices are given."));
    }

    /** In nanoseconds; pairs and walks are of ten candidates. */
    private record Round(double listing, double pairs, double walks, double logistic) {}

    private static Round round(boolean quick) {
        Options options = new OptionsBuilder()
                .include("^" + TenCandidates.class.getName() + "\\.")
                .forks(1)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m", "--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            Map<String, Double> times = new LinkedHashMap<>();
            for (RunResult result : new Runner(options).run()) {
                String label = result.getParams().getBenchmark();
                times.put(
                        label.substring(label.lastIndexOf('.') + 1),
                        result.getPrimaryResult().getScore());
            }
            return new Round(
                    times.getOrDefault("listing10", Double.NaN),
                    times.getOrDefault("pairs10", Double.NaN),
                    times.getOrDefault("walks10", Double.NaN),
                    times.getOrDefault("tribuoLogisticRegression", Double.NaN));
        } catch (RunnerException e) {
            throw new StackFailed("JMH: " + e.getMessage());
        }
    }

    private static double[] each(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String spread(String name, double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%s: %.2f to %.2f.", name, sorted[0], sorted[sorted.length - 1]);
    }
}
