package io.partguard.pricing.optimizer;

import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.RuleId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prices of parts that share baskets. Each basket has one multiplier, its shadow price; given the multipliers the parts are
 * independent and are solved on all cores. The multipliers are moved, one basket after the other, until each basket is
 * full or its multiplier is 0; at the end every basket holds exactly, or prices are lowered until it does.
 */
public final class BasketSolver {
    private static final int SWEEPS = 12;
    private static final int MOST_TRIES = 40;
    /** How full a basket must be before its multiplier is right. */
    private static final double FULL = 1 - 1e-6;

    private final RuleCompiler compiler;
    private final Objective objective;
    private final List<BasketLimit> baskets = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final ThreadLocal<OptimumSolver> optima;

    /** A basket that cannot be reckoned: no part in it may be published there. */
    public record Unknown(RuleId rule, String region, Fact missing) {}

    /**
     * @param shadowPrice by how much the objective would fall were the budget one unit larger; 0 where the basket is not full
     * @param used part of the budget, at most 1
     */
    public record Filled(RuleId rule, String region, double shadowPrice, double used) {}

    /**
     * @param parts in the order of the tasks
     * @param objective of all parts, and what it would be without the baskets: the difference is what they cost a year
     * @param bound no prices inside rules and baskets have an objective below it
     */
    public record Result(
            List<Solved> parts,
            List<Filled> baskets,
            List<Unknown> unknown,
            double objective,
            double withoutBaskets,
            double bound) {}

    public BasketSolver(RuleCompiler compiler, List<BasketRule> rules, Objective objective, Facts facts) {
        this.compiler = compiler;
        this.objective = objective;
        this.optima = ThreadLocal.withInitial(() -> new OptimumSolver(compiler, objective));
        List<Place> places = compiler.places();
        for (BasketRule rule : rules) {
            if (rule.force() != Force.HARD || !rule.applies(facts.validAt())) {
                continue;
            }
            for (int place = 0; place < places.size(); place++) {
                for (String country : places.get(place).countries()) {
                    if (rule.scope().countries().contains(country)) {
                        switch (BasketLimit.of(rule, country, place, places.get(place), facts)) {
                            case BasketLimit.Read.Good(BasketLimit limit) -> baskets.add(limit);
                            case BasketLimit.Read.Missing(RuleId id, int where, Fact fact) ->
                                unknown.add(new Unknown(id, places.get(where).region(), fact));
                        }
                    }
                }
            }
        }
    }

    /** Whether a basket names the part; the others can be solved one by one. */
    public boolean isShared(io.partguard.pricing.cell.PartKey part) {
        return baskets.stream().anyMatch(basket -> basket.names(part));
    }

    /** @param tasks all parts that share a basket */
    public Result solve(List<PartTask> tasks) {
        double[] multipliers = new double[baskets.size()];
        Solved[] solved = new Solved[tasks.size()];
        solve(tasks, all(tasks.size()), multipliers, solved);
        double without = total(solved);
        boolean moved = !baskets.isEmpty();
        for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
            moved = false;
            for (int b = 0; b < baskets.size(); b++) {
                moved |= move(b, tasks, multipliers, solved);
            }
        }
        double bound = bound(tasks, multipliers, solved);
        repair(tasks, solved);
        List<Filled> filled = new ArrayList<>();
        for (int b = 0; b < multipliers.length; b++) {
            BasketLimit basket = baskets.get(b);
            filled.add(new Filled(
                    basket.rule,
                    compiler.places().get(basket.place).region(),
                    multipliers[b],
                    basket.used(Arrays.asList(solved))));
        }
        return new Result(List.of(solved), filled, unknown, total(solved), without, bound);
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static double total(Solved[] solved) {
        return Arrays.stream(solved).mapToDouble(Solved::objective).sum();
    }

    private void solve(List<PartTask> tasks, int[] which, double[] multipliers, Solved[] solved) {
        Arrays.stream(which).parallel().forEach(t -> {
            PartTask task = tasks.get(t);
            solved[t] = optima.get().solve(task, extra(task, multipliers));
        });
    }

    private double[] extra(PartTask task, double[] multipliers) {
        double[] extra = new double[compiler.places().size()];
        for (int b = 0; b < multipliers.length; b++) {
            extra[baskets.get(b).place] += multipliers[b] * baskets.get(b).perStep(task.part());
        }
        return extra;
    }

