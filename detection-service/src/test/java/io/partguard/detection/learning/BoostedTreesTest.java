package io.partguard.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.UnusableModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The flat trees are held to Tribuo's own answers. */
class BoostedTreesTest {
    private static final List<String> FEATURES = List.of("zebra", "apple", "mango", "never");
    private static final Examples EXAMPLES = examples();
    private static final BoostedTrees.Trained TRAINED =
            BoostedTrees.train(EXAMPLES, "made up", new BoostedTrees.Settings(20, 4, .3, 1, .9, 1, 7));

    @Test
    void flatTreesAnswerAsTribuoDoesMissingValuesAndZerosIncluded() {
        for (double[] example : EXAMPLES.values().subList(0, 500)) {
            double tribuo = BoostedTrees.probability(TRAINED.model(), FEATURES, example);
            assertThat(Calibration.logistic(TRAINED.trees().margin(example))).isCloseTo(tribuo, within(1e-6));
        }
    }

    @Test
    void contributionsAddUpToTheMarginAndKnowWhatCounts() {
        double[] sums = new double[FEATURES.size()];
        for (double[] example : EXAMPLES.values()) {
            double[] shares = new double[FEATURES.size()];
            double prior = TRAINED.trees().contributions(example, shares);
            double sum = prior
                    + IntStream.range(0, shares.length)
                            .mapToDouble(f -> shares[f])
                            .sum();
            assertThat(sum).isCloseTo(TRAINED.trees().margin(example), within(1e-9));
            for (int f = 0; f < shares.length; f++) {
                sums[f] += Math.abs(shares[f]);
            }
        }
        assertThat(sums[0]).isGreaterThan(5 * sums[2]);
        assertThat(sums[3]).isZero();
    }

    @Test
    void theSameSeedGivesTheSameTrees() {
        FlatTrees again = BoostedTrees.train(EXAMPLES, "made up", new BoostedTrees.Settings(20, 4, .3, 1, .9, 1, 7))
                .trees();
        assertThat(named(again).id()).isEqualTo(named(TRAINED.trees()).id());
    }

    @Test
    void aModelFileIsReadBackAndOneThatAnswersOtherwiseIsRefused() throws Exception {
        double[] example = EXAMPLES.values(3);
        double truth = BoostedTrees.probability(TRAINED.model(), FEATURES, example);
        byte[] good = file(ModelFile.Probe.of(example, Map.of("out", truth)));
        TrainedModel read =
                ModelFile.read(new ByteArrayInputStream(good), false).model();
        assertThat(read.trees("out").margin(example)).isEqualTo(TRAINED.trees().margin(example));
        assertThatThrownBy(() -> read.requireFeatures(List.of("apple"))).hasMessageContaining("zebra");

        byte[] wrong = file(ModelFile.Probe.of(example, Map.of("out", truth + .01)));
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(wrong), false))
                .isInstanceOf(UnusableModel.class)
                .hasMessageContaining("Tribuo");
        assertThatThrownBy(() ->
                        ModelFile.read(new ByteArrayInputStream(java.util.Arrays.copyOf(good, good.length / 2)), false))
                .isInstanceOf(UnusableModel.class);
    }

    @Test
    void plattScalingFindsTheSlopeAndShiftThatMadeTheAnswers() {
        Random random = new Random(3);
        double[] margins = random.doubles(20_000, -4, 4).toArray();
        boolean[] answers = new boolean[margins.length];
        double[] weights = new double[margins.length];
        for (int i = 0; i < margins.length; i++) {
            answers[i] = random.nextDouble() < Calibration.logistic(.6 * margins[i] - 1);
            weights[i] = 1;
        }
        Calibration fitted = PlattScaling.fit(margins, answers, weights);
        assertThat(fitted.slope()).isCloseTo(.6, within(.03));
        assertThat(fitted.shift()).isCloseTo(-1, within(.06));
    }

    private static byte[] file(ModelFile.Probe probe) throws Exception {
        ModelFile.Card card = new ModelFile.Card("SYNTHETIC", "2026-01-01T00:00:00Z", Map.of(), Map.of(), Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ModelFile(named(TRAINED.trees()), card, List.of(probe), Map.of()).write(out);
        return out.toByteArray();
    }

    private static TrainedModel named(FlatTrees trees) {
        return ModelFile.named("test", FEATURES, Map.of("out", trees), Map.of("out", new Calibration(1, 0)));
    }

    private static Examples examples() {
        Random random = new Random(11);
        Examples examples = new Examples(FEATURES);
        for (int i = 0; i < 2_000; i++) {
            double zebra = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3) == 0 ? 0 : random.nextGaussian();
            double apple = random.nextGaussian();
            double mango = random.nextInt(2);
            boolean answer = (Double.isNaN(zebra) ? apple : 3 * zebra) + random.nextGaussian() * .3 > .2;
            examples.add(new double[] {zebra, apple, mango, Double.NaN}, answer, 1 + random.nextInt(2));
        }
        return examples;
    }
}
