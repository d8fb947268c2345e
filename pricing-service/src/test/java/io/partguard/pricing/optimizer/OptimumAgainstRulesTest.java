package io.partguard.pricing.optimizer;

import static io.partguard.pricing.TradeWorld.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The whole way from rules to the optimum against a model that is written down from the rules themselves, prices divided by
 * their targets, and solved by ojAlgo. An order statistic is tried out with every choice of prices that lie below it.
 */
class OptimumAgainstRulesTest {
    private static final double HIGHEST = 1.5;
    private static final Objective DEVIATION = new Objective(Objective.Kind.DEVIATION, HIGHEST);
    private static final String[][] REGIONS = {
        {"DE", "EUR", "0.01", "1"},
        {"JP", "JPY", "1", "186.75"},
        {"KW", "KWD", "0.001", "0.36"},
        {"PL", "PLN", "0.01", "4.2538"},
        {"CH", "CHF", "0.01", "0.9242"},
        {"FR", "EUR", "0.01", "1"}
    };

    private final TradeWorld world = new TradeWorld();
    private final List<PriceRule> rules = new ArrayList<>();
    private final long[] targets = new long[REGIONS.length];
    private final double[] weights = new double[REGIONS.length];

    @Property(tries = 120)
    void agreesWithAnotherSolverOnTheRulesThemselvesAndCarriesItsGap(@ForAll long seed) {
        OptimumAgainstRulesTest one = new OptimumAgainstRulesTest();
        one.build(new Random(seed));
        PartTask task = new PartTask(TradeWorld.PART, one.targets, new long[REGIONS.length], one.weights);
        RuleCompiler compiler =
                new RuleCompiler(one.world.regions.stream().map(Place::of).toList(), one.rules, one.world, one.world);

        Solved solved = new OptimumSolver(compiler, DEVIATION).solve(task);
        double theirs = one.best(0, new ArrayList<>());

        if (!solved.conflicts().isEmpty()) {
            // Rules that leave a price of nothing alone: the other model calls that 0.
            return;
        }
        if (solved.answer() == Solved.Answer.OPTIMUM) {
            assertThat(solved.bound()).isCloseTo(theirs, Offset.offset(1e-6));
            // Millions of grid steps a price: rounding moves nothing that can be seen here.
            assertThat(solved.objective() - solved.bound()).isBetween(-1e-5, 1e-4);
        } else {
            assertThat(solved.objective()).isCloseTo(theirs, Offset.offset(1e-4));
        }
    }

    private void build(Random random) {
        for (String[] region : REGIONS) {
            world.region(region[0], region[1], region[2], "0.19");
            world.rate(region[1], region[3]);
        }
        double euros = 40_000 + 60_000 * random.nextDouble();
        for (int i = 0; i < REGIONS.length; i++) {
            double rate = Double.parseDouble(REGIONS[i][3]);
            targets[i] = Math.round(euros * rate * (.7 + .6 * random.nextDouble()) / Double.parseDouble(REGIONS[i][2]));
            weights[i] = .2 + random.nextDouble();
        }
        for (int r = 0; r < 7; r++) {
            int to = random.nextInt(REGIONS.length);
            TreeMap<String, BigDecimal> ways = new TreeMap<>();
            while (ways.size() < 3) {
                int from = random.nextInt(REGIONS.length);
                if (from != to) {
                    ways.put(REGIONS[from][0], BigDecimal.valueOf(random.nextInt(300), 3));
                }
            }
            rules.add(rule(
                    "r" + r,
                    REGIONS[to][0],
                    PriceLevel.RETAIL_EXCL_TAX,
                    switch (r) {
                        case 0, 1 -> new Ceiling(price(to, .7 + .5 * random.nextDouble()));
                        case 2 -> reference(random, new TreeSet<>(ways.keySet()));
                        default -> new Corridor(ways);
                    }));
        }
    }

    private static ExternalReference reference(Random random, TreeSet<String> countries) {
        Statistic.Kind[] kinds = Statistic.Kind.values();
        return new ExternalReference(
                new Statistic(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(3)),
                countries,
                1,
                BigDecimal.valueOf(900 + random.nextInt(200), 3));
    }

    private Money price(int place, double factor) {
        Region region = world.regions.get(place);
        BigDecimal target = region.grid().step().times(targets[place]).amount();
        return Money.rounded(target.multiply(BigDecimal.valueOf(factor)), region.currency(), RoundingMode.HALF_UP);
    }