    /** Finds the multiplier with which the basket is just full, others unchanged: secant steps inside a bracket. */
    private boolean move(int b, List<PartTask> tasks, double[] multipliers, Solved[] solved) {
        BasketLimit basket = baskets.get(b);
        double used = basket.used(Arrays.asList(solved));
        if (used <= 1 && (used >= FULL || multipliers[b] == 0)) {
            return false;
        }
        int[] which = IntStream.range(0, tasks.size())
                .filter(t -> basket.names(tasks.get(t).part()))
                .toArray();
        double low = 0;
        double high = Math.max(multipliers[b], guess(basket, tasks, which));
        while (tryWith(b, high, tasks, which, multipliers, solved) > 1 && high < 1e30) {
            low = high;
            high *= 4;
        }
        for (int i = 0; i < MOST_TRIES && high - low > 1e-9 * high; i++) {
            double middle = (low + high) / 2;
            used = tryWith(b, middle, tasks, which, multipliers, solved);
            if (used > 1) {
                low = middle;
            } else {
                high = middle;
                if (used >= FULL) {
                    break;
                }
            }
        }
        tryWith(b, high, tasks, which, multipliers, solved);
        return true;
    }

    /** About the multiplier that moves a typical part by a tenth. */
    private double guess(BasketLimit basket, List<PartTask> tasks, int[] which) {
        double weight = 0;
        double amount = 0;
        for (int t : which) {
            PartTask task = tasks.get(t);
            weight += task.weights()[basket.place];
            amount += task.targets()[basket.place] * basket.perStep(task.part());
        }
        return amount > 0 ? .1 * weight / amount : 1;
    }

    private double tryWith(
            int b, double multiplier, List<PartTask> tasks, int[] which, double[] multipliers, Solved[] solved) {
        multipliers[b] = multiplier;
        solve(tasks, which, multipliers, solved);
        return baskets.get(b).used(Arrays.asList(solved));
    }

    /** Lagrange's lower bound: what the parts can't go below with the multipliers' costs, less what the budgets are worth. */
    private double bound(List<PartTask> tasks, double[] multipliers, Solved[] solved) {
        double bound = 0;
        for (int t = 0; t < solved.length; t++) {
            double own = solved[t].bound();
            if (own == Double.NEGATIVE_INFINITY) {
                return own;
            }
            bound += own;
        }
        for (int b = 0; b < multipliers.length; b++) {
            bound -= multipliers[b] * baskets.get(b).budget();
        }
        return bound;
    }

    /** Lowers what is still too much by the share that is too much, and lets the rules settle below. */
    private void repair(List<PartTask> tasks, Solved[] solved) {
        PartSolver below = new PartSolver(compiler, objective);
        boolean again = true;
        for (int round = 0; again && round < 10_000; round++) {
            again = false;
            for (BasketLimit basket : baskets) {
                double used = basket.used(Arrays.asList(solved));
                if (used > 1) {
                    again = true;
                    lower(basket, used, tasks, solved, below);
                }
            }
        }
    }

    private void lower(BasketLimit basket, double used, List<PartTask> tasks, Solved[] solved, PartSolver below) {
        for (int t = 0; t < solved.length; t++) {
            PartTask task = tasks.get(t);
            if (basket.names(task.part()) && solved[t].steps()[basket.place] > 0) {
                long[] start = solved[t].steps().clone();
                long floor = Math.max(1, task.floors()[basket.place]);
                long price = Math.min((long) Math.floor(start[basket.place] / used), start[basket.place] - 1);
                start[basket.place] = price < floor ? 0 : price;
                Solved less =
                        below.below(task, Prepared.of(compiler, task), start, solved[t].answer(), solved[t].bound());
                if (price < floor) {
                    less.conflicts().add(conflict(basket, price, floor));
                }
                solved[t] = less;
            }
        }
    }

    private Conflict conflict(BasketLimit basket, long price, long floor) {
        return new Conflict(
                price == 0 ? Conflict.Kind.NOTHING_LEFT : Conflict.Kind.BELOW_FLOOR,
                compiler.places().get(basket.place).region(),
                price,
                floor,
                List.of(basket.rule),
                false,
                List.of(),
                java.util.Optional.empty());
    }
}
