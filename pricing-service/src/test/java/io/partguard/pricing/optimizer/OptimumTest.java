package io.partguard.pricing.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.pricing.optimizer.convex.InteriorPoint;
import io.partguard.pricing.optimizer.convex.Program;
import io.partguard.pricing.optimizer.convex.Solution;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The interior-point method against ojAlgo's model of the same program, divided by the targets as ours is. */
class OptimumTest {

    @Property(tries = 150)
    void agreesWithAnotherSolverAndProvesItself(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 3 + random.nextInt(18);
        boolean linear = random.nextInt(3) == 0;
        double[] h = new double[n];
        double[] c = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] variables = new Variable[n];
        for (int i = 0; i < n; i++) {
            double weight = .1 + random.nextDouble();
            h[i] = linear ? 0 : weight;
            c[i] = -weight;
            lower[i] = random.nextInt(5) == 0 ? .05 : 0;
            upper[i] = .6 + random.nextDouble();
            variables[i] = model.newVariable("x" + i).lower(lower[i]).upper(upper[i]);
        }
        var objective = model.newExpression("objective").weight(1);
        for (int i = 0; i < n; i++) {
            if (!linear) {
                objective.set(variables[i], variables[i], h[i] / 2);
            }
            objective.set(variables[i], c[i]);
        }
        Program program = new Program(h, c, lower, upper);
        for (int r = 0; r < 4 * n; r++) {
            int to = random.nextInt(n);
            int from = random.nextInt(n);
            if (to == from) {
                continue;
            }
            if (random.nextInt(8) == 0) {
                int[] columns = {to, from, (from + 1) % n == to ? (from + 2) % n : (from + 1) % n};
                if (columns[2] == to || columns[2] == from) {
                    continue;
                }
                double share = .5 * (1 + .2 * random.nextDouble());
                program.row(0, columns, new double[] {1, -share, -share});
                model.newExpression("mean" + r)
                        .upper(0)
                        .set(variables[columns[0]], 1)
                        .set(variables[columns[1]], -share)
                        .set(variables[columns[2]], -share);
            } else {
                double gain = 1 + .4 * random.nextDouble();
                program.row(0, to, 1, from, -gain);
                model.newExpression("edge" + r).upper(0).set(variables[to], 1).set(variables[from], -gain);
            }
        }
        double[] guess = new double[n];
        Arrays.fill(guess, .4);

        Solution ours = new InteriorPoint().solve(program, guess);
        Optimisation.Result theirs = model.minimise();

        assertThat(ours.violation()).isLessThan(1e-8);
        assertThat(ours.gap()).isLessThan(1e-7);
        assertThat(theirs.getState().isFeasible()).isTrue();
        assertThat(ours.objective()).isCloseTo(theirs.getValue(), org.assertj.core.data.Offset.offset(1e-6));
    }

    @Example
    void makesNoClaimWhereRoundingLeavesAPlaceWithoutAPrice() {
        RandomRules world = new RandomRules(-2433347766L, 8, 14, 200_000, true);
        Solved solved =
                new OptimumSolver(world.compiler(), new Objective(Objective.Kind.DEVIATION, 1.5)).solve(world.task());

        assertThat(solved.conflicts()).isNotEmpty();
        assertThat(solved.bound()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Property(tries = 150)
    void roundingCostsLittleAndTheBoundIsNeverBeaten(@ForAll long seed) {
        RandomRules world = new RandomRules(seed, 8, 14, 200_000, true);
        Solved solved =
                new OptimumSolver(world.compiler(), new Objective(Objective.Kind.DEVIATION, 1.5)).solve(world.task());

        if (solved.answer() == Solved.Answer.OPTIMUM) {
            // What rounding at the levels gives away for free is far below this.
            assertThat(solved.objective()).isGreaterThan(solved.bound() - 1e-3);
        }
    }
}
