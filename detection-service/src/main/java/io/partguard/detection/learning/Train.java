package io.partguard.detection.learning;

import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.signal.Feature;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

/**
 * Trains the match model and the verdict model on generated worlds, and writes each to a file that serving can check and
 * load. Reproducible: the same data and seed give the same trees.
 *
 * <p>Four worlds, so that nothing is measured on what it was fitted to: {@code match} trains the match model,
 * {@code verdict} the verdict model on what the match model makes of unseen listings, {@code calibrate} fits the
 * calibrations, {@code test} is read once, for the evaluation in the card. The last two have the shares of a real feed.
 * Decisions of people, where there are any, take the place of generated listings of {@code verdict}, see {@link Mixture};
 * calibrations stay those of a whole feed, as people decide what was accused.
 */
public final class Train {
    public static final String MATCH_FILE = "match.model";
    public static final String VERDICT_FILE = "verdict.model";
    private static final String MATCH = MatchModel.OUTPUT;
    private static final int PROBES = 60;
    private final long seed;
    private final Clock clock;
    private final PrintStream out;

    Train(long seed, Clock clock, PrintStream out) {
        this.seed = seed;
        this.clock = clock;
        this.out = out;
    }

    /**
     * {@code train --data=DIR --out=DIR [--seed=N] [--decisions=FILE]}; DIR holds the folders match, verdict, calibrate and test,
     * FILE is a training set.
     */
    public static int run(List<String> arguments, Clock clock, PrintStream out) throws IOException {
        Map<String, String> options = options(arguments);
        String data = options.get("data");
        String to = options.get("out");
        if (data == null || to == null) {
            out.println("usage: train --data=DIR --out=DIR [--seed=N] [--decisions=FILE]");
            out.println("DIR holds generated worlds in the folders match, verdict, calibrate and test.");
            return 2;
        }
        String decided = options.get("decisions");
        new Train(Long.parseLong(options.getOrDefault("seed", "7")), clock, out)
                .train(
                        Path.of(data),
                        Path.of(to),
                        decided == null ? Optional.empty() : Optional.of(Decisions.read(Path.of(decided))));
        return 0;
    }

