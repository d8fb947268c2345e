package io.partguard.bench.verdict;

import static io.partguard.bench.Metric.atMost;
import static io.partguard.bench.Metric.info;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import io.partguard.demo.Demo;
import io.partguard.demo.Mix;
import io.partguard.demo.Sizes;
import io.partguard.stack.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a challenger loses that learnt from decisions of which a share were lies, and whether it would be promoted. Training
 * listings are the shipped generator's; what is decided, the gold set and the test are three made-up markets that share nothing
 * with it.
 */
public final class PoisonedFeedback implements Benchmark {
    private static final long SEED = 20_261_201;
    private static final double LEAST_FLOOR = .01;
    private static final double MUTINY = .5;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String name() {
        return "poisoned-feedback";
    }

    @Override
    public String line() {
        return "synthetic: points lost on a gold set by learning from lies, and whether such a model is promoted";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("partguard-poison-");
        try {
            Sizes balanced = quick ? new Sizes(1_500, 2_000, Mix.BALANCED) : new Sizes(5_000, 8_000, Mix.BALANCED);
            Demo.generate(folder.resolve("verdict"), SEED + 1, balanced);
            Demo.generate(folder.resolve("calibrate"), SEED + 2, new Sizes(balanced.parts(), balanced.listings()));
            market(SEED + 3, quick ? 800 : 4_000, quick ? 30 : 150).write(folder.resolve("feedback"));
            market(SEED + 4, quick ? 400 : 1_500, quick ? 15 : 50).write(folder.resolve("gold"));
            market(SEED + 5, quick ? 800 : 4_000, quick ? 30 : 150).write(folder.resolve("test"));
            Path answers = folder.resolve("challengers.ndjson");
            trial(folder, answers);
            List<JsonNode> challengers = new ArrayList<>();
            for (String line : Files.readAllLines(answers)) {
                challengers.add(JSON.readTree(line));
            }
            return result(challengers, screen);
        } finally {
            Folders.delete(folder);
        }
    }

    private static TestMarket market(long seed, int honest, int attacks) {
        return new TestMarket(seed, 3_000, honest, attacks);
    }

    private static void trial(Path folder, Path answers) throws IOException, InterruptedException {
        ProcessBuilder trial = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx2g",
                        "-Duser.timezone=UTC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        VerdictQuality.jar().toString(),
                        "poison",
                        "--data=" + folder,
                        "--out=" + answers)
                .inheritIO();
        trial.environment().put("OMP_NUM_THREADS", "1");
        int exit = trial.start().waitFor();
        if (exit != 0) {
            throw new StackFailed("detection-service poison ended with exit code " + exit);
        }
    }

    /** Share of the examples that the champion names rightly and the challenger does not, net. */
    private static double lost(JsonNode run) {
        return (double) (run.path("byChampion").path("right").asInt()
                        - run.path("byChallenger").path("right").asInt())
                / run.path("examples").asInt();
    }

    private static double accused(JsonNode run) {
        return (double) (run.path("byChallenger").path("falseAccusations").asInt()
                        - run.path("byChampion").path("falseAccusations").asInt())
                / run.path("examples").asInt();
    }

    private static Result result(List<JsonNode> challengers, Screen screen) {
        screen.line("");
        screen.line(
                "%-14s %5s %-8s %14s %13s %10s %10s %10s %9s",
                "attack",
                "lies",
                "caps",
                "learnt, lies",
                "right (gold)",
                "lost gold",
                "accused+",
                "lost test",
                "promoted");
        List<Metric> metrics = new ArrayList<>();
        double worst = Double.NEGATIVE_INFINITY;
        double worstTest = Double.NEGATIVE_INFINITY;
        for (JsonNode one : challengers) {
            JsonNode gold = one.path("gold");
            boolean promotable = one.path("promotable").asBoolean();
            boolean capped = one.path("capped").asBoolean();
            double rate = one.path("rate").asDouble();
            screen.line(
                    "%-14s %4.0f%% %-8s %14s %13s %10.4f %10.4f %10.4f %9s",
                    one.path("attack").asString(),
                    100 * rate,
                    capped ? "yes" : "no",
                    one.path("kept").asInt() + ", " + one.path("liesKept").asInt(),
                    gold.path("byChallenger").path("right").asInt() + "/"
                            + gold.path("examples").asInt(),
                    lost(gold),
                    accused(gold),
                    lost(one.path("test")),
                    promotable ? "yes" : "refused");
            if (capped && rate > 0 && rate < MUTINY && promotable) {
                worst = Math.max(worst, lost(gold));
                worstTest = Math.max(worstTest, lost(one.path("test")));
            }
            String key = (one.path("attack").asString()
                            + String.format(Locale.ROOT, "_%.0f", 100 * rate)
                            + (capped ? "" : "_no_caps"))
                    .toLowerCase(Locale.ROOT);
            metrics.add(info("lost_" + key, lost(gold)));
            metrics.add(info("promoted_" + key, promotable ? 1 : 0));
        }
        metrics.addFirst(atMost("lost_on_test_if_promoted", none(worstTest), LEAST_FLOOR, LEAST_FLOOR));
        metrics.addFirst(atMost("lost_if_promoted", none(worst), LEAST_FLOOR, 0));
        return new Result(
                metrics,
                Map.of(),
                List.of(
                        "SYNTHETIC: every offer and every decision is made up; the champion learnt from generated listings alone.",
                        "lost: share of the set that the champion names rightly and the challenger does not, net; below 0 it learnt.",
                        "lost_if_promoted: the worst of the nine poisoned challengers with caps that the gate lets pass; the gate"
                                + " itself lets nothing pass that loses more than its tolerance on the gold set, so the test, which"
                                + " the gate does not see, is the sharper question."));
    }

    /** Nothing promoted, nothing lost. */
    private static double none(double worst) {
        return Double.isInfinite(worst) ? 0 : worst;
    }
}
