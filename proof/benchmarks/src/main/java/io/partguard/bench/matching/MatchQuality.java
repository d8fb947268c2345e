package io.partguard.bench.matching;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.matching.PairFolder.Pair;
import io.partguard.detection.judging.matching.TableFeatures;
import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.learning.BoostedTrees.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How well labelled pairs of two shops are told apart by models trained on the folder's own {@code train.csv}. Settings and
 * thresholds come from cross-validation inside it; the file that is reported is read once, when all that is decided.
 */
public final class MatchQuality implements Benchmark {
    private static final List<String> FOLDERS = List.of("abt-buy", "walmart-amazon", "wdc-products");
    private static final long[] SEEDS = {11, 23, 47};
    private static final Map<String, double[]> MARKS = Map.of(
            "abt-buy", new double[] {.90, .94},
            "walmart-amazon", new double[] {.84, .90},
            "wdc-products", new double[] {.70, .80});

    @Override
    public String name() {
        return "match-quality";
    }

    @Override
    public String line() {
        return "F1 on labelled pairs of two shops, trained on the folder's own pairs; any such folder with --data";
    }

    @Override
    public List<String> needs() {
        return PairFolder.NEEDS;
    }

    /** A folder of pairs, or the shared data with the three of them. */
    @Override
    public List<String> absent(Path data) {
        return folders(data).isEmpty()
                ? List.of("matching/" + FOLDERS.getFirst(), PairFolder.NEEDS.getFirst())
                : List.of();
    }

    private static List<Path> folders(Path data) {
        return PairFolder.is(data)
                ? List.of(data)
                : FOLDERS.stream()
                        .map(name -> data.resolve("matching").resolve(name))
                        .filter(PairFolder::is)
                        .toList();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException {
        List<Path> folders = folders(data);
        List<Metric> metrics = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Path folder : folders) {
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            Trial trial = new Trial(PairFolder.read(folder), quick, screen);
            Map<String, Double> figures = trial.run(name, remarks);
            String prefix =
                    folders.size() == 1 ? "" : name.toLowerCase(Locale.ROOT).replace('-', '_') + "_";
            double[] marks = MARKS.get(name);
            figures.forEach((key, value) -> metrics.add(
                    key.equals("f1") && marks != null
                            ? Metric.atLeast(prefix + key, value, marks[0], marks[1])
                            : Metric.info(prefix + key, value)));
        }
        if (quick) {
            remarks.add("One seed and one setting: the whole run tries several of each.");
        }
        return new Result(metrics, Map.of(), remarks);
    }

    private static final class Trial {
        private final PairFolder folder;
        private final TableFeatures features;
        private final boolean quick;
        private final Screen screen;

        Trial(PairFolder folder, boolean quick, Screen screen) {
            this.folder = folder;
            this.quick = quick;
            this.screen = screen;
            this.features = new TableFeatures(folder.left.table(), folder.right.table());
        }

        private record Figures(
                double f1, double precision, double recall, double threshold, double share, double inside) {}

        Map<String, Double> run(String name, List<String> remarks) throws IOException {
            String reported = folder.has("test.csv") ? "test.csv" : "valid.csv";
            List<Pair> train = folder.pairs("train.csv");
            Entities entities = new Entities(folder, train);
            PairModel model =
                    new PairModel(features.names(), pair -> features.of(pair.left(), pair.right()), entities, train);
            Settings chosen = chosen(model);
            List<Fitted> fitted =
                    fit(model, chosen, pair -> features.of(pair.left(), pair.right()), quick ? 1 : SEEDS.length);
            ShippedFeatures shipped = new ShippedFeatures(folder, features);
            PairModel shippedModel = new PairModel(ShippedFeatures.names(), shipped::of, entities, train);
            List<Fitted> ofShipped = fit(shippedModel, chosen, shipped::of, 1);

            List<Pair> held = folder.pairs(reported);
            Figures figures = mean(fitted, held);
            Map<String, Double> all = new LinkedHashMap<>();
            all.put("f1", figures.f1());
            all.put("precision", figures.precision());
            all.put("recall", figures.recall());
            all.put("threshold", figures.threshold());
            all.put("estimated_share", figures.share());
            all.put("f1_inside_train", figures.inside());
            all.put("f1_shipped_features", mean(ofShipped, held).f1());
            remarks.add(String.format(
                    Locale.ROOT,
                    "%s: %s (%d pairs) by models of train.csv (%d pairs), %d features, %d rounds of depth %d, seeds %d.",
                    name,
                    reported,
                    held.size(),
                    train.size(),
                    features.names().size(),
                    chosen.rounds(),
                    chosen.depth(),
                    fitted.size()));
            return all;
        }

        /** @param choosing what thresholds are chosen on @param inside what cross-validation in train.csv made of it */
        private record Fitted(FlatTrees trees, Scored choosing, Scored inside, Function<Pair, double[]> values) {}

        private Settings chosen(PairModel model) {
            List<Settings> grid = grid();
            Settings best = grid.getFirst();
            double most = -1;
            for (Settings settings : grid) {
                double f1 = grid.size() == 1
                        ? 0
                        : model.crossValidated(settings).best().f1();
                if (grid.size() > 1) {
                    screen.line("  %s: %.4f in cross-validation", settings, f1);
                }
                if (f1 > most) {
                    most = f1;
                    best = settings;
                }
            }
            return best;
        }

        private List<Settings> grid() {
            return quick
                    ? List.of(new Settings(150, 4, .15, 2, .8, .5, SEEDS[0]))
                    : List.of(
                            new Settings(300, 6, .06, 2, .8, .5, SEEDS[0]),
                            new Settings(300, 4, .1, 2, .8, .5, SEEDS[0]));
        }

        private List<Fitted> fit(PairModel model, Settings chosen, Function<Pair, double[]> values, int seeds)
                throws IOException {
            List<Fitted> fitted = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                Settings settings = chosen.with(SEEDS[i]);
                Scored inside = model.crossValidated(settings);
                FlatTrees trees = model.train(settings);
                Scored choosing = new Scored();
                choosing.addAll(inside);
                if (folder.has("test.csv")) {
                    choosing.addAll(scored(trees, folder.pairs("valid.csv"), values));
                }
                fitted.add(new Fitted(trees, choosing, inside, values));
            }
            return fitted;
        }

        private static Scored scored(FlatTrees trees, List<Pair> pairs, Function<Pair, double[]> values) {
            Scored scored = new Scored();
            for (Pair pair : pairs) {
                scored.add(Calibration.logistic(trees.margin(values.apply(pair))), pair.same());
            }
            return scored;
        }

        private static Figures mean(List<Fitted> fitted, List<Pair> held) {
            double[] sums = new double[6];
            for (Fitted one : fitted) {
                Scored scored = scored(one.trees(), held, one.values());
                // From the probabilities alone: no answer of the reported file has a part in its threshold.
                double share = scored.estimatedShare(one.inside().share());
                Scored.Counted counted = scored.at(one.choosing().best(share).threshold());
                sums[0] += counted.f1();
                sums[1] += counted.precision();
                sums[2] += counted.recall();
                sums[3] += counted.threshold();
                sums[4] += share;
                sums[5] += one.inside().best().f1();
            }
            int n = fitted.size();
            return new Figures(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n, sums[5] / n);
        }
    }
}
