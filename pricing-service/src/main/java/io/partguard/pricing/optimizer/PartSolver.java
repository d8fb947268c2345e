package io.partguard.pricing.optimizer;

import io.partguard.pricing.optimizer.Solved.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the greatest prices at or below the targets that every rule allows, part after part. One instance a thread. */
public final class PartSolver {
    private final RuleCompiler compiler;
    private final Objective objective;
    private final Fixpoint fixpoint;

    public PartSolver(RuleCompiler compiler, Objective objective) {
        this.compiler = compiler;
        this.objective = objective;
        this.fixpoint = new Fixpoint(compiler.places().size());
    }

    public Solved fixpoint(PartTask task) {
        Prepared prepared = Prepared.of(compiler, task);
        return below(task, prepared, prepared.targets(), Answer.FIXPOINT, Double.NEGATIVE_INFINITY);
    }

    /**
     * One lowering on the way to the fixpoint.
     *
     * @param rule index among the compiler's rules
     * @param because indexes of the places whose prices made it so
     */
    public record Step(int place, long from, long to, int rule, List<Integer> because) {}

    /** How the prices came about: who lowered whom, in order. The last step of a place names its binding rule. */
    public List<Step> explain(PartTask task) {
        Prepared prepared = Prepared.of(compiler, task);
        List<Step> steps = new ArrayList<>();
        long[] prices = prepared.targets().clone();
        fixpoint.lower(
                prepared.network(),
                prices,
                new int[prices.length],
                prepared.own(),
                null,
                one -> steps.add(new Step(one.place(), one.from(), one.to(), one.rule(), one.because())));
        return steps;
    }

    /**
     * The greatest prices at or below a start. A place whose rules leave nothing, or less than its floor, gets no price but a
     * conflict, and the others are looked at again without it.
     */
    Solved below(PartTask task, Prepared prepared, long[] start, Answer answer, double bound) {
        long[] prices = start.clone();
        int[] binding = new int[prices.length];
        Arrays.fill(binding, -1);
        List<Conflict> conflicts = new ArrayList<>(prepared.conflicts());
        boolean again = true;
        while (again) {
            again = false;
            if (!fixpoint.lower(prepared.network(), prices, binding, prepared.own(), null, null)) {
                unsettled(prices, conflicts, task);
                break;
            }
            for (int i = 0; i < prices.length; i++) {
                if (start[i] > 0 && prices[i] < Math.max(1, task.floors()[i]) && !isIn(conflicts, i)) {
                    conflicts.add(conflict(task, prepared, start, i, prices[i]));
                    prices[i] = 0;
                    again = true;
                }
            }
        }
        return new Solved(task.part(), answer, prices, binding, conflicts, objective.of(task, prices), bound);
    }

    private boolean isIn(List<Conflict> conflicts, int place) {
        String region = compiler.places().get(place).region();
        return conflicts.stream().anyMatch(conflict -> conflict.region().equals(region));
    }

    private Conflict conflict(PartTask task, Prepared prepared, long[] start, int place, long highest) {
        long floor = Math.max(1, task.floors()[place]);
        Contradiction.Found found = start[place] < floor
                ? new Contradiction.Found(List.of(), true)
                : contradiction(prepared.network(), prepared.own(), start, place, floor);
        return new Conflict(
                highest == 0 ? Conflict.Kind.NOTHING_LEFT : Conflict.Kind.BELOW_FLOOR,
                compiler.places().get(place).region(),
                highest,
                task.floors()[place],
                found.rules().stream()
                        .map(rule -> compiler.rules().get(rule).id())
                        .toList(),
                found.fewest(),
                List.of(),
                Optional.empty());
    }

    private Contradiction.Found contradiction(
            Network network, @Nullable OwnLimits own, long[] start, int place, long floor) {
        return new Contradiction(network, own, start, compiler.rules().size()).below(place, floor);
    }

    private void unsettled(long[] prices, List<Conflict> conflicts, PartTask task) {
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] > 0) {
                conflicts.add(new Conflict(
                        Conflict.Kind.NOT_SETTLED,
                        compiler.places().get(i).region(),
                        prices[i],
                        task.floors()[i],
                        List.of(),
                        false,
                        List.of(),
                        Optional.empty()));
                prices[i] = 0;
            }
        }
    }
}
