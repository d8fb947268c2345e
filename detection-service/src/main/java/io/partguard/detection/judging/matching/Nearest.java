package io.partguard.detection.judging.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a table by their words, and how much more like a given row of the other table one of them is than the best
 * of the rest. An offer that stands word for word in both tables competes with nobody.
 */
final class Nearest {
    private static final int MOST = 30;
    private static final double LEAST = .1;
    private static final double CLOSE = .1;

    private final Vocabulary words;
    private final List<int[]> rows;
    private final List<Cell> whole;
    private final double[] norms;
    private final int[][] rowsOfWord;
    private final Map<Integer, List<Hit>> asked = new HashMap<>();

    /** @param score cosine of the words, 0 to 1 */
    record Hit(int row, double score) {}

    /** @param whole the rows' whole text, which tells equal offers */
    Nearest(Vocabulary words, List<int[]> rows, List<Cell> whole) {
        this.words = words;
        this.rows = rows;
        this.whole = whole;
        this.norms = rows.stream().mapToDouble(this::norm).toArray();
        List<List<Integer>> lists = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            lists.add(new ArrayList<>(2));
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int word : rows.get(row)) {
                lists.get(word).add(row);
            }
        }
        this.rowsOfWord = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private double norm(int[] row) {
        double sum = 0;
        for (int word : row) {
            sum += words.rarity(word) * words.rarity(word);
        }
        return Math.sqrt(sum);
    }

    /** The likest first; equally like ones by their text, so that no order of rows shows. */
    List<Hit> to(int asker, int[] given) {
        return asked.computeIfAbsent(asker, key -> {
            double[] scores = new double[rows.size()];
            for (int word : given) {
                double weight = words.rarity(word) * words.rarity(word);
                for (int row : rowsOfWord[word]) {
                    scores[row] += weight;
                }
            }
            double norm = norm(given);
            List<Hit> hits = new ArrayList<>();
            for (int row = 0; row < scores.length; row++) {
                double score = scores[row] == 0 ? 0 : scores[row] / (norm * norms[row]);
                if (score > LEAST) {
                    hits.add(new Hit(row, score));
                }
            }
            hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score())
                    .thenComparing(hit -> whole.get(hit.row()).joined));
            return List.copyOf(hits.subList(0, Math.min(MOST, hits.size())));
        });
    }

    /** @param score of the asker and this row */
    void addTo(Values values, String side, List<Hit> hits, Cell asker, int row, double score) {
        double best = 0;
        int better = 0;
        int close = 0;
        for (Hit hit : hits) {
            String other = whole.get(hit.row()).joined;
            if (!other.equals(asker.joined) && !other.equals(whole.get(row).joined)) {
                best = Math.max(best, hit.score());
                better += hit.score() > score ? 1 : 0;
                close += hit.score() > score - CLOSE ? 1 : 0;
            }
        }
        values.add(side + ".lead", score - best);
        values.add(side + ".better", better);
        values.add(side + ".close", close);
    }
}
