package io.partguard.pricing.optimizer;

/**
 * What is best, named on the price list. Prices count relative to their targets: x = p ÷ target.
 *
 * @param highest the most that x may be, at least 1: how far a cheap country may be raised above its target to free others
 */
public record Objective(Kind kind, double highest) {

    public enum Kind {
        /** Least ½ Σ w · (x − 1)², w being the revenue a year at the target. */
        DEVIATION,
        /** Most Σ w · x: revenue, and with it margin, at unchanged units and costs. */
        MARGIN
    }

    /** @throws IllegalArgumentException where not even the target would be allowed */
    public Objective {
        if (!(highest >= 1) || highest > 1_000) {
            throw new IllegalArgumentException("the highest price must be from 1 to 1000 times the target");
        }
    }

    /** Over the places that have a price; the smaller the better. */
    double of(PartTask task, long[] steps) {
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0) {
                double x = (double) steps[i] / task.targets()[i];
                sum += task.weights()[i]
                        * switch (kind) {
                            case DEVIATION -> (x - 1) * (x - 1) / 2;
                            case MARGIN -> -x;
                        };
            }
        }
        return sum;
    }
}
