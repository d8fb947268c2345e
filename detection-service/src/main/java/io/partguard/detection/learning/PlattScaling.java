package io.partguard.detection.learning;

import io.partguard.detection.judging.model.Calibration;

/** Fits a {@link Calibration} by Newton's method on the log-likelihood, with Platt's smoothed targets. */
final class PlattScaling {
    private static final int ITERATIONS = 100;
    private static final double RIDGE = 1e-6;
    private static final double SMALLEST_SLOPE = .05;

    private PlattScaling() {}

    static Calibration fit(double[] margins, boolean[] answers, double[] weights) {
        double yes = 0;
        double no = 0;
        for (int i = 0; i < answers.length; i++) {
            yes += answers[i] ? weights[i] : 0;
            no += answers[i] ? 0 : weights[i];
        }
        double high = (yes + 1) / (yes + 2);
        double low = 1 / (no + 2);
        double a = 1;
        double b = 0;
        for (int step = 0; step < ITERATIONS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = RIDGE;
            double hab = 0;
            double hbb = RIDGE;
            for (int i = 0; i < margins.length; i++) {
                double p = Calibration.logistic(a * margins[i] + b);
                double difference = weights[i] * (p - (answers[i] ? high : low));
                double curve = weights[i] * Math.max(p * (1 - p), 1e-12);
                ga += difference * margins[i];
                gb += difference;
                haa += curve * margins[i] * margins[i];
                hab += curve * margins[i];
                hbb += curve;
            }
            double determinant = haa * hbb - hab * hab;
            if (Math.abs(determinant) < 1e-18) {
                break;
            }
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            // Far from the optimum Newton's step overshoots; two units at a time are enough.
            a -= Math.clamp(da, -2, 2);
            b -= Math.clamp(db, -2, 2);
            if (Math.abs(da) + Math.abs(db) < 1e-9) {
                break;
            }
        }
        return new Calibration(Math.max(a, SMALLEST_SLOPE), b);
    }
}
