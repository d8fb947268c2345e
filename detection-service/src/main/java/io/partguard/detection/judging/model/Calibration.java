package io.partguard.detection.judging.model;

/**
 * A monotone map from a margin to a calibrated probability: {@code 1 / (1 + exp(-(slope * margin + shift)))}
 * (J. Platt, 1999).
 *
 * @param slope above 0, so that order is kept
 */
public record Calibration(double slope, double shift) {

    public Calibration {
        if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(shift)) {
            throw new IllegalArgumentException("calibration must rise");
        }
    }

    public double probability(double margin) {
        return logistic(slope * margin + shift);
    }

    public static double logistic(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}
