package io.partguard.pricing.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.verification.BookVerifier;
import io.partguard.pricing.verification.Verified;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The fast answer against the slow, exact ones: every vector tried, and the verifier, which shares no code with it. */
class FixpointTest {
    private static final Objective DEVIATION = new Objective(Objective.Kind.DEVIATION, 1.5);

    private static Verified verified(RandomRules world, long[] steps) {
        BookVerifier verifier = new BookVerifier(world.world.regions, world.rules, world.world, world.world);
        verifier.check(TradeWorld.PART, world.prices(steps));
        return verifier.result();
    }

    private static boolean isAllowed(RandomRules world, long[] steps) {
        return verified(world, steps).mayBePublished();
    }

    /** Componentwise the highest of all allowed vectors below the targets without a 0; empty where there is none. */
    private static long[] bruteForce(RandomRules world) {
        long[] highest = new long[world.targets.length];
        long[] steps = Arrays.stream(world.targets).map(t -> Math.min(1, t)).toArray();
        while (true) {
            if (isAllowed(world, steps)) {
                for (int i = 0; i < steps.length; i++) {
                    highest[i] = Math.max(highest[i], steps[i]);
                }
            }
            int digit = 0;
            while (digit < steps.length && steps[digit] >= world.targets[digit]) {
                steps[digit] = Math.min(1, world.targets[digit]);
                digit++;
            }
            if (digit == steps.length) {
                return highest;
            }
            steps[digit]++;
        }
    }

    @Property(tries = 400)
    void isTheHighestOfAllAllowedVectors(@ForAll long seed) {
        RandomRules world = new RandomRules(seed, 3, 5, 60, true);
        for (int i = 0; i < world.targets.length; i++) {
            world.targets[i] = Math.min(world.targets[i], 9);
        }
        Solved solved = new PartSolver(world.compiler(), DEVIATION).fixpoint(world.task());
        if (solved.conflicts().stream().anyMatch(conflict -> conflict.kind() == Conflict.Kind.CYCLE)) {
            // Rounding can leave a cent or two inside a circle below 1: that is no price, and it is refused before.
            return;
        }
        long[] expected = bruteForce(world);

        boolean isPossible = Arrays.stream(world.targets).sum() == 0
                || Arrays.stream(expected).sum() > 0;
        if (isPossible) {
            assertThat(solved.conflicts()).isEmpty();
            assertThat(solved.steps()).isEqualTo(expected);
        } else {
            assertThat(solved.conflicts()).isNotEmpty();
        }
    }

    @Property(tries = 400)
    void everyPriceOfEitherAnswerKeepsEveryHardRuleAfterRoundingAndTax(@ForAll long seed) {
        RandomRules world = new RandomRules(seed, 9, 16, 5_000, true);
        RuleCompiler compiler = world.compiler();
        PartTask task = world.task();

        Solved fixpoint = new PartSolver(compiler, DEVIATION).fixpoint(task);
        Solved optimum = new OptimumSolver(compiler, DEVIATION).solve(task);
        Solved margin = new OptimumSolver(compiler, new Objective(Objective.Kind.MARGIN, 1.5)).solve(task);

        for (Solved solved : new Solved[] {fixpoint, optimum, margin}) {
            assertThat(verified(world, solved.steps()).first())
                    .as(solved.toString())
                    .isEmpty();
        }
        if (fixpoint.conflicts().size() == optimum.conflicts().size()) {
            assertThat(optimum.objective()).isLessThanOrEqualTo(fixpoint.objective() + 1e-9);
        }
        for (int i = 0; i < task.targets().length; i++) {
            assertThat(fixpoint.steps()[i]).isLessThanOrEqualTo(task.targets()[i]);
        }
    }

    @Property(tries = 200)
    void theLastStepOfThePathNamesTheRuleThatBinds(@ForAll long seed) {
        RandomRules world = new RandomRules(seed, 6, 10, 5_000, true);
        PartSolver solver = new PartSolver(world.compiler(), DEVIATION);
        PartTask task = world.task();
        Solved solved = solver.fixpoint(task);
        if (!solved.conflicts().isEmpty()) {
            return;
        }
        int[] last = new int[task.targets().length];
        long[] prices = task.targets().clone();
        Arrays.fill(last, -1);
        for (PartSolver.Step step : solver.explain(task)) {
            assertThat(step.from()).isEqualTo(prices[step.place()]);
            prices[step.place()] = step.to();
            last[step.place()] = step.rule();
        }
        assertThat(prices).isEqualTo(solved.steps());
        for (int i = 0; i < last.length; i++) {
            assertThat(last[i] >= 0).isEqualTo(solved.binding()[i] >= 0);
        }
    }
}
