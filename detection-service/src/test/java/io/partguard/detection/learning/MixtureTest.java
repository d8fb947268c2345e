package io.partguard.detection.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static TrainingExample decision(@Nullable Verdict verdict, double weight) {
        return new TrainingExample(1, verdict, weight, List.of());
    }

    private static List<Verdict> generated(int genuine, int fake) {
        List<Verdict> verdicts = new ArrayList<>(Collections.nCopies(genuine, Verdict.GENUINE));
        verdicts.addAll(Collections.nCopies(fake, Verdict.COUNTERFEIT));
        return verdicts;
    }

    /** What a class weighs altogether where it is asked for an output. */
    private static double weight(
            Mixture mixture,
            List<Verdict> generated,
            List<TrainingExample> decisions,
            Verdict output,
            boolean accused) {
        return generated.stream()
                        .filter(verdict -> verdict.accuses() == accused)
                        .mapToDouble(verdict -> mixture.ofGenerated(verdict, output))
                        .sum()
                + decisions.stream()
                        .filter(one -> (one.verdict() != null && one.verdict().accuses()) == accused)
                        .mapToDouble(one -> mixture.ofDecision(one, output))
                        .sum();
    }

    @Test
    void aDecisionReplacesOneGeneratedListingOfItsClass() {
        List<TrainingExample> decisions = List.of(decision(Verdict.GENUINE, 1), decision(Verdict.COUNTERFEIT, 4));
        Mixture mixture = new Mixture(generated(100, 20), decisions);
        assertThat(mixture.ofGenerated(Verdict.GENUINE, Verdict.GENUINE)).isCloseTo(.99, within(1e-12));
        assertThat(mixture.ofGenerated(Verdict.COUNTERFEIT, Verdict.GENUINE)).isCloseTo(.8, within(1e-12));
        assertThat(mixture.ofDecision(decisions.get(1), Verdict.COUNTERFEIT)).isCloseTo(4, within(1e-12));
    }

    @Test
    void classesWeighWhatTheyWeighedHoweverManyDecisionsThereAre() {
        List<Verdict> generated = generated(100, 20);
        List<TrainingExample> decisions = new ArrayList<>(Collections.nCopies(500, decision(Verdict.COUNTERFEIT, 1)));
        decisions.addAll(Collections.nCopies(30, decision(Verdict.GENUINE, 1)));
        decisions.addAll(Collections.nCopies(700, decision(null, .5)));
        Mixture mixture = new Mixture(generated, decisions);
        assertThat(mixture.share(Verdict.COUNTERFEIT)).isEqualTo(.5);
        for (Verdict output : List.of(Verdict.COUNTERFEIT, Verdict.COPYCAT)) {
            assertThat(weight(mixture, generated, decisions, output, true)).isCloseTo(20, within(1e-9));
            assertThat(weight(mixture, generated, decisions, output, false)).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void merelyHonestSaysNothingToTheOutputsThatDoNotAccuse() {
        TrainingExample honest = decision(null, 3);
        Mixture mixture = new Mixture(generated(100, 20), List.of(honest));
        assertThat(mixture.ofDecision(honest, Verdict.GENUINE)).isZero();
        assertThat(mixture.ofGenerated(Verdict.GENUINE, Verdict.GENUINE)).isEqualTo(1);
        assertThat(mixture.ofDecision(honest, Verdict.COPYCAT)).isCloseTo(3, within(1e-12));
        assertThat(mixture.ofGenerated(Verdict.GENUINE, Verdict.COPYCAT)).isCloseTo(.97, within(1e-12));
    }

    @Test
    void withoutDecisionsEveryGeneratedListingWeighsOne() {
        Mixture mixture = new Mixture(generated(3, 2), List.of());
        assertThat(mixture.ofGenerated(Verdict.GENUINE, Verdict.COPYCAT)).isEqualTo(1);
        assertThat(new Mixture(List.of(), List.of(decision(Verdict.GENUINE, 1)))
                        .ofDecision(decision(Verdict.GENUINE, 1), Verdict.GENUINE))
                .isZero();
    }
}
