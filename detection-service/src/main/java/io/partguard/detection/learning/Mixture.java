package io.partguard.detection.learning;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.TrainingExample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How decisions take the place of generated listings, class by class: a decision that weighs 1 replaces one generated listing of
 * its class, until half of the class is decisions. A class weighs what it weighed before, so that it does not become likelier
 * because people look at what is accused. The other half stays generated: it has the attacks that nobody has decided yet.
 *
 * <p>A decision that says only that there is no infringement teaches the two accusing outputs what to leave alone, in the place of
 * generated honest listings of all kinds; to the other outputs it says nothing.
 */
final class Mixture {
    private static final double MOST_OF_A_CLASS = .5;

    private final Map<Verdict, Double> generated = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Double> decided = new EnumMap<>(Verdict.class);
    /** What generated honest listings weigh beside decided ones whose class was named. */
    private final double honestGenerated;

    private final double honestDecided;

    /** @param generated what each generated listing is */
    Mixture(List<Verdict> generated, List<TrainingExample> decisions) {
        generated.forEach(verdict -> this.generated.merge(verdict, 1.0, Double::sum));
        double honest = 0;
        for (TrainingExample decision : decisions) {
            Verdict verdict = decision.verdict();
            if (verdict == null) {
                honest += decision.weight();
            } else {
                decided.merge(verdict, decision.weight(), Double::sum);
            }
        }
        honestDecided = honest;
        honestGenerated = this.generated.entrySet().stream()
                .filter(one -> !one.getKey().accuses())
                .mapToDouble(one -> one.getValue() * (1 - share(one.getKey())))
                .sum();
    }

    private static double part(double decided, double generated) {
        return generated == 0 ? 0 : Math.min(MOST_OF_A_CLASS, decided / generated);
    }

    /** Of the weight of a class, what decisions have of it: 0 to .5. */
    double share(Verdict verdict) {
        return part(decided.getOrDefault(verdict, 0.0), generated.getOrDefault(verdict, 0.0));
    }

    private double honestShare() {
        return part(honestDecided, honestGenerated);
    }

    /** Weight of a generated listing where it is asked whether it is {@code output}. */
    double ofGenerated(Verdict verdict, Verdict output) {
        double weight = 1 - share(verdict);
        return output.accuses() && !verdict.accuses() ? weight * (1 - honestShare()) : weight;
    }

    /** Weight of a decision where the same is asked; 0 where it says nothing to that, or nobody generates its class. */
    double ofDecision(TrainingExample decision, Verdict output) {
        Verdict verdict = decision.verdict();
        if (verdict == null) {
            return output.accuses() ? decision.weight() * honestShare() * honestGenerated / honestDecided : 0;
        }
        double all = decided.getOrDefault(verdict, 0.0);
        return decision.weight() * share(verdict) * generated.getOrDefault(verdict, 0.0) / all;
    }
}
