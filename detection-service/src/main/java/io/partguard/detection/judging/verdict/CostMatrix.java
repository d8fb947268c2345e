package io.partguard.detection.judging.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What it costs to name one class where another is the truth. Published with the product, in {@code costs.txt} beside this
 * class: whoever is accused can read how much doubt an accusation bears.
 */
public final class CostMatrix {
    private static final Verdict[] VERDICTS = Verdict.values();

    /** By truth, then by what is named. */
    private final double[][] costs;

    private CostMatrix(double[][] costs) {
        this.costs = costs;
    }

    public static CostMatrix published() {
        try (InputStream in = CostMatrix.class.getResourceAsStream("costs.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing costs.txt");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CostMatrix read(List<String> lines) {
        double[][] costs = new double[VERDICTS.length][VERDICTS.length];
        List<String> rows = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<Verdict> named = Arrays.stream(rows.getFirst().strip().split("\\s+"))
                .skip(1)
                .map(Verdict::valueOf)
                .toList();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.strip().split("\\s+");
            for (int i = 0; i < named.size(); i++) {
                costs[Verdict.valueOf(cells[0]).ordinal()][named.get(i).ordinal()] = Double.parseDouble(cells[i + 1]);
            }
        }
        return new CostMatrix(costs);
    }

    public double cost(Verdict truth, Verdict named) {
        return costs[truth.ordinal()][named.ordinal()];
    }

    /** The class with the least expected cost among those that are not struck out; the earlier one where two cost the same. */
    Verdict cheapest(Map<Verdict, Double> probabilities, Set<Verdict> struck) {
        Verdict cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Verdict named : VERDICTS) {
            if (struck.contains(named)) {
                continue;
            }
            double expected = 0;
            for (Verdict truth : VERDICTS) {
                expected += probabilities.getOrDefault(truth, 0.0) * cost(truth, named);
            }
            if (cheapest == null || expected < least) {
                cheapest = named;
                least = expected;
            }
        }
        if (cheapest == null) {
            throw new IllegalArgumentException("every verdict is struck out");
        }
        return cheapest;
    }
}
