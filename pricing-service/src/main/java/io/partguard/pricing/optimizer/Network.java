package io.partguard.pricing.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All rules that are about a part, by place: what limits each price, and whom a price limits. */
final class Network {
    static final long NO_LIMIT = Long.MAX_VALUE;

    final int size;
    final List<Piece.Cap> caps = new ArrayList<>();
    final List<Piece.OfPart> ofPart = new ArrayList<>();
    final List<Piece.Missing> missing = new ArrayList<>();
    final Piece.Edge[] edges;
    final Piece.Reference[] references;
    /** The edges' ends, and what each multiplies a price by where that is one division; not a number where it is more. */
    final int[] edgeTo;

    final double[] edgeSlope;
    /** The lowest of the caps in each place, and whose it is. */
    final long[] lowestCap;

    final int[] lowestCapRule;
    /** For each place the first of the edges that start there, which lie together; and the references that look there. */
    final int[] edgesFrom;

    final int[][] referencesFrom;
    /** The other way round: the edges and references that limit a place. */
    final int[][] edgesTo;

    final int[][] referencesTo;
    /** Rules that contradict each other whatever the prices; found once. */
    final List<Cycle> contradictions;

    Network(int size, List<Piece> pieces) {
        this.size = size;
        List<Piece.Edge> edgeList = new ArrayList<>();
        List<Piece.Reference> referenceList = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Cap cap -> caps.add(cap);
                case Piece.OfPart one -> ofPart.add(one);
                case Piece.Missing one -> missing.add(one);
                case Piece.Edge edge -> edgeList.add(edge);
                case Piece.Reference reference -> referenceList.add(reference);
            }
        }
        edgeList.sort(Comparator.comparingInt(Piece.Edge::from));
        edges = edgeList.toArray(Piece.Edge[]::new);
        references = referenceList.toArray(Piece.Reference[]::new);
        edgeTo = edgeList.stream().mapToInt(Piece.Edge::to).toArray();
        edgeSlope = edgeList.stream()
                .mapToDouble(edge -> edge.link().isOneDivision() ? edge.link().slope() : Double.NaN)
                .toArray();
        lowestCap = new long[size];
        lowestCapRule = new int[size];
        Arrays.fill(lowestCap, NO_LIMIT);
        Arrays.fill(lowestCapRule, -1);
        for (Piece.Cap cap : caps) {
            if (cap.steps() < lowestCap[cap.to()]) {
                lowestCap[cap.to()] = cap.steps();
                lowestCapRule[cap.to()] = cap.rule();
            }
        }
        edgesFrom = new int[size + 1];
        for (Piece.Edge edge : edges) {
            edgesFrom[edge.from() + 1]++;
        }
        for (int i = 0; i < size; i++) {
            edgesFrom[i + 1] += edgesFrom[i];
        }
        referencesFrom = new int[size][];
        edgesTo = new int[size][];
        referencesTo = new int[size][];
        for (int i = 0; i < size; i++) {
            int place = i;
            edgesTo[i] = indexes(edges.length, e -> edges[e].to() == place);
            referencesTo[i] = indexes(references.length, r -> references[r].to() == place);
            referencesFrom[i] = indexes(
                    references.length, r -> Arrays.stream(references[r].from()).anyMatch(from -> from == place));
        }
        contradictions = Cycles.below(size, edges, references);
    }

    private static int[] indexes(int count, java.util.function.IntPredicate which) {
        return java.util.stream.IntStream.range(0, count).filter(which).toArray();
    }
}