    private static int place(String country) {
        for (int i = 0; i < REGIONS.length; i++) {
            if (REGIONS[i][0].equals(country)) {
                return i;
            }
        }
        throw new IllegalArgumentException(country);
    }

    /** One row Σ a · x ≤ b, x being prices over targets. */
    private record Row(double most, List<Integer> places, List<Double> factors) {}

    /** A price in one place in terms of another's: what x there counts here. */
    private double seen(int to, int from) {
        return priceAtTarget(from)
                / Double.parseDouble(REGIONS[from][3])
                * Double.parseDouble(REGIONS[to][3])
                / priceAtTarget(to);
    }

    private double priceAtTarget(int place) {
        return targets[place] * Double.parseDouble(REGIONS[place][2]);
    }

    /** The best over every choice that the statistics from this rule on leave. */
    private double best(int from, List<Row> rows) {
        if (from == rules.size()) {
            return solve(rows);
        }
        PriceRule rule = rules.get(from);
        int to = place(rule.scope().countries().iterator().next());
        return switch (rule.formula()) {
            case Ceiling(Money amount) -> {
                double most = amount.amount().doubleValue() / priceAtTarget(to);
                yield best(from + 1, with(rows, List.of(new Row(most, List.of(to), List.of(1.0)))));
            }
            case Corridor corridor -> {
                List<Row> ways = new ArrayList<>();
                corridor.from()
                        .forEach((country, cost) -> ways.add(new Row(
                                0,
                                List.of(to, place(country)),
                                List.of(1.0, -(1 + cost.doubleValue()) * seen(to, place(country))))));
                yield best(from + 1, with(rows, ways));
            }
            case ExternalReference reference -> {
                double best = Double.POSITIVE_INFINITY;
                for (List<Row> choice : choices(reference, to)) {
                    best = Math.min(best, best(from + 1, with(rows, choice)));
                }
                yield best;
            }
            default -> throw new AssertionError("not built here");
        };
    }

    private static List<Row> with(List<Row> rows, List<Row> more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return all;
    }

    /**
     * A mean of places k to m of the sorted prices holds where, for some k prices left out, it is below the mean of any m − k
     * of the others.
     */
    private List<List<Row>> choices(ExternalReference reference, int to) {
        List<Integer> sources = reference.countries().stream()
                .map(OptimumAgainstRulesTest::place)
                .toList();
        Statistic.Span span = reference.statistic().span(sources.size());
        double factor = reference.factor().doubleValue();
        List<List<Row>> choices = new ArrayList<>();
        for (List<Integer> out : subsets(sources, span.from())) {
            List<Integer> rest =
                    sources.stream().filter(place -> !out.contains(place)).toList();
            List<Row> rows = new ArrayList<>();
            for (List<Integer> mean : subsets(rest, span.to() - span.from())) {
                List<Integer> places = new ArrayList<>(List.of(to));
                List<Double> factors = new ArrayList<>(List.of(1.0));
                for (int place : mean) {
                    places.add(place);
                    factors.add(-factor * seen(to, place) / mean.size());
                }
                rows.add(new Row(0, places, factors));
            }
            choices.add(rows);
        }
        return choices;
    }

    private static List<List<Integer>> subsets(List<Integer> of, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i + size <= of.size(); i++) {
            for (List<Integer> rest : subsets(of.subList(i + 1, of.size()), size - 1)) {
                List<Integer> subset = new ArrayList<>(List.of(of.get(i)));
                subset.addAll(rest);
                found.add(subset);
            }
        }
        return found;
    }

    private double solve(List<Row> rows) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] x = new Variable[REGIONS.length];
        var objective = model.newExpression("deviation").weight(1);
        for (int i = 0; i < x.length; i++) {
            x[i] = model.newVariable("x" + i).lower(0).upper(HIGHEST);
            objective.set(x[i], x[i], weights[i] / 2);
            objective.set(x[i], -weights[i]);
        }
        for (int r = 0; r < rows.size(); r++) {
            var expression = model.newExpression("row" + r).upper(rows.get(r).most());
            for (int k = 0; k < rows.get(r).places().size(); k++) {
                expression.set(
                        x[rows.get(r).places().get(k)], rows.get(r).factors().get(k));
            }
        }
        Optimisation.Result result = model.minimise();
        assertThat(result.getState().isFeasible()).isTrue();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double off = result.doubleValue(i) - 1;
            sum += weights[i] * off * off / 2;
        }
        return sum;
    }
}
