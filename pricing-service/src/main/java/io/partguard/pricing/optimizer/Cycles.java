package io.partguard.pricing.optimizer;

import io.partguard.pricing.rule.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a cycle of rules whose gains multiply to less than 1: Bellman and Ford on logarithms finds a candidate, exact
 * fractions decide. References count where they are as strict as an edge from each country, which a minimum is.
 */
final class Cycles {
    private static final double SURELY = -1e-13;

    private record Arc(int from, int to, int rule, Fraction gain, double log) {}

    private Cycles() {}

    static List<Cycle> below(int size, Piece.Edge[] edges, Piece.Reference[] references) {
        List<Arc> arcs = new ArrayList<>();
        for (Piece.Edge edge : edges) {
            arcs.add(arc(edge.from(), edge.to(), edge.rule(), edge.link().gain()));
        }
        for (Piece.Reference reference : references) {
            boolean each = reference.statistic().kind() == Statistic.Kind.MINIMUM || reference.from().length == 1;
            if (each && reference.least() == 1) {
                for (int i = 0; i < reference.from().length; i++) {
                    Fraction gain = reference
                            .converted()[i]
                            .gain()
                            .times(reference.mean()[1].slope())
                            .times(reference.down().slope());
                    arcs.add(arc(reference.from()[i], reference.to(), reference.rule(), gain));
                }
            }
        }
        return below(size, arcs);
    }

    private static Arc arc(int from, int to, int rule, Fraction gain) {
        return new Arc(from, to, rule, gain, Math.log(gain.value()));
    }

    private static List<Cycle> below(int size, List<Arc> arcs) {
        double[] distance = new double[size];
        @Nullable Arc[] into = new Arc[size];
        int last = -1;
        for (int round = 0; round <= size; round++) {
            last = -1;
            for (Arc arc : arcs) {
                double way = distance[arc.from()] + arc.log();
                if (way < distance[arc.to()] + SURELY) {
                    distance[arc.to()] = way;
                    into[arc.to()] = arc;
                    last = arc.to();
                }
            }
            if (last < 0) {
                return List.of();
            }
        }
        for (int i = 0; i < size; i++) {
            Arc before = into[last];
            if (before == null) {
                return List.of();
            }
            last = before.from();
        }
        return path(last, into);
    }

    private static List<Cycle> path(int start, @Nullable Arc[] into) {
        List<Integer> places = new ArrayList<>();
        List<Integer> rules = new ArrayList<>();
        Fraction gain = Fraction.ONE;
        boolean[] seen = new boolean[into.length];
        Arrays.fill(seen, false);
        int at = start;
        do {
            Arc arc = into[at];
            if (arc == null || seen[at]) {
                return List.of();
            }
            seen[at] = true;
            places.add(at);
            rules.add(arc.rule());
            gain = gain.times(arc.gain());
            at = arc.from();
        } while (at != start);
        Collections.reverse(places);
        Collections.reverse(rules);
        return gain.isLessThanOne() ? List.of(new Cycle(places, rules)) : List.of();
    }
}
