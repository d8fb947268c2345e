package io.partguard.detection.judging.model;

import java.util.List;
import java.util.Map;

/**
 * A trained model as serving uses it.
 *
 * @param id names its bytes and features; part of every detection's basis
 * @param features their names in order; code that computes others must not use the model
 * @param outputs for each output its trees, all over the same features
 * @param calibrations for each output
 */
public record TrainedModel(
        String id, List<String> features, Map<String, FlatTrees> outputs, Map<String, Calibration> calibrations) {

    public TrainedModel {
        features = List.copyOf(features);
        outputs = Map.copyOf(outputs);
        calibrations = Map.copyOf(calibrations);
    }

    /** @throws OtherFeatures where the code computes other features than the model was trained with */
    public TrainedModel requireFeatures(List<String> computed) {
        if (!features.equals(computed)) {
            throw new OtherFeatures(id, features, computed);
        }
        return this;
    }

    public FlatTrees trees(String output) {
        FlatTrees trees = outputs.get(output);
        if (trees == null) {
            throw new IllegalArgumentException(id + " has no output " + output);
        }
        return trees;
    }

    public Calibration calibration(String output) {
        Calibration calibration = calibrations.get(output);
        if (calibration == null) {
            throw new IllegalArgumentException(id + " has no calibration for " + output);
        }
        return calibration;
    }

    /** The model was trained with other features than this code computes. */
    public static final class OtherFeatures extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherFeatures(String model, List<String> trained, List<String> computed) {
            super("model " + model + " was trained with features " + trained + ", this code computes " + computed);
        }
    }
}
