package io.partguard.detection.labels;

import io.partguard.detection.judging.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a training set.
 *
 * @param label its number
 * @param verdict null: no infringement, and nobody said what else
 * @param values one a feature, null where missing
 */
public record TrainingExample(long label, @Nullable Verdict verdict, double weight, List<@Nullable Double> values) {

    public static TrainingExample of(Label label, double[] signals) {
        List<@Nullable Double> values = new ArrayList<>();
        for (double signal : signals) {
            values.add(Double.isNaN(signal) ? null : signal);
        }
        return new TrainingExample(label.no(), label.named(), label.weight(), values);
    }

    /** NaN where missing. */
    public double[] signals() {
        return values.stream()
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray();
    }
}
