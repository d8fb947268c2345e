package io.partguard.pricing.optimizer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest set of rules that pushes a price below its floor. First rules are left out one after the other as
 * long as the rest still does it; then, where they are few enough to try, all smaller sets among them and the rest.
 */
final class Contradiction {
    private static final int MOST_TRIES = 20_000;

    private final Network network;
    private final @Nullable OwnLimits own;
    private final Fixpoint fixpoint;
    private final long[] start;
    private final int rules;

    /** @param start prices before any rule */
    Contradiction(Network network, @Nullable OwnLimits own, long[] start, int rules) {
        this.network = network;
        this.own = own;
        this.fixpoint = new Fixpoint(network.size);
        this.start = start.clone();
        this.rules = rules;
    }

    /** @param fewest whether it is certain that there is no smaller one */
    record Found(List<Integer> rules, boolean fewest) {}

    Found below(int place, long floor) {
        List<Integer> needed = irreducible(place, floor);
        List<Integer> candidates = candidates();
        long tries = 0;
        for (int size = 1; size < needed.size(); size++) {
            tries += combinations(candidates.size(), size);
            if (tries > MOST_TRIES) {
                return new Found(needed, false);
            }
            List<Integer> smaller = search(candidates, size, 0, new ArrayList<>(), place, floor);
            if (!smaller.isEmpty()) {
                return new Found(smaller, true);
            }
        }
        return new Found(needed, true);
    }

    private List<Integer> irreducible(int place, long floor) {
        BitSet on = new BitSet();
        candidates().forEach(on::set);
        for (int rule : candidates()) {
            on.clear(rule);
            if (!pushes(on, place, floor)) {
                on.set(rule);
            }
        }
        return on.stream().boxed().toList();
    }

    private List<Integer> candidates() {
        BitSet used = new BitSet(rules);
        network.caps.forEach(cap -> used.set(cap.rule()));
        network.ofPart.forEach(piece -> used.set(piece.rule()));
        for (Piece.Edge edge : network.edges) {
            used.set(edge.rule());
        }
        for (Piece.Reference reference : network.references) {
            used.set(reference.rule());
        }
        return used.stream().boxed().toList();
    }

    private List<Integer> search(
            List<Integer> candidates, int size, int from, List<Integer> chosen, int place, long floor) {
        if (chosen.size() == size) {
            BitSet on = new BitSet();
            chosen.forEach(on::set);
            return pushes(on, place, floor) ? List.copyOf(chosen) : List.of();
        }
        for (int i = from; i < candidates.size(); i++) {
            chosen.add(candidates.get(i));
            List<Integer> found = search(candidates, size, i + 1, chosen, place, floor);
            chosen.removeLast();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private boolean pushes(BitSet on, int place, long floor) {
        boolean[] off = new boolean[rules];
        for (int r = 0; r < rules; r++) {
            off[r] = !on.get(r);
        }
        long[] prices = start.clone();
        boolean settled = fixpoint.lower(network, prices, new int[prices.length], own, off, null);
        return !settled || prices[place] < floor;
    }

    private static long combinations(int n, int k) {
        long ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * (n - i) / (i + 1);
            if (ways > MOST_TRIES) {
                return MOST_TRIES + 1L;
            }
        }
        return ways;
    }
}
