package io.partguard.bench.matching;

import io.partguard.bench.matching.PairFolder.Pair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are known to be the same goods: by the tables' clusters, or else by pairs labelled as the same. Each entity
 * goes by the least text of its rows, so that folds depend on neither ids nor the order of rows.
 */
final class Entities {
    private final int lefts;
    private final int[] parent;
    private final String[] least;

    Entities(PairFolder folder, List<Pair> pairs) {
        lefts = folder.left.table().rows().size();
        int rows = lefts + folder.right.table().rows().size();
        parent = new int[rows];
        least = new String[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = row;
            least[row] = row < lefts ? folder.left.text(row) : folder.right.text(row - lefts);
        }
        for (Pair pair : pairs) {
            if (pair.same()) {
                join(pair.left(), lefts + pair.right());
            }
        }
        java.util.Map<String, Integer> first = new java.util.HashMap<>();
        joinClusters(folder.left.clusters(), 0, first);
        joinClusters(folder.right.clusters(), lefts, first);
    }

    private void joinClusters(@Nullable List<String> clusters, int from, java.util.Map<String, Integer> first) {
        for (int row = 0; clusters != null && row < clusters.size(); row++) {
            Integer other = first.putIfAbsent(clusters.get(row), from + row);
            if (other != null) {
                join(other, from + row);
            }
        }
    }

    private int root(int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void join(int a, int b) {
        int keep = root(a);
        int gone = root(b);
        parent[gone] = keep;
        least[keep] = least[keep].compareTo(least[gone]) <= 0 ? least[keep] : least[gone];
    }

    /** Of the pair's left and right entity, each 0 to {@code folds} - 1. */
    int[] folds(Pair pair, int folds, long seed) {
        return new int[] {fold(root(pair.left()), folds, seed), fold(root(lefts + pair.right()), folds, seed)};
    }

    private int fold(int root, int folds, long seed) {
        CRC32 sum = new CRC32();
        sum.update((seed + "\u0001" + least[root]).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % folds);
    }
}