    /** What stands in arguments of the form {@code --name=value}. */
    static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                options.put(
                        argument.substring(2, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
            }
        }
        return options;
    }

    private void train(Path data, Path to, Optional<Decisions> decided) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        SyntheticWorld forMatch = read(data, "match", hashes);
        TrainedFile match = trainMatch(forMatch);
        MatchModel matchModel = new MatchModel(match.model(), ModelWorld.MATCH_THRESHOLD);

        SyntheticWorld forVerdict = read(data, "verdict", hashes);
        SyntheticWorld forCalibration = read(data, "calibrate", hashes);
        VerdictExamples examples = VerdictExamples.of(forVerdict, matchModel);
        if (decided.isPresent()) {
            examples = examples.with(decided.get().examples());
            out.printf(
                    "decisions  %,d of %,d%n",
                    decided.get().set().kept(), decided.get().set().labels());
        }
        TrainedFile verdict = trainVerdict(examples, VerdictExamples.of(forCalibration, matchModel));

        SyntheticWorld test = read(data, "test", hashes);
        World world = new World(matchModel, new VerdictModel(verdict.model()), test.brandRoles(), "training");
        Evaluation evaluation = Evaluation.of(test, world);
        evaluation.print(out);

        Files.createDirectories(to);
        write(to.resolve(MATCH_FILE), match, hashes, evaluation.ofMatches());
        Map<String, String> behindVerdicts = new LinkedHashMap<>(hashes);
        decided.map(Decisions::provenance).ifPresent(behindVerdicts::putAll);
        write(to.resolve(VERDICT_FILE), verdict, behindVerdicts, evaluation.ofVerdicts());
    }

    private SyntheticWorld read(Path data, String name, Map<String, String> hashes) throws IOException {
        SyntheticWorld world = SyntheticWorld.read(data.resolve(name));
        hashes.put(
                name,
                world.parts().size() + " parts, " + world.listings().size() + " listings, "
                        + world.past().size() + " earlier ones, sha256 " + world.hash());
        out.printf(
                "%-10s %,d parts, %,d listings, %,d earlier ones%n",
                name,
                world.parts().size(),
                world.listings().size(),
                world.past().size());
        return world;
    }

    /** A model with Tribuo's own models behind it. */
    record TrainedFile(TrainedModel model, List<ModelFile.Probe> probes, Map<String, XGBoostModel<Label>> tribuo) {}

    private TrainedFile trainMatch(SyntheticWorld world) {
        Examples examples = MatchExamples.of(world, new Random(seed));
        out.printf("match      %,d pairs of listing and candidate%n", examples.size());
        BoostedTrees.Trained trained =
                BoostedTrees.train(examples, "generated pairs", new BoostedTrees.Settings(120, 5, .1, 5, .8, .8, seed));
        // Boosting on pairs is calibrated already; what decides is the threshold.
        TrainedModel model = ModelFile.named(
                "match", MatchFeatures.NAMES, Map.of(MATCH, trained.trees()), Map.of(MATCH, new Calibration(1, 0)));
        return new TrainedFile(model, probes(examples, Map.of(MATCH, trained.model())), Map.of(MATCH, trained.model()));
    }

    TrainedFile trainVerdict(VerdictExamples training, VerdictExamples calibrating) {
        out.printf("verdict    %,d listings%n", training.size());
        Map<String, FlatTrees> trees = new LinkedHashMap<>();
        Map<String, Calibration> calibrations = new LinkedHashMap<>();
        Map<String, XGBoostModel<Label>> models = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            BoostedTrees.Trained trained = BoostedTrees.train(
                    training.against(verdict),
                    "generated listings, " + verdict + " against the rest",
                    new BoostedTrees.Settings(60, 4, .15, 5, .8, .8, seed));
            trees.put(verdict.name(), trained.trees());
            calibrations.put(verdict.name(), calibrating.calibrate(verdict, trained.trees()));
            models.put(verdict.name(), trained.model());
        }
        TrainedModel model = ModelFile.named("verdict", Feature.NAMES, trees, calibrations);
        return new TrainedFile(model, probes(training.against(Verdict.COUNTERFEIT), models), models);
    }

    private static List<ModelFile.Probe> probes(Examples examples, Map<String, XGBoostModel<Label>> models) {
        List<ModelFile.Probe> probes = new ArrayList<>();
        for (int i = 0; i < examples.size(); i += Math.max(1, examples.size() / PROBES)) {
            double[] values = examples.values(i);
            Map<String, Double> answers = new LinkedHashMap<>();
            models.forEach((output, model) ->
                    answers.put(output, BoostedTrees.probability(model, examples.features(), values)));
            probes.add(ModelFile.Probe.of(values, answers));
        }
        return probes;
    }

    private void write(Path file, TrainedFile trained, Map<String, String> data, Map<String, Double> evaluation)
            throws IOException {
        Map<String, String> trainers = new LinkedHashMap<>();
        Map<String, byte[]> protobufs = new LinkedHashMap<>();
        trained.tribuo().forEach((output, model) -> {
            trainers.put(output, model.getProvenance().getTrainerProvenance().toString());
            protobufs.put(output, model.serialize().toByteArray());
        });
        ModelFile.Card card = new ModelFile.Card(
                "SYNTHETIC", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), data, trainers, evaluation);
        // Whole or not at all: a reader never sees half a model.
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream stream = Files.newOutputStream(part)) {
            new ModelFile(trained.model(), card, trained.probes(), protobufs).write(stream);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        out.printf(
                "wrote      %s  %s  %,d bytes%n",
                file.getFileName(), trained.model().id(), Files.size(file));
    }
}
