package io.partguard.detection.learning;

import java.util.ArrayList;
import java.util.List;

/** Examples of a yes-or-no question over named features, NaN where a value is missing. */
public final class Examples {
    private final List<String> features;
    private final List<double[]> values = new ArrayList<>();
    private final List<Boolean> answers = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    public Examples(List<String> features) {
        this.features = List.copyOf(features);
    }

    /** @throws IllegalArgumentException where there are more or fewer values than features */
    public void add(double[] example, boolean answer, double weight) {
        if (example.length != features.size()) {
            throw new IllegalArgumentException(example.length + " values for " + features.size() + " features");
        }
        values.add(example);
        answers.add(answer);
        weights.add((float) weight);
    }

    List<String> features() {
        return features;
    }

    public int size() {
        return values.size();
    }

    /** In the order of the features. */
    public double[] values(int example) {
        return values.get(example);
    }

    public boolean answer(int example) {
        return answers.get(example);
    }

    float weight(int example) {
        return weights.get(example);
    }

    List<double[]> values() {
        return values;
    }
}
