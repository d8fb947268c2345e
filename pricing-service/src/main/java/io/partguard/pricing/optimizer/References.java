package io.partguard.pricing.optimizer;

import io.partguard.pricing.optimizer.convex.InteriorPoint;
import io.partguard.pricing.optimizer.convex.Program;
import io.partguard.pricing.optimizer.convex.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solves a part's program together with its references. Minimum, mean and mean of the lowest are convex: their planes are
 * added where a solution breaks them, until none does. Of the median and the k-th lowest the lowest prices are left out
 * first; which they are is tried out, all ways where those are few, else from the best guess on, and then the distance to
 * the program without these rules is the gap.
 */
final class References {
    private static final int MOST_WAYS = 64;
    private static final int MOST_ROUNDS = 60;
    private static final double HOLDS = 1e-9;

    private final InteriorPoint interior;

    References(InteriorPoint interior) {
        this.interior = interior;
    }

    /** @param bound nothing inside all rules has an objective below it, in the program's units */
    record Best(Solution solution, double bound) {}

    private record Cut(Piece.Reference reference, int[] sources) {}

    Best solve(ConvexModel model, Network network, double[] guess) {
        List<Piece.Reference> convex = new ArrayList<>();
        List<Piece.Reference> others = new ArrayList<>();
        for (Piece.Reference reference : network.references) {
            if (model.applies(reference)) {
                boolean leavesOut =
                        reference.statistic().span(model.count(reference)).from() > 0;
                (leavesOut ? others : convex).add(reference);
            }
        }
        List<Choice> none =
                convex.stream().map(r -> new Choice(r, new BitSet())).toList();
        Solution relaxed = solve(model, none, guess);
        if (others.isEmpty()) {
            return new Best(relaxed, relaxed.bound());
        }
        long ways = 1;
        for (Piece.Reference reference : others) {
            ways = Math.min(MOST_WAYS + 1, ways * ways(model, reference));
        }
        return ways <= MOST_WAYS ? all(model, none, others, guess) : nearby(model, none, others, guess, relaxed);
    }

    /** A reference with the sources that are left out as the lowest. */
    private record Choice(Piece.Reference reference, BitSet out) {}

    private Solution solve(ConvexModel model, List<Choice> choices, double[] guess) {
        List<Cut> cuts = new ArrayList<>();
        double[] from = guess;
        for (int round = 0; ; round++) {
            Program program = model.program();
            cuts.forEach(cut -> model.atMostMean(program, cut.reference(), cut.sources()));
            Solution solution = interior.solve(program, from);
            from = solution.x();
            boolean broken = false;
            for (Choice choice : choices) {
                int[] lowest = lowest(model, choice, solution.x());
                double most = Arrays.stream(lowest)
                        .mapToDouble(source -> model.referred(choice.reference(), source, solution.x()))
                        .average()
                        .orElse(Double.MAX_VALUE);
                if (model.price(choice.reference(), solution.x()) > most * (1 + HOLDS) && !has(cuts, choice, lowest)) {
                    cuts.add(new Cut(choice.reference(), lowest));
                    broken = true;
                }
            }
            if (!broken || round == MOST_ROUNDS) {
                return solution;
            }
        }
    }

    private static boolean has(List<Cut> cuts, Choice choice, int[] sources) {
        return cuts.stream()
                .anyMatch(cut -> cut.reference() == choice.reference() && Arrays.equals(cut.sources(), sources));
    }

    /** Those that are averaged, among what is not left out. */
    private static int[] lowest(ConvexModel model, Choice choice, double[] x) {
        Piece.Reference reference = choice.reference();
        var span = reference.statistic().span(model.count(reference));
        return IntStream.range(0, reference.from().length)
                .filter(source ->
                        model.isReferred(reference, source) && !choice.out().get(source))
                .boxed()
                .sorted(Comparator.comparingDouble(source -> model.referred(reference, source, x)))
                .limit(span.to() - span.from())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static BitSet lowestOf(ConvexModel model, Piece.Reference reference, double[] x) {
        BitSet out = new BitSet();
        IntStream.range(0, reference.from().length)
                .filter(source -> model.isReferred(reference, source))
                .boxed()
                .sorted(Comparator.comparingDouble(source -> model.referred(reference, source, x)))
                .limit(reference.statistic().span(model.count(reference)).from())
                .forEach(out::set);
        return out;
    }

    private static long ways(ConvexModel model, Piece.Reference reference) {
        int n = model.count(reference);
        int k = reference.statistic().span(n).from();
        long ways = 1;
        for (int i = 0; i < k && ways <= MOST_WAYS; i++) {
            ways = ways * (n - i) / (i + 1);
        }
        return ways;
    }

    private Best all(ConvexModel model, List<Choice> convex, List<Piece.Reference> others, double[] guess) {
        List<List<Choice>> ways = List.of(List.of());
        for (Piece.Reference reference : others) {
            List<List<Choice>> longer = new ArrayList<>();
            for (List<Choice> way : ways) {
                for (BitSet out : subsets(model, reference)) {
                    List<Choice> more = new ArrayList<>(way);
                    more.add(new Choice(reference, out));
                    longer.add(more);
                }
            }
            ways = longer;
        }
        Solution best = null;
        double bound = Double.POSITIVE_INFINITY;
        for (List<Choice> way : ways) {
            List<Choice> choices = new ArrayList<>(convex);
            choices.addAll(way);
            Solution solution = solve(model, choices, guess);
            bound = Math.min(bound, solution.bound());
            if (best == null || solution.objective() < best.objective()) {
                best = solution;
            }
        }
        return new Best(java.util.Objects.requireNonNull(best), bound);
    }

    private static List<BitSet> subsets(ConvexModel model, Piece.Reference reference) {
        int[] there = IntStream.range(0, reference.from().length)
                .filter(source -> model.isReferred(reference, source))
                .toArray();
        int k = reference.statistic().span(there.length).from();
        List<BitSet> found = new ArrayList<>();
        subsets(there, k, 0, new BitSet(), found);
        return found;
    }

    private static void subsets(int[] there, int k, int from, BitSet chosen, List<BitSet> found) {
        if (chosen.cardinality() == k) {
            found.add((BitSet) chosen.clone());
            return;
        }
        for (int i = from; i < there.length; i++) {
            chosen.set(there[i]);
            subsets(there, k, i + 1, chosen, found);
            chosen.clear(there[i]);
        }
    }

    private Best nearby(
            ConvexModel model, List<Choice> convex, List<Piece.Reference> others, double[] guess, Solution relaxed) {
        Solution best = null;
        for (double[] start : List.of(guess, relaxed.x())) {
            double[] x = start;
            for (int round = 0; round < 4; round++) {
                List<Choice> choices = new ArrayList<>(convex);
                for (Piece.Reference reference : others) {
                    choices.add(new Choice(reference, lowestOf(model, reference, x)));
                }
                Solution solution = solve(model, choices, guess);
                if (best != null && solution.objective() >= best.objective() - HOLDS) {
                    break;
                }
                best = solution;
                x = solution.x();
            }
        }
        return new Best(java.util.Objects.requireNonNull(best), relaxed.bound());
    }
}
