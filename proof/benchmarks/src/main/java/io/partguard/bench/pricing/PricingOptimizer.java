package io.partguard.bench.pricing;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.pricing.optimizer.BookOptimizer;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.OptimumSolver;
import io.partguard.pricing.optimizer.PartSolver;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.optimizer.Solved;
import io.partguard.pricing.optimizer.Solved.Answer;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.verification.BookVerifier;
import io.partguard.pricing.verification.Verified;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/**
 * The optimiser of prices against ojAlgo's expression model on the same parts and rules, both on one thread and warm; then
 * whole books of growing size on all cores, and every price of a book held against every rule by the verifier.
 */
public final class PricingOptimizer implements Benchmark {
    private static final Objective DEVIATION = new Objective(Objective.Kind.DEVIATION, 1.25);
    private static final int PAIRS = 5;
    /** A part is solved so often in one turn that the clock can tell. */
    private static final int TURNS_OF_FIXPOINT = 50;

    private static final double NOISE = .15;

    @Override
    public String name() {
        return "pricing-optimizer";
    }

    @Override
    public String line() {
        return "prices inside every rule: fixpoint and optimum against ojAlgo, growth to 10^6 parts x 50 regions, violations";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws InterruptedException {
        TradeWorld world = new TradeWorld();
        List<Metric> metrics = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int parts = quick ? 20 : 200;
        Duel duel = new Duel(world, parts, screen);
        Ratio fixpoint = duel.fixpoint(quick ? 1 : PAIRS);
        Ratio optimum = duel.optimum(quick ? 1 : PAIRS);
        metrics.add(Metric.atLeast("fixpoint_over_ojalgo", fixpoint.median(), 2_000, 10_000));
        metrics.add(Metric.atLeast("optimum_over_ojalgo", optimum.median(), 30, 100));
        remarks.add(fixpoint.told("fixpoint"));
        remarks.add(optimum.told("optimum"));
        remarks.add(duel.told());
        metrics.add(Metric.atMost("optimum_difference", duel.difference, 1e-6, 1e-9));

        long small = quick ? 2_000 : 10_000;
        long large = quick ? 20_000 : 1_000_000;
        RuleCompiler compiler = world.compiler();
        book(world, compiler, Answer.FIXPOINT, small, solved -> {});
        double[] growth = new double[quick ? 1 : 3];
        double perPart = 0;
        for (int i = 0; i < growth.length; i++) {
            double few = book(world, compiler, Answer.FIXPOINT, small, solved -> {}) / small;
            perPart = book(world, compiler, Answer.FIXPOINT, large, solved -> {}) / large;
            growth[i] = perPart / few;
        }
        Arrays.sort(growth);
        metrics.add(Metric.atMost("growth", growth[growth.length / 2], 1.2, 1.05));
        metrics.add(Metric.info("largest_book_parts", large));
        remarks.add(String.format(
                Locale.ROOT,
                "growth from %,d to %,d parts x %d regions: %.2f to %.2f; %.1f us a part with making the task; heap in use after it %,d MB of %,d",
                small,
                large,
                TradeWorld.REGIONS,
                growth[0],
                growth[growth.length - 1],
                perPart * 1e6,
                usedMegabytes(),
                Runtime.getRuntime().maxMemory() >> 20));
        checked(world, compiler, quick ? 1_000 : 100_000, metrics, remarks, screen);
        return new Result(metrics, Map.of("ojalgo", "57.1.0"), remarks);
    }

    private static void checked(
            TradeWorld world,
            RuleCompiler compiler,
            long parts,
            List<Metric> metrics,
            List<String> remarks,
            Screen screen)
            throws InterruptedException {
        long checked = 0;
        long violations = 0;
        LongAdder conflicts = new LongAdder();
        for (Answer answer : Answer.values()) {
            BookVerifier verifier = new BookVerifier(world.regions, world.rules, world, Prices.UNKNOWN);
            double seconds = book(world, compiler, answer, parts, solved -> {
                conflicts.add(solved.conflicts().size());
                verifier.check(solved.part(), world.prices(solved));
            });
            Verified verified = verifier.result();
            checked += verified.checked();
            violations += verified.violations();
            screen.line(
                    "  %s of %,d parts, verified: %.1f s, %,d prices, %,d checks, %d violations",
                    answer, parts, seconds, verified.prices(), verified.checked(), verified.violations());
            verified.first().stream().limit(3).forEach(violation -> screen.line("    " + violation));
        }
        metrics.add(Metric.info("checked", checked));
        metrics.add(Metric.atMost("violations", violations, 0, 0));
        remarks.add("places without a price because rules leave none: " + conflicts.sum());
    }

    /** @return seconds */
    private static double book(
            TradeWorld world, RuleCompiler compiler, Answer answer, long parts, Consumer<Solved> sink)
            throws InterruptedException {
        long start = System.nanoTime();
        new BookOptimizer(compiler, DEVIATION, answer, Runtime.getRuntime().availableProcessors())
                .run(world.tasks(parts), sink);
        return (System.nanoTime() - start) / 1e9;
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** Ratios of pairs, and of ours against itself. */
    record Ratio(double[] ratios, double[] same, double oursMicros, double buildMicros, double solveMicros) {
        double median() {
            double[] sorted = ratios.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        String told(String what) {
            double most = Arrays.stream(ratios).max().orElse(0);
            double least = Arrays.stream(ratios).min().orElse(0);
            double off = Arrays.stream(same).map(s -> Math.abs(s - 1)).max().orElse(0);
            return String.format(
                    Locale.ROOT,
                    "%s: %.1f us a part, ojAlgo %.0f us to build and %.0f us to solve; solving alone is %.0f to %.0f times ours; ours against itself off by %.2f%s",
                    what,
                    oursMicros,
                    buildMicros,
                    solveMicros,
                    least,
                    most,
                    off,
                    off > NOISE ? ": too noisy to judge times" : "");
        }
    }

    /** Both solvers in turns over the same parts. */
    private static final class Duel {
        private final List<PartTask> tasks = new ArrayList<>();
        private final OtherSolver other;
        private final PartSolver fixpoint;
        private final OptimumSolver optimum;
        private final Screen screen;
        private double difference;
        private int notOptimal;
        private int optimal;

        Duel(TradeWorld world, int parts, Screen screen) {
            for (int n = 0; n < parts; n++) {
                tasks.add(world.task(n));
            }
            RuleCompiler compiler = world.compiler();
            this.other = new OtherSolver(world);
            this.fixpoint = new PartSolver(compiler, DEVIATION);
            this.optimum = new OptimumSolver(compiler, DEVIATION);
            this.screen = screen;
        }

        private interface Solve {
            void solve(int n);
        }

        private interface Build {
            ExpressionsBasedModel build(int n);
        }

        private double micros(int turns, Solve solve) {
            long start = System.nanoTime();
            for (int turn = 0; turn < turns; turn++) {
                for (int n = 0; n < tasks.size(); n++) {
                    solve.solve(n);
                }
            }
            return (System.nanoTime() - start) / 1e3 / turns / tasks.size();
        }

        Ratio fixpoint(int pairs) {
            return pairs(
                    "fixpoint",
                    pairs,
                    TURNS_OF_FIXPOINT,
                    n -> fixpoint.fixpoint(tasks.get(n)),
                    n -> other.linear(tasks.get(n), TradeWorld.family(n)),
                    model -> other.greatest(model),
                    (n, result) -> {});
        }

        Ratio optimum(int pairs) {
            return pairs(
                    "optimum",
                    pairs,
                    4,
                    n -> optimum.solve(tasks.get(n)),
                    n -> other.quadratic(tasks.get(n), TradeWorld.family(n), DEVIATION.highest()),
                    model -> other.least(model),
                    this::compare);
        }

        private void compare(int n, Optimisation.Result result) {
            if (!result.getState().isOptimal()) {
                notOptimal++;
                return;
            }
            optimal++;
            PartTask task = tasks.get(n);
            double theirs = OtherSolver.deviation(task, result);
            double ours = optimum.solve(task).bound();
            double scale = OtherSolver.heaviest(task);
            difference = Math.max(difference, Math.abs(theirs - ours) / scale);
        }

        private interface Compare {
            void compare(int n, Optimisation.Result result);
        }

        private Ratio pairs(
                String what,
                int pairs,
                int turns,
                Solve ours,
                Build build,
                java.util.function.Function<ExpressionsBasedModel, Optimisation.Result> solve,
                Compare compare) {
            micros(turns * 2, ours);
            theirs(build, solve, (n, result) -> {});
            double[] ratios = new double[pairs];
            double[] same = new double[pairs];
            double[] sums = new double[3];
            for (int pair = 0; pair < pairs; pair++) {
                double mine = micros(turns, ours);
                double[] theirs = theirs(build, solve, compare);
                double again = micros(turns, ours);
                ratios[pair] = theirs[1] / mine;
                same[pair] = again / mine;
                sums[0] += mine / pairs;
                sums[1] += theirs[0] / pairs;
                sums[2] += theirs[1] / pairs;
                screen.line(
                        "  %s pair %d: ours %.1f us, ojAlgo %.0f + %.0f us, ratio %.0f, ours again %.2f",
                        what, pair + 1, mine, theirs[0], theirs[1], ratios[pair], same[pair]);
            }
            return new Ratio(ratios, same, sums[0], sums[1], sums[2]);
        }

        /** @return microseconds a part to build and to solve */
        private double[] theirs(
                Build build,
                java.util.function.Function<ExpressionsBasedModel, Optimisation.Result> solve,
                Compare compare) {
            double[] micros = new double[2];
            for (int n = 0; n < tasks.size(); n++) {
                long start = System.nanoTime();
                ExpressionsBasedModel model = build.build(n);
                long built = System.nanoTime();
                Optimisation.Result result = solve.apply(model);
                long solved = System.nanoTime();
                micros[0] += (built - start) / 1e3 / tasks.size();
                micros[1] += (solved - built) / 1e3 / tasks.size();
                compare.compare(n, result);
            }
            return micros;
        }

        String told() {
            return String.format(
                    Locale.ROOT,
                    "ojAlgo called %d of its %d answers optimal; on those our bound differs by at most %.1e of the heaviest weight",
                    optimal,
                    optimal + notOptimal,
                    difference);
        }
    }
}
