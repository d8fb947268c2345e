package io.partguard.detection.learning;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Lookup;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the whole pipeline makes of generated listings it has not seen. Every figure is synthetic. */
final class Evaluation {
    private final Map<Verdict, Map<Verdict, Integer>> named = new EnumMap<>(Verdict.class);
    private final Map<String, int[]> accusedByKind = new TreeMap<>();
    private int identified;
    private int withPart;
    private int strangers;
    private int strangersMatched;

    private Evaluation() {}

    static Evaluation of(SyntheticWorld test, World world) {
        Evaluation evaluation = new Evaluation();
        List<Listing> listings =
                test.listings().stream().map(SyntheticWorld.Labelled::listing).toList();
        List<Detection> detections = test.pipeline(world.matchModel()).detect(listings, world);
        for (int i = 0; i < detections.size(); i++) {
            evaluation.count(test.listings().get(i), detections.get(i));
        }
        return evaluation;
    }

    private void count(SyntheticWorld.Labelled labelled, Detection detection) {
        if (!(detection.judgement() instanceof Judgement.Decided decided)) {
            throw new IllegalStateException("nothing is out in memory");
        }
        named.computeIfAbsent(labelled.verdict(), truth -> new EnumMap<>(Verdict.class))
                .merge(decided.verdict(), 1, Integer::sum);
        int[] kind = accusedByKind.computeIfAbsent(labelled.verdict() + " " + labelled.kind(), k -> new int[2]);
        kind[0]++;
        kind[1] += decided.verdict().accuses() ? 1 : 0;
        boolean matched = detection.match() instanceof Lookup.Found<Match>;
        if (labelled.partId() != null) {
            withPart++;
            identified += detection.match() instanceof Lookup.Found<Match>(Match match)
                            && match.candidate().partId().equals(labelled.partId())
                    ? 1
                    : 0;
        } else if (labelled.verdict() == Verdict.NOT_OURS) {
            strangers++;
            strangersMatched += matched ? 1 : 0;
        }
    }

    private int count(Verdict truth, Verdict verdict) {
        return named.getOrDefault(truth, Map.of()).getOrDefault(verdict, 0);
    }

    private int all(Verdict truth) {
        return named.getOrDefault(truth, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int accused(Verdict truth) {
        return count(truth, Verdict.COPYCAT) + count(truth, Verdict.COUNTERFEIT);
    }

    Map<String, Double> ofMatches() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("right_part_named", share(identified, withPart));
        figures.put("strangers_matched", share(strangersMatched, strangers));
        return figures;
    }

    Map<String, Double> ofVerdicts() {
        int fakes = all(Verdict.COPYCAT) + all(Verdict.COUNTERFEIT);
        int caught = accused(Verdict.COPYCAT) + accused(Verdict.COUNTERFEIT);
        int honest = 0;
        int falselyAccused = 0;
        double f1 = 0;
        for (Verdict truth : Verdict.values()) {
            honest += truth.accuses() ? 0 : all(truth);
            falselyAccused += truth.accuses() ? 0 : accused(truth);
            f1 += f1(truth) / Verdict.values().length;
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("macro_f1", f1);
        figures.put("accuse_precision", share(caught, caught + falselyAccused));
        figures.put("accuse_recall", share(caught, fakes));
        figures.put("false_accusation", share(falselyAccused, honest));
        figures.put("false_accusation_compatible", share(accused(Verdict.COMPATIBLE), all(Verdict.COMPATIBLE)));
        return figures;
    }

    private double f1(Verdict verdict) {
        int predicted = 0;
        for (Verdict truth : Verdict.values()) {
            predicted += count(truth, verdict);
        }
        return share(2 * count(verdict, verdict), predicted + all(verdict));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    void print(PrintStream out) {
        out.println();
        out.println("On generated listings not seen before (rows: what they are; columns: what they were called)");
        out.printf("%-16s", "");
        for (Verdict verdict : Verdict.values()) {
            out.printf("%16s", verdict);
        }
        out.println();
        for (Verdict truth : Verdict.values()) {
            out.printf("%-16s", truth);
            for (Verdict verdict : Verdict.values()) {
                out.printf("%16d", count(truth, verdict));
            }
            out.println();
        }
        out.println();
        ofMatches().forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %.4f%n", name, value));
        ofVerdicts().forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %.4f%n", name, value));
        out.println();
        out.println("Accused, by kind of listing");
        accusedByKind.forEach((kind, counts) -> {
            if (counts[1] > 0 || kind.startsWith("CO") && !kind.startsWith("COMP")) {
                out.printf("%-44s %5d of %5d%n", kind, counts[1], counts[0]);
            }
        });
        out.println();
    }
}
