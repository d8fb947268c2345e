package io.partguard.catalog.supersession;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** Parts that lead to each other. Without recursion, so that a long chain cannot overflow the stack. */
final class Groups {
    private Groups() {}

    /** Every group of nodes that can all be reached from each other; a node alone only where it leads to itself. */
    static List<Set<Long>> of(Map<Long, List<Long>> edges) {
        Graph<Long, DefaultEdge> graph = graph(edges);
        return new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream()
                        .filter(group -> group.size() > 1
                                || graph.containsEdge(
                                        group.iterator().next(),
                                        group.iterator().next()))
                        .map(Set::copyOf)
                        .toList();
    }

    /** The shortest way, both ends in it; the list is the caller's. @throws IllegalArgumentException where there is none */
    static List<Long> path(long from, long to, Map<Long, List<Long>> edges) {
        if (from == to) {
            return new ArrayList<>(List.of(from));
        }
        var path = BFSShortestPath.findPathBetween(graph(edges), from, to);
        if (path == null) {
            throw new IllegalArgumentException("no way from " + from + " to " + to);
        }
        return new ArrayList<>(path.getVertexList());
    }

    private static Graph<Long, DefaultEdge> graph(Map<Long, List<Long>> edges) {
        Graph<Long, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        edges.forEach((from, targets) -> {
            graph.addVertex(from);
            for (Long to : targets) {
                graph.addVertex(to);
                graph.addEdge(from, to);
            }
        });
        return graph;
    }
}
