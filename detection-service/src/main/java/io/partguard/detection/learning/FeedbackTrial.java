package io.partguard.detection.learning;

import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.detection.judging.verdict.Rulings;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.labels.LabelCaps;
import io.partguard.detection.labels.LabelSelection;
import io.partguard.detection.labels.TrainingExample;
import io.partguard.detection.learning.Feedback.Attack;
import io.partguard.detection.models.GoldRun;
import io.partguard.detection.models.ModelWorld;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What poisoned feedback does to a model that learns from it: a champion trained on generated listings alone, and challengers
 * trained with decisions of which a share are lies, with the caps and the tolerance that are shipped and once without any caps.
 * DIR has the folders verdict and calibrate, as training has; feedback, whose offers are decided; gold, which the gate looks at;
 * and test, which nothing but the last line looks at.
 */
public final class FeedbackTrial {
    private static final double[] RATES = {.01, .05, .10};
    /** Nobody's threat, but the proof that the gate can close. */
    private static final double MUTINY = .5;

    private static final LabelCaps.Cap FREE = new LabelCaps.Cap(1, 1e9, 1e9);
    private static final LabelCaps NO_CAPS = new LabelCaps(FREE, FREE, FREE, 1e9);
    /** Copies of other offers under masks, for another question. */
    private static final String MASKED = "masked_";

    private final long seed;
    private final Train trainer;
    private final PrintStream out;
    private final MatchModel matchModel;
    private final LabelCaps caps;
    private final double tolerance;

    private FeedbackTrial(long seed, PrintStream out) throws IOException {
        this.seed = seed;
        this.out = out;
        trainer = new Train(seed, Clock.systemUTC(), new PrintStream(java.io.OutputStream.nullOutputStream()));
        matchModel = new MatchModel(JudgeWorld.model(null, Train.MATCH_FILE), ModelWorld.MATCH_THRESHOLD);
        Binder shipped = shipped();
        caps = shipped.bind("partguard.labels", LabelCaps.class).get();
        tolerance = shipped.bind("partguard.model.gold-tolerance", Double.class).get();
    }

    private static Binder shipped() throws IOException {
        List<PropertySource<?>> sources =
                new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yaml"));
        return new Binder(ConfigurationPropertySources.from(sources));
    }

    /** {@code poison --data=DIR --out=FILE [--seed=N]}: one line of JSON a challenger. */
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        Map<String, String> options = Train.options(arguments);
        String data = options.get("data");
        String to = options.get("out");
        if (data == null || to == null) {
            out.println("usage: poison --data=DIR --out=FILE [--seed=N]");
            return 2;
        }
        new FeedbackTrial(Long.parseLong(options.getOrDefault("seed", "7")), out).run(Path.of(data), Path.of(to));
        return 0;
    }

    /** Offers with what the verdict model sees of them. */
    private record Market(List<SyntheticWorld.Labelled> offers, List<Signals> signals) {
        List<Verdict> truths() {
            return offers.stream().map(SyntheticWorld.Labelled::verdict).toList();
        }

        List<Verdict> by(VerdictModel model) {
            return signals.stream()
                    .map(one -> model.judge(one, Rulings.on(one.facts())).verdict())
                    .toList();
        }
    }

    private Market market(Path folder) throws IOException {
        SyntheticWorld world = SyntheticWorld.read(folder);
        List<SyntheticWorld.Labelled> offers = world.listings().stream()
                .filter(one -> !one.kind().startsWith(MASKED))
                .toList();
        return new Market(
                offers,
                world.pipeline(matchModel)
                        .signals(
                                offers.stream()
                                        .map(SyntheticWorld.Labelled::listing)
                                        .toList(),
                                matchModel,
                                world.brandRoles()));
    }

    private void run(Path data, Path to) throws IOException {
        VerdictExamples generated = VerdictExamples.of(SyntheticWorld.read(data.resolve("verdict")), matchModel);
        VerdictExamples calibrating = VerdictExamples.of(SyntheticWorld.read(data.resolve("calibrate")), matchModel);
        Market feedback = market(data.resolve("feedback"));
        Market gold = market(data.resolve("gold"));
        Market test = market(data.resolve("test"));
        out.printf(
                "%,d generated listings, %,d decided offers, %,d in the gold set, %,d to test by%n",
                generated.size(),
                feedback.offers().size(),
                gold.offers().size(),
                test.offers().size());
        VerdictModel champion =
                new VerdictModel(trainer.trainVerdict(generated, calibrating).model());
        Feedback given = new Feedback(feedback.offers(), seed);
        try (Writer written = Files.newBufferedWriter(to)) {
            for (boolean capped : List.of(true, false)) {
                Trial trial = new Trial(champion, generated, calibrating, feedback, gold, test, capped, written);
                trial.challenger(given, Attack.NONE, 0);
                for (Attack attack : Attack.values()) {
                    for (double rate : attack == Attack.NONE ? new double[0] : RATES) {
                        trial.challenger(given, attack, rate);
                    }
                }
                trial.challenger(given, Attack.MANY_ANALYSTS, MUTINY);
            }
        }
    }

    private final class Trial {
        private final VerdictModel champion;
        private final VerdictExamples generated;
        private final VerdictExamples calibrating;
        private final Market feedback;
        private final Market gold;
        private final Market test;
        private final boolean capped;
        private final Writer written;

        Trial(
                VerdictModel champion,
                VerdictExamples generated,
                VerdictExamples calibrating,
                Market feedback,
                Market gold,
                Market test,
                boolean capped,
                Writer written) {
            this.champion = champion;
            this.generated = generated;
            this.calibrating = calibrating;
            this.feedback = feedback;
            this.gold = gold;
            this.test = test;
            this.capped = capped;
            this.written = written;
        }

        void challenger(Feedback given, Attack attack, double rate) throws IOException {
            Feedback.Given decided = given.with(attack, rate);
            LabelSelection.Selected selected = LabelSelection.of(
                    decided.labels(),
                    new LabelSelection.Gold(Set.of(), Set.of()),
                    capped ? caps : NO_CAPS,
                    Long.toString(seed));
            List<TrainingExample> examples = new ArrayList<>();
            selected.kept()
                    .forEach(label -> examples.add(TrainingExample.of(
                            label, feedback.signals().get((int) label.no()).values())));
            VerdictModel challenger = new VerdictModel(
                    trainer.trainVerdict(generated.with(examples), calibrating).model());
            GoldRun byGold = run(challenger, gold);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("attack", attack.name());
            line.put("rate", rate);
            line.put("capped", capped);
            line.put("decisions", decided.labels().size());
            line.put("lies", decided.turned().size());
            line.put("kept", selected.kept().size());
            line.put(
                    "liesKept",
                    selected.kept().stream()
                            .filter(label -> decided.turned().contains(label.no()))
                            .count());
            line.put("leftOut", selected.leftOut());
            line.put("promotable", byGold.passes(tolerance));
            line.put("gold", byGold);
            line.put("test", run(challenger, test));
            written.write(JsonMapper.shared().writeValueAsString(line) + "\n");
            out.printf(
                    "%-14s %4.0f %% lies, %s: %s%n",
                    attack, 100 * rate, capped ? "capped" : "no caps", byGold.inWords());
        }

        private GoldRun run(VerdictModel challenger, Market market) {
            List<Verdict> truths = market.truths();
            return new GoldRun(
                    challenger.id(),
                    champion.id(),
                    "",
                    truths.size(),
                    GoldRun.Score.of(truths, market.by(champion)),
                    GoldRun.Score.of(truths, market.by(challenger)),
                    java.time.Instant.EPOCH);
        }
    }
}
