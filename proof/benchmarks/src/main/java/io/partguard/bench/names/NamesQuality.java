package io.partguard.bench.names;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.detection.judging.brand.ProtectedMarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Real names that imitated other names, against each imitated name and the other imitated name nearest to it, which is no
 * imitation. Five folds by imitated name: the least likeness that calls at most 1 % of the others' neighbours imitations is
 * chosen on four of them and used on the fifth.
 */
public final class NamesQuality implements Benchmark {
    private static final String PAIRS = "names/historical_typosquatting.csv";
    private static final int FOLDS = 5;
    private static final double FALSE_SHARE = .01;

    @Override
    public String name() {
        return "names-quality";
    }

    @Override
    public String line() {
        return "1,002 real imitated names against names that only resemble each other, by detection's rules";
    }

    @Override
    public List<String> needs() {
        return List.of(PAIRS);
    }

    /** @param likeness of the imitating name to the imitated one */
    private record Pair(String target, boolean separatorsOnly, Likeness likeness) {}

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        int without = 0;
        for (String line :
                Files.readAllLines(data.resolve(PAIRS)).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            if (cells[1].equals("N/A")) {
                without++;
                continue;
            }
            boolean same = lettersAndDigits(cells[0]).equals(lettersAndDigits(cells[1]));
            pairs.add(new Pair(cells[1], same, Likeness.of(cells[0], cells[1])));
        }
        List<String> targets = new ArrayList<>(
                pairs.stream().map(Pair::target).distinct().sorted().toList());
        Map<String, Likeness> neighbours = neighbours(targets);
        Collections.shuffle(targets, new Random(20_260_512));
        return result(pairs, targets, neighbours, without);
    }

    private static Result result(
            List<Pair> pairs, List<String> targets, Map<String, Likeness> neighbours, int without) {
        Map<Boolean, Integer> found = new HashMap<>();
        int falselyFound = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<String> held = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                (i % FOLDS == fold ? held : others).add(targets.get(i));
            }
            int least = least(others, neighbours);
            falselyFound += atLeast(held, neighbours, least);
            for (Pair pair : pairs) {
                if (held.contains(pair.target()) && pair.likeness().ordinal() >= least) {
                    found.merge(pair.separatorsOnly(), 1, Integer::sum);
                }
            }
        }
        long separators = pairs.stream().filter(Pair::separatorsOnly).count();
        long letters = pairs.size() - separators;
        long lettersNear = pairs.stream()
                .filter(pair -> !pair.separatorsOnly() && pair.likeness() != Likeness.NONE)
                .count();
        return new Result(
                List.of(
                        Metric.atLeast(
                                "recall_at_1pct_fpr_separator",
                                (double) found.getOrDefault(true, 0) / separators,
                                .95,
                                .99),
                        Metric.info("recall_at_1pct_fpr_letters", (double) found.getOrDefault(false, 0) / letters),
                        Metric.info("fpr_held_out", (double) falselyFound / targets.size()),
                        Metric.info("recall_near_letters", (double) lettersNear / letters),
                        Metric.info(
                                "fpr_near",
                                (double) atLeast(targets, neighbours, Likeness.NEAR.ordinal()) / targets.size()),
                        Metric.info("separator_pairs", separators),
                        Metric.info("letter_pairs", letters),
                        Metric.info("targets", targets.size())),
                Map.of(),
                List.of(
                        separators + " of the pairs differ only in separators and capitals; " + without
                                + " lines name no target and are left out.",
                        "recall_near_letters and fpr_near are at the likeness that detection acts on, which it does"
                                + " only where something else of the mark's stands beside the name."));
    }

    /** The least likeness that is not too often wrong; beyond {@link Likeness#SAME} where even that is. */
    private static int least(List<String> targets, Map<String, Likeness> neighbours) {
        for (Likeness likeness : Likeness.values()) {
            if (atLeast(targets, neighbours, likeness.ordinal()) <= FALSE_SHARE * targets.size()) {
                return likeness.ordinal();
            }
        }
        return Likeness.values().length;
    }

    private static int atLeast(List<String> targets, Map<String, Likeness> neighbours, int least) {
        return (int) targets.stream()
                .filter(target -> neighbours.getOrDefault(target, Likeness.NONE).ordinal() >= least)
                .count();
    }

    /** Of each name, how alike the nearest other is: nearest by edits of letters and digits. */
    private static Map<String, Likeness> neighbours(List<String> targets) {
        List<String> keys = targets.stream().map(ProtectedMarks::key).toList();
        Map<String, Likeness> neighbours = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            int nearest = -1;
            int fewest = Integer.MAX_VALUE;
            for (int j = 0; j < targets.size(); j++) {
                int edits = j == i ? Integer.MAX_VALUE : Edits.between(keys.get(i), keys.get(j), fewest);
                if (edits < fewest) {
                    fewest = edits;
                    nearest = j;
                }
            }
            if (nearest >= 0) {
                neighbours.put(targets.get(i), Likeness.of(targets.get(nearest), targets.get(i)));
            }
        }
        return neighbours;
    }

    private static String lettersAndDigits(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
