package io.partguard.bench.china;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.identity.Money;
import io.partguard.pricing.optimizer.BasketSolver;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.OptimumSolver;
import io.partguard.pricing.optimizer.PartSolver;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.optimizer.Solved;
import io.partguard.pricing.optimizer.Solved.Answer;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.verification.BookVerifier;
import io.partguard.pricing.verification.Verified;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cuts of 2014 in China as ceilings, and the published ratio of parts to car as a hypothetical limit of 300 per cent, on
 * a synthetic book across 30 countries with corridors. A case, not a claim: its floors are that every price keeps every rule.
 */
public final class China2014 implements Benchmark {
    static final Objective DEVIATION = new Objective(Objective.Kind.DEVIATION, 1.25);
    private static final String CUTS = "pricing/china_2014_parts_price_actions.csv";
    /** Times the car's price: 870 and 655 per cent were published for others in 2016 and 2015, about 300 was called right. */
    private static final List<String> LIMITS = List.of("8.7", "6.55", "5", "4", "3");

    private static final String RATIO = "pricing/china_parts_to_whole_ratio_published.csv";

    @Override
    public String name() {
        return "case-china-2014";
    }

    @Override
    public String line() {
        return "the cuts of 2014 in China on a synthetic book across 30 countries: what they cost there and elsewhere";
    }

    @Override
    public List<String> needs() {
        return List.of(CUTS, RATIO, "pricing/eurofxref-hist.csv", "pricing/price_level_ratio_ppp_over_ecb_fx.csv");
    }

    /** Revenue at unchanged units, as per cent of before. */
    record Outcome(
            String title, Answer answer, double china, double elsewhere, int movedElsewhere, Verified verified) {}

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException {
        ChinaBook book = new ChinaBook(data.resolve("pricing"));
        List<Outcome> outcomes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        screen.line("%-62s %-9s %8s %10s %7s", "scenario", "answer", "China", "elsewhere", "moved");
        for (Cut cut : Cut.read(data.resolve(CUTS))) {
            List<PriceRule> rules = new ArrayList<>(book.corridors);
            rules.addAll(book.ceilings(cut));
            outcomes.add(shown(singly(book, cut.title(), rules, Answer.FIXPOINT), screen));
            outcomes.add(shown(singly(book, cut.title(), rules, Answer.OPTIMUM), screen));
        }
        for (String times : LIMITS) {
            outcomes.add(shown(together(book, limit(times), book.corridors, times, remarks), screen));
        }
        outcomes.add(shown(together(book, limit("3") + ", without corridors", List.of(), "3", remarks), screen));
        remarks.add(String.format(
                Locale.ROOT,
                "before the cuts China stands %.0f %% above Germany, and parts cost %.0f %% of a car of %s",
                100 * book.chinaAboveGermany() - 100,
                100 * book.ratio,
                book.car));
        Path chart = chart(outcomes);
        remarks.add("chart: " + chart);
        remarks.add(
                "synthetic book: 240 parts of one car, made-up units, market sizes and shipping; see docs/china-2014.md");
        long violations = outcomes.stream()
                .mapToLong(outcome -> outcome.verified().violations())
                .sum();
        long checked = outcomes.stream()
                .mapToLong(outcome -> outcome.verified().checked())
                .sum();
        return new Result(
                List.of(
                        Metric.info("scenarios", outcomes.size()),
                        Metric.info("checked", checked),
                        Metric.atMost("violations", violations, 0, 0)),
                Map.of(),
                remarks);
    }

    private static String limit(String times) {
        return "Hypothesis: parts at most "
                + new BigDecimal(times).movePointRight(2).toPlainString() + " % of the car";
    }

    private static Outcome shown(Outcome outcome, Screen screen) {
        screen.line(
                "%-62s %-9s %7.1f%% %9.1f%% %7d%s",
                outcome.title(),
                outcome.answer().name().toLowerCase(Locale.ROOT),
                outcome.china(),
                outcome.elsewhere(),
                outcome.movedElsewhere(),
                outcome.verified().mayBePublished() ? "" : "  VIOLATIONS");
        return outcome;
    }

    private static Outcome singly(ChinaBook book, String title, List<PriceRule> rules, Answer answer) {
        RuleCompiler compiler = new RuleCompiler(book.places(), rules, book, Prices.UNKNOWN);
        List<Solved> solved = new ArrayList<>();
        PartSolver fixpoint = new PartSolver(compiler, DEVIATION);
        OptimumSolver optimum = new OptimumSolver(compiler, DEVIATION);
        for (PartTask task : book.tasks) {
            solved.add(
                    switch (answer) {
                        case FIXPOINT -> fixpoint.fixpoint(task);
                        case OPTIMUM -> optimum.solve(task);
                    });
        }
        return outcome(book, title, answer, solved, rules);
    }

    private static Outcome together(
            ChinaBook book, String title, List<PriceRule> rules, String times, List<String> remarks) {
        RuleCompiler compiler = new RuleCompiler(book.places(), rules, book, Prices.UNKNOWN);
        BasketRule basket = book.ratio(times);
        BasketSolver.Result result = new BasketSolver(compiler, List.of(basket), DEVIATION, book).solve(book.tasks);
        List<Rule> all = new ArrayList<>(rules);
        all.add(basket);
        remarks.add(String.format(
                Locale.ROOT,
                "%s: basket %.4f full, shadow price %.2e a yuan, objective %.3f, certified bound %.3f",
                title,
                result.baskets().getFirst().used(),
                result.baskets().getFirst().shadowPrice(),
                result.objective(),
                result.bound()));
        return outcome(book, title, Answer.OPTIMUM, result.parts(), all);
    }

    private static Outcome outcome(
            ChinaBook book, String title, Answer answer, List<Solved> solved, List<? extends Rule> rules) {
        BookVerifier verifier = new BookVerifier(book.regions, rules, book, Prices.UNKNOWN);
        double[] revenue = new double[2];
        double[] whole = new double[2];
        int moved = 0;
        for (int k = 0; k < solved.size(); k++) {
            PartTask task = book.tasks.get(k);
            long[] steps = solved.get(k).steps();
            Map<String, Money> prices = new HashMap<>();
            for (int i = 0; i < steps.length; i++) {
                int where = i == 0 ? 0 : 1;
                revenue[where] += task.weights()[i] * steps[i] / task.targets()[i];
                whole[where] += task.weights()[i];
                moved += i > 0 && steps[i] != task.targets()[i] ? 1 : 0;
                if (steps[i] > 0) {
                    var region = book.regions.get(i);
                    prices.put(region.id(), region.grid().step().times(steps[i]));
                }
            }
            verifier.check(solved.get(k).part(), prices);
        }
        return new Outcome(
                title, answer, 100 * revenue[0] / whole[0], 100 * revenue[1] / whole[1], moved, verifier.result());
    }

    private static Path chart(List<Outcome> outcomes) throws IOException {
        String root = System.getenv("PARTGUARD_ROOT");
        Path folder = Path.of(root == null ? "." : root, ".partguard");
        Files.createDirectories(folder);
        Path file = folder.resolve("china-2014.svg");
        Files.writeString(file, Chart.svg(outcomes));
        return file.toAbsolutePath().normalize();
    }
}
