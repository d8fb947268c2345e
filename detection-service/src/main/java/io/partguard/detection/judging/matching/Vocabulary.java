package io.partguard.detection.judging.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of a column by number, and how rare each is: the logarithm of cells a cell that has it. */
final class Vocabulary {
    private final Map<String, Integer> ids = new HashMap<>();
    private final double[] rarity;
    private final String[] written;

    private Vocabulary(Map<String, Integer> inCells, int cells) {
        rarity = new double[inCells.size()];
        written = new String[inCells.size()];
        inCells.forEach((word, count) -> {
            int id = ids.size();
            ids.put(word, id);
            rarity[id] = Math.log((cells + 1.0) / count);
            written[id] = word;
        });
    }

    /** @param words of a cell, each once; cells without any count for nothing */
    static Vocabulary of(List<Cell> cells, Function<Cell, Collection<String>> words) {
        // Sorted, so that sums over words come out the same whatever the order of rows.
        Map<String, Integer> inCells = new TreeMap<>();
        int filled = 0;
        for (Cell cell : cells) {
            words.apply(cell).forEach(word -> inCells.merge(word, 1, Integer::sum));
            filled += cell.blank() ? 0 : 1;
        }
        return new Vocabulary(inCells, filled);
    }

    int size() {
        return rarity.length;
    }

    double rarity(int word) {
        return rarity[word];
    }

    String written(int word) {
        return written[word];
    }

    /** In rising order. */
    int[] ids(Collection<String> words) {
        return words.stream()
                .map(ids::get)
                .flatMap(Stream::ofNullable)
                .mapToInt(Objects::requireNonNull)
                .sorted()
                .toArray();
    }
}
