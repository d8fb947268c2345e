package io.partguard.detection.judging.explanation;

import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.signal.Feature;
import io.partguard.detection.judging.signal.Signal;
import io.partguard.detection.judging.signal.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes reasons of contributions: one a signal, the prior first, then the weightiest. */
public final class Explanations {
    /** The first reason: what the model says before it knows anything. */
    public static final String PRIOR = "PRIOR";

    /** A part is named and its price could not be compared: judged without price signals, and that said. */
    public static final String PRICE_UNKNOWN = "PRICE_UNKNOWN";

    private static final Feature[] FEATURES = Feature.values();

    private Explanations() {}

    public static Explanation of(FlatTrees trees, Signals signals) {
        double[] contributions = new double[FEATURES.length];
        double prior = trees.contributions(signals.values(), contributions);
        double[] bySignal = new double[Signal.values().length];
        for (Feature feature : FEATURES) {
            bySignal[feature.signal().ordinal()] += contributions[feature.ordinal()];
        }
        List<Reason> reasons = new ArrayList<>();
        double margin = prior;
        for (Signal signal : Signal.values()) {
            double contribution = bySignal[signal.ordinal()];
            margin += contribution;
            if (contribution != 0) {
                Signals.Evidence evidence = signals.evidence(signal);
                reasons.add(new Reason(signal.name(), evidence.listing(), evidence.reference(), contribution));
            }
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())));
        reasons.addFirst(new Reason(PRIOR, null, null, prior));
        if (signals.facts().matched() && !signals.facts().priceKnown()) {
            reasons.add(new Reason(PRICE_UNKNOWN, null, null, 0));
        }
        return new Explanation(margin, List.copyOf(reasons));
    }
}
