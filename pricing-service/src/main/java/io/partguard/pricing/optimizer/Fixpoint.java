package io.partguard.pricing.optimizer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers prices until every rule holds: p ← min(p, F(p)), place after place, until nothing moves. Since each rule rises with
 * the prices it looks at, what is left is the greatest vector below the start that obeys all of them, cycles and order
 * statistics included. Everything is whole grid steps, rounded down, so that one country's rounding can't break
 * another's limit.
 *
 * <p>Keeps its arrays from part to part: one instance a thread.
 */
final class Fixpoint {
    /** A visit is one look at one rule. Ordinary parts need a few a rule; rules that lower each other step by step need more. */
    private static final int VISITS = 2_000_000;

    /**
     * Far above what a double loses. A quotient of at least a whole number stays so when it is rounded down: beyond it no
     * division is needed.
     */
    private static final double SURELY = 1 + 1e-12;

    private final int size;
    private final int[] queue;
    private final boolean[] queued;
    private final boolean[] sold;
    /** For each place the limit from which on nothing is lowered for certain; 0 where nothing is sold. */
    private final double[] enough;

    private boolean[] dirty = new boolean[0];
    private final long[] sorted;
    private int visits;

    Fixpoint(int size) {
        this.size = size;
        this.queue = new int[size];
        this.queued = new boolean[size];
        this.sold = new boolean[size];
        this.enough = new double[size];
        this.sorted = new long[Math.max(1, size)];
    }

    /**
     * One lowering, for the explanation.
     *
     * @param rule index
     * @param because places whose prices made it so; empty for a limit of its own
     */
    record Lowered(int place, long from, long to, int rule, List<Integer> because) {}

    interface Trace {
        void lowered(Lowered lowered);
    }

    /**
     * @param prices start, lowered in place; 0 where the part is not sold
     * @param binding gets the rule that lowered a price last; left alone where none did
     * @param own limits of the part's own in each place, and their rules; null where the part has none
     * @param off rules to be left out; null for none
     * @param trace null where nobody asks
     * @return false where the prices were still sinking when the patience was over: the rules settle nowhere sensible
     */
    boolean lower(
            Network network,
            long[] prices,
            int[] binding,
            @Nullable OwnLimits own,
            boolean @Nullable [] off,
            @Nullable Trace trace) {
        visits = 0;
        for (int i = 0; i < size; i++) {
            sold[i] = prices[i] > 0;
        }
        caps(network, prices, binding, off, trace);
        if (own != null) {
            own.lower(prices, binding, sold, off, trace);
        }
        if (dirty.length < network.references.length) {
            dirty = new boolean[network.references.length];
        }
        int head = 0;
        int waiting = 0;
        for (int i = 0; i < size; i++) {
            queued[i] = sold[i];
            enough[i] = prices[i] * SURELY;
            if (sold[i]) {
                queue[waiting++] = i;
            }
        }
        boolean anyDirty = network.references.length > 0;
        Arrays.fill(dirty, 0, network.references.length, true);
        while (waiting > 0 || anyDirty) {
            if (visits > VISITS) {
                return false;
            }
            if (waiting > 0) {
                int from = queue[head];
                head = head + 1 == size ? 0 : head + 1;
                waiting--;
                queued[from] = false;
                long price = prices[from];
                double near = price;
                int first = network.edgesFrom[from];
                int end = network.edgesFrom[from + 1];
                visits += end - first;
                for (int e = first; e < end; e++) {
                    int to = network.edgeTo[e];
                    if (near * network.edgeSlope[e] >= enough[to] || !sold[to]) {
                        continue;
                    }
                    long now = prices[to];
                    Piece.Edge edge = network.edges[e];
                    if (off == null || !off[edge.rule()]) {
                        long most = edge.link().of(price);
                        if (most < now) {
                            tell(trace, to, now, most, edge.rule(), from);
                            prices[to] = most;
                            enough[to] = most * SURELY;
                            binding[to] = edge.rule();
                            waiting = push(to, head, waiting);
                        }
                    }
                }
                for (int r : network.referencesFrom[from]) {
                    dirty[r] = true;
                    anyDirty = true;
                }
            } else {
                anyDirty = false;
                for (int r = 0; r < network.references.length; r++) {
                    if (dirty[r]) {
                        dirty[r] = false;
                        waiting = refer(network.references[r], prices, binding, off, trace, head, waiting);
                    }
                }
            }
        }
        return true;
    }

    private int push(int place, int head, int waiting) {
        if (queued[place]) {
            return waiting;
        }
        queued[place] = true;
        int tail = head + waiting;
        queue[tail >= size ? tail - size : tail] = place;
        return waiting + 1;
    }

    private void caps(Network network, long[] prices, int[] binding, boolean @Nullable [] off, @Nullable Trace trace) {
        if (off == null && trace == null) {
            for (int i = 0; i < size; i++) {
                if (network.lowestCap[i] < prices[i]) {
                    prices[i] = network.lowestCap[i];
                    binding[i] = network.lowestCapRule[i];
                }
            }
            return;
        }
        for (Piece.Cap cap : network.caps) {
            int to = cap.to();
            if (cap.steps() < prices[to] && (off == null || !off[cap.rule()])) {
                if (trace != null) {
                    trace.lowered(new Lowered(to, prices[to], cap.steps(), cap.rule(), List.of()));
                }
                prices[to] = cap.steps();
                binding[to] = cap.rule();
            }
        }
    }

    private int refer(
            Piece.Reference reference,
            long[] prices,
            int[] binding,
            boolean @Nullable [] off,
            @Nullable Trace trace,
            int head,
            int waiting) {
        int to = reference.to();
        if (!sold[to] || (off != null && off[reference.rule()])) {
            return waiting;
        }
        visits += reference.from().length;
        long most = most(reference, prices, sold, sorted);
        if (most >= prices[to]) {
            return waiting;
        }
        if (trace != null) {
            List<Integer> because = Arrays.stream(reference.from())
                    .filter(from -> sold[from])
                    .boxed()
                    .toList();
            trace.lowered(new Lowered(to, prices[to], most, reference.rule(), because));
        }
        prices[to] = most;
        enough[to] = most * SURELY;
        binding[to] = reference.rule();
        return push(to, head, waiting);
    }

    /** What a reference allows; {@link Network#NO_LIMIT} with too few prices to refer to. */
    static long most(Piece.Reference reference, long[] prices, boolean[] sold, long[] sorted) {
        int n = 0;
        for (int i = 0; i < reference.from().length; i++) {
            int from = reference.from()[i];
            if (sold[from]) {
                sorted[n++] = reference.converted()[i].of(prices[from]);
            }
        }
        if (n < reference.least() || n == 0) {
            return Network.NO_LIMIT;
        }
        Arrays.sort(sorted, 0, n);
        var span = reference.statistic().span(n);
        long sum = 0;
        for (int i = span.from(); i < span.to(); i++) {
            sum = Math.addExact(sum, sorted[i]);
        }
        return reference.down().of(reference.mean()[span.to() - span.from()].of(sum));
    }

    private static void tell(@Nullable Trace trace, int place, long from, long to, int rule, int because) {
        if (trace != null) {
            trace.lowered(new Lowered(place, from, to, rule, List.of(because)));
        }
    }
}
