package io.partguard.detection.judging.verdict;

import io.partguard.detection.judging.explanation.Explanation;
import io.partguard.detection.judging.explanation.Explanations;
import io.partguard.detection.judging.model.Calibration;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.judging.signal.Feature;
import io.partguard.detection.judging.signal.Signals;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Judges what goods are. For each verdict the model has trees of its own, this class against the rest; their margins are
 * the log-odds of the raw probabilities, a monotone map a class gives the calibrated ones, rulings strike classes out, and the class with the
 * least expected cost is named.
 *
 * @param model with one output a {@link Verdict}, named as it
 */
public record VerdictModel(TrainedModel model, CostMatrix costs) {
    /** A class that no ruling strikes keeps at least this much: so something is left when the model favours struck ones. */
    private static final double LEAST = 1e-6;

    public VerdictModel(TrainedModel model) {
        this(model, CostMatrix.published());
    }

    /** @throws TrainedModel.OtherFeatures where the model was trained with other features */
    public VerdictModel {
        model = model.requireFeatures(Feature.NAMES);
        for (Verdict verdict : Verdict.values()) {
            model.trees(verdict.name());
            model.calibration(verdict.name());
        }
    }

    public String id() {
        return model.id();
    }

    public Judgement.Decided judge(Signals signals, List<Ruling> rulings) {
        double[] values = signals.values();
        Map<Verdict, Double> margins = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            margins.put(verdict, model.trees(verdict.name()).margin(values));
        }
        Map<Verdict, Double> raw = new EnumMap<>(Verdict.class);
        margins.forEach((verdict, margin) -> raw.put(verdict, Calibration.logistic(margin)));
        ToDoubleFunction<Verdict> calibration =
                verdict -> Math.max(LEAST, model.calibration(verdict.name()).probability(at(margins, verdict)));
        Map<Verdict, Double> calibrated = shares(calibration, Set.of());
        Set<Verdict> struck = EnumSet.noneOf(Verdict.class);
        rulings.forEach(ruling -> struck.addAll(ruling.struck()));
        Map<Verdict, Double> probabilities = shares(calibration, struck);
        Verdict named = costs.cheapest(probabilities, struck);
        Explanation why = Explanations.of(model.trees(named.name()), signals);
        return new Judgement.Decided(named, raw, calibrated, probabilities, why, rulings);
    }

    private static double at(Map<Verdict, Double> values, Verdict verdict) {
        return values.getOrDefault(verdict, 0.0);
    }

    /** Adds up to 1; struck classes get 0. */
    private static Map<Verdict, Double> shares(ToDoubleFunction<Verdict> weight, Set<Verdict> struck) {
        double sum = 0;
        for (Verdict verdict : Verdict.values()) {
            sum += struck.contains(verdict) ? 0 : weight.applyAsDouble(verdict);
        }
        Map<Verdict, Double> shares = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            double share = struck.contains(verdict) ? 0 : weight.applyAsDouble(verdict) / sum;
            shares.put(verdict, share);
        }
        return shares;
    }
}
