package io.partguard.bench.verdict;

import static io.partguard.bench.Metric.atLeast;
import static io.partguard.bench.Metric.atMost;
import static io.partguard.bench.Metric.info;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.LocalPartguard;
import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Verdicts of the shipped models on a made-up market that no training saw. The serving pipeline runs in a process of its
 * own over the market's catalogue in memory: candidates are found by our own search, not by Elasticsearch.
 */
public final class VerdictQuality implements Benchmark {
    private static final long SEED = 20_260_618;
    private static final double PREVALENCE = .02;

    @Override
    public String name() {
        return "verdict-quality";
    }

    @Override
    public String line() {
        return "synthetic: verdicts on an independent made-up market, by kind of attack, weighted to 2 % fakes";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        TestMarket market = quick ? new TestMarket(SEED, 3_000, 9_000, 60) : new TestMarket(SEED, 20_000, 48_000, 400);
        Path folder = Files.createTempDirectory("partguard-market-");
        try {
            market.write(folder);
            Path judged = folder.resolve("judged.ndjson");
            judge(folder, judged);
            List<Answers> all = Answers.read(market.offers(), judged);
            return result(
                    all.stream().filter(a -> !a.kind().startsWith("masked_")).toList(), masked(all));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void judge(Path folder, Path judged) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g",
                "-Duser.timezone=UTC",
                "-jar",
                jar().toString()));
        command.addAll(List.of("judge", "--data=" + folder, "--out=" + judged));
        String models = System.getenv("PARTGUARD_MODEL_DIR");
        if (models != null && !models.isBlank()) {
            command.add("--models=" + models);
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new StackFailed("detection-service judge ended with exit code " + exit);
        }
    }

    static Path jar() throws IOException {
        Path target = LocalPartguard.root().resolve("detection-service/target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.<Path>empty()) {
            return files.filter(file -> file.getFileName().toString().matches("detection-service-.*-app\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new StackFailed("detection-service is not built: ./mvnw package"));
        }
    }

    /** What is caught of the same fakes under each mask, over what is caught of them as they were. */
    private static List<Metric> masked(List<Answers> all) {
        Scores scores = new Scores(all, PREVALENCE);
        double clean = scores.recall(Masked.CLEAN.kind());
        List<Metric> metrics = new ArrayList<>(List.of(info("recall_unmasked", clean)));
        for (Masked masked : Masked.values()) {
            if (masked != Masked.CLEAN) {
                metrics.add(atLeast(
                        masked.kind().replace("masked_", "recall_over_clean_"),
                        scores.recall(masked.kind()) / clean,
                        .95,
                        .95));
            }
        }
        return metrics;
    }

    private static Result result(List<Answers> answers, List<Metric> masked) {
        Scores scores = new Scores(answers, PREVALENCE);
        long honest = scores.count(a -> !a.fake());
        long accused = scores.count(a -> !a.fake() && a.accused());
        long compatible = scores.count(a -> a.truth().equals("COMPATIBLE"));
        long compatibleAccused = scores.count(a -> a.truth().equals("COMPATIBLE") && a.accused());
        List<Metric> metrics = new ArrayList<>();
        metrics.add(atLeast("macro_f1", scores.macroF1(), .85, .93));
        metrics.add(atLeast("accuse_precision", scores.precision(), .80, .95));
        metrics.add(atLeast("accuse_recall", scores.recall(), .85, .93));
        metrics.add(atMost("false_accusation", (double) accused / honest, .01, .003));
        metrics.add(atMost("false_accusation_upper95", Scores.upper(accused, honest), .01, .003));
        metrics.add(atMost("false_accusation_compatible", (double) compatibleAccused / compatible, .015, .005));
        metrics.add(
                atMost("false_accusation_compatible_upper95", Scores.upper(compatibleAccused, compatible), .015, .005));
        metrics.add(atMost("undecided_share", scores.undecided(), .02, .005));
        metrics.add(atMost("ece", scores.ece(a -> true), .03, .015));
        metrics.add(info("ece_where_models_decide", scores.ece(a -> !a.truth().equals("NOT_OURS"))));
        metrics.add(info("recall_at_1pct", new Scores(answers, .01).recallAt(.01)));
        metrics.add(info(
                "right_part_named", share(scores, a -> Boolean.TRUE.equals(a.matched()), a -> a.matched() != null)));
        for (String verdict :
                List.of("GENUINE", "PARALLEL_IMPORT", "COMPATIBLE", "COPYCAT", "COUNTERFEIT", "NOT_OURS")) {
            metrics.add(info("f1_" + verdict.toLowerCase(Locale.ROOT), scores.f1(verdict)));
        }
        for (String kind : Attacks.KINDS) {
            metrics.add(info("recall_" + kind, scores.recall(kind)));
        }
        metrics.addAll(masked);
        List<String> remarks = new ArrayList<>();
        remarks.add("SYNTHETIC: every offer is made up, by a generator that shares nothing with the training's.");
        remarks.add(String.format(
                Locale.ROOT,
                "%,d honest offers, %,d fakes (%d of each of %d kinds of attack), weighted to %.0f %% fakes; recall_at_1pct to 1 %%.",
                honest,
                answers.size() - honest,
                (answers.size() - honest) / Attacks.KINDS.size(),
                Attacks.KINDS.size(),
                100 * PREVALENCE));
        remarks.add(String.format(Locale.ROOT, "%d of %,d honest offers accused:", accused, honest)
                + honestAccused(answers));
        remarks.add("The pipeline that serves, in a process of its own, candidates from a catalogue in memory.");
        return new Result(metrics, Map.of(), remarks);
    }

    private static double share(
            Scores scores, java.util.function.Predicate<Answers> these, java.util.function.Predicate<Answers> of) {
        return (double) scores.count(these) / scores.count(of);
    }

    private static String honestAccused(List<Answers> answers) {
        Map<String, Long> kinds = answers.stream()
                .filter(a -> !a.fake() && a.accused())
                .collect(java.util.stream.Collectors.groupingBy(
                        a -> a.truth() + " " + a.kind(),
                        java.util.TreeMap::new,
                        java.util.stream.Collectors.counting()));
        return kinds.isEmpty() ? " none" : " " + kinds;
    }
}
