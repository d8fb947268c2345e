package io.partguard.pricing.optimizer;

import io.partguard.pricing.optimizer.Objective.Kind;
import io.partguard.pricing.optimizer.Solved.Answer;
import io.partguard.pricing.optimizer.convex.InteriorPoint;
import java.util.Arrays;

/**
 * Finds the best prices by the objective, part after part: the convex program's answer is rounded down onto the grid, the
 * fixpoint makes every rule hold exactly, and what was lost by rounding is raised again where the rules have room. The
 * plain fixpoint is its start and its fallback, and the answer says which it is. One instance a thread.
 */
public final class OptimumSolver {
    /** Lets a number that is a grid step but for the last bits count as that step; the fixpoint has the last word. */
    private static final double ALMOST = 1 + 1e-9;

    private static final int SWEEPS = 4;

    private final RuleCompiler compiler;
    private final Objective objective;
    private final PartSolver solver;
    private final References references = new References(new InteriorPoint());
    private final double[] nothing;
    private final boolean[] sold;
    private final long[] sorted;

    public OptimumSolver(RuleCompiler compiler, Objective objective) {
        this.compiler = compiler;
        this.objective = objective;
        this.solver = new PartSolver(compiler, objective);
        int size = compiler.places().size();
        this.nothing = new double[size];
        this.sold = new boolean[size];
        this.sorted = new long[Math.max(1, size)];
    }

    public Solved solve(PartTask task) {
        return solve(task, nothing);
    }

    /**
     * The same where each place's price costs something beside the objective.
     *
     * @param extra objective's units for one grid step
     */
    Solved solve(PartTask task, double[] extra) {
        Prepared prepared = Prepared.of(compiler, task);
        Solved plain = solver.below(task, prepared, prepared.targets(), Answer.FIXPOINT, Double.NEGATIVE_INFINITY);
        long[] most = most(task, prepared);
        Solved greatest = solver.below(task, prepared, most, Answer.FIXPOINT, Double.NEGATIVE_INFINITY);
        long[] targets = prepared.targets().clone();
        for (int i = 0; i < targets.length; i++) {
            targets[i] = greatest.steps()[i] > 0 ? targets[i] : 0;
        }
        if (Arrays.stream(targets).allMatch(target -> target == 0)) {
            return plain;
        }
        ConvexModel model = new ConvexModel(prepared.network(), task, objective, targets, most, extra);
        double[] guess = new double[model.places.length];
        for (int v = 0; v < guess.length; v++) {
            int place = model.places[v];
            long start = plain.steps()[place] > 0 ? plain.steps()[place] : greatest.steps()[place];
            guess[v] = .98 * start / targets[place];
        }
        References.Best best = references.solve(model, prepared.network(), guess);
        long[] start = new long[targets.length];
        for (int v = 0; v < guess.length; v++) {
            int place = model.places[v];
            start[place] =
                    Math.clamp((long) Math.floor(best.solution().x()[v] * targets[place] * ALMOST), 1, most[place]);
        }
        Prepared rest = new Prepared(prepared.network(), prepared.own(), targets, greatest.conflicts());
        Solved optimum = solver.below(task, rest, start, Answer.OPTIMUM, model.objective(best.bound()));
        if (optimum.conflicts().size() > greatest.conflicts().size()) {
            // Places that the bound counts have no price here: it says nothing of what is left.
            optimum = optimum.withoutBound();
        }
        optimum = raised(task, rest, most, optimum, extra);
        return isBetter(plain, optimum, extra) ? plain : optimum;
    }

    /** Caps and the objective's own limit, before prices limit each other. */
    private long[] most(PartTask task, Prepared prepared) {
        long[] most = new long[prepared.targets().length];
        for (int i = 0; i < most.length; i++) {
            if (prepared.targets()[i] > 0) {
                long highest =
                        Math.max((long) Math.floor(prepared.targets()[i] * objective.highest()), task.floors()[i]);
                long own = prepared.own() == null
                        ? Network.NO_LIMIT
                        : prepared.own().lowest(i);
                // A cap below the first step is the fixpoint's to report.
                most[i] = Math.max(1, Math.min(highest, Math.min(own, prepared.network().lowestCap[i])));
            }
        }
        return most;
    }

    /**
     * Place after place up to its target, or beyond where that is what is asked for, as far as the rules have room; none where
     * a price has a cost of its own.
     */
    private Solved raised(PartTask task, Prepared prepared, long[] most, Solved from, double[] extra) {
        long[] prices = from.steps().clone();
        int[] binding = from.binding().clone();
        Network network = prepared.network();
        for (int i = 0; i < prices.length; i++) {
            sold[i] = prices[i] > 0;
        }
        boolean moved = true;
        for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
            moved = false;
            for (int i = 0; i < prices.length; i++) {
                long wanted = objective.kind() == Kind.MARGIN ? most[i] : Math.min(most[i], prepared.targets()[i]);
                if (sold[i] && extra[i] == 0 && prices[i] < wanted) {
                    long price = wanted;
                    for (int e : network.edgesTo[i]) {
                        Piece.Edge edge = network.edges[e];
                        if (sold[edge.from()] && price > prices[i]) {
                            long allowed = edge.link().of(prices[edge.from()]);
                            if (allowed < price) {
                                price = allowed;
                                binding[i] = edge.rule();
                            }
                        }
                    }
                    for (int r : network.referencesTo[i]) {
                        price = Math.min(price, Fixpoint.most(network.references[r], prices, sold, sorted));
                    }
                    if (price > prices[i]) {
                        prices[i] = price;
                        moved = true;
                    }
                }
            }
        }
        return new Solved(
                from.part(),
                from.answer(),
                prices,
                binding,
                from.conflicts(),
                objective.of(task, prices),
                from.bound());
    }

    private static boolean isBetter(Solved plain, Solved optimum, double[] extra) {
        if (plain.conflicts().size() != optimum.conflicts().size()) {
            return plain.conflicts().size() < optimum.conflicts().size();
        }
        return cost(plain, extra) < cost(optimum, extra);
    }

    private static double cost(Solved solved, double[] extra) {
        double cost = solved.objective();
        for (int i = 0; i < extra.length; i++) {
            cost += extra[i] * solved.steps()[i];
        }
        return cost;
    }
}
