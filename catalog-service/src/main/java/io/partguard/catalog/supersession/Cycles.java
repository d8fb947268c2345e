package io.partguard.catalog.supersession;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rings in a graph without recursion, so that a long chain cannot overflow the stack. */
final class Cycles {
    private final Map<Long, List<Long>> edges;
    private final Map<Long, Integer> order = new HashMap<>();
    private final Map<Long, Integer> lowest = new HashMap<>();
    private final Deque<Long> open = new ArrayDeque<>();
    private final Set<Long> isOpen = new HashSet<>();
    private final Set<Long> found = new HashSet<>();

    private Cycles(Map<Long, List<Long>> edges) {
        this.edges = edges;
    }

    /** Every node that lies on a ring (Tarjan's strongly connected components of two or more, and self-loops). */
    static Set<Long> in(Map<Long, List<Long>> edges) {
        Cycles cycles = new Cycles(edges);
        for (Long node : new ArrayList<>(edges.keySet())) {
            if (!cycles.order.containsKey(node)) {
                cycles.walk(node);
            }
        }
        return cycles.found;
    }

    private record Step(long node, int child) {}

    private void walk(long root) {
        Deque<Step> work = new ArrayDeque<>();
        work.push(new Step(root, 0));
        while (!work.isEmpty()) {
            Step step = work.pop();
            long node = step.node();
            if (step.child() == 0) {
                enter(node);
            }
            List<Long> children = edges.getOrDefault(node, List.of());
            int child = step.child();
            if (child > 0) {
                lower(node, lowest.getOrDefault(children.get(child - 1), Integer.MAX_VALUE), children.get(child - 1));
            }
            boolean descended = false;
            while (child < children.size() && !descended) {
                long next = children.get(child++);
                if (next == node) {
                    found.add(node);
                } else if (!order.containsKey(next)) {
                    work.push(new Step(node, child));
                    work.push(new Step(next, 0));
                    descended = true;
                } else {
                    lower(node, order.getOrDefault(next, Integer.MAX_VALUE), next);
                }
            }
            if (!descended) {
                leave(node);
            }
        }
    }

    private void enter(long node) {
        order.put(node, order.size());
        lowest.put(node, order.size() - 1);
        open.push(node);
        isOpen.add(node);
    }

    private void lower(long node, int to, long through) {
        if (isOpen.contains(through)) {
            lowest.merge(node, to, Math::min);
        }
    }

    private void leave(long node) {
        if (!lowest.getOrDefault(node, -1).equals(order.get(node))) {
            return;
        }
        List<Long> component = new ArrayList<>();
        long member;
        do {
            member = open.pop();
            isOpen.remove(member);
            component.add(member);
        } while (member != node);
        if (component.size() > 1) {
            found.addAll(component);
        }
    }
}
