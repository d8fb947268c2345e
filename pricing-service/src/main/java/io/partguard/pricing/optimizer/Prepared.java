package io.partguard.pricing.optimizer;

import io.partguard.pricing.rule.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part before it is solved: its rules, and the places that can't have a price whatever is solved, because a rule there, or
 * where the price looks, needs a fact that is missing, or rules run in a circle below 1.
 *
 * @param own null where the part has no limits of its own
 * @param targets without the places that can't have a price
 */
record Prepared(Network network, @Nullable OwnLimits own, long[] targets, List<Conflict> conflicts) {

    static Prepared of(RuleCompiler compiler, PartTask task) {
        Network network = compiler.network(task.part());
        boolean plain = network.ofPart.isEmpty() && network.missing.isEmpty();
        OwnLimits own = plain ? null : OwnLimits.of(compiler, network, task.part());
        long[] targets = task.targets().clone();
        List<Conflict> conflicts = new ArrayList<>();
        if (own != null) {
            for (OwnLimits.Missing missing : own.missing()) {
                block(
                        compiler,
                        network,
                        task,
                        targets,
                        conflicts,
                        List.of(missing.place()),
                        Conflict.Kind.UNKNOWN,
                        List.of(missing.rule()),
                        List.of(),
                        Optional.of(missing.fact()));
            }
        }
        for (Cycle cycle : network.contradictions) {
            if (cycle.places().stream().allMatch(place -> targets[place] > 0)) {
                block(
                        compiler,
                        network,
                        task,
                        targets,
                        conflicts,
                        cycle.places(),
                        Conflict.Kind.CYCLE,
                        cycle.rules(),
                        cycle.places(),
                        Optional.empty());
            }
        }
        return new Prepared(network, own, targets, conflicts);
    }

    private static void block(
            RuleCompiler compiler,
            Network network,
            PartTask task,
            long[] targets,
            List<Conflict> conflicts,
            List<Integer> places,
            Conflict.Kind kind,
            List<Integer> rules,
            List<Integer> path,
            Optional<Fact> missing) {
        Deque<Integer> open = new ArrayDeque<>(places);
        while (!open.isEmpty()) {
            int place = open.removeFirst();
            if (targets[place] == 0) {
                continue;
            }
            targets[place] = 0;
            conflicts.add(new Conflict(
                    kind,
                    compiler.places().get(place).region(),
                    0,
                    task.floors()[place],
                    rules.stream().map(r -> compiler.rules().get(r).id()).toList(),
                    true,
                    path.stream().map(p -> compiler.places().get(p).region()).toList(),
                    missing));
            for (int e = network.edgesFrom[place]; e < network.edgesFrom[place + 1]; e++) {
                open.add(network.edges[e].to());
            }
            for (int r : network.referencesFrom[place]) {
                open.add(network.references[r].to());
            }
        }
    }

    /** Nothing is left to be priced. */
    boolean isEmpty() {
        return Arrays.stream(targets).allMatch(target -> target == 0);
    }
}
