package io.partguard.pricing.optimizer;

import java.util.List;

/** From a price in one place, in its steps, to the highest one it allows in another, in that one's steps. Rises with it. */
final class Link {
    private final Scale[] stages;
    private final Scale first;
    private final double slope;

    Link(List<Scale> stages) {
        this.stages = stages.toArray(Scale[]::new);
        this.first = this.stages[0];
        this.slope = gain().value();
    }

    long of(long steps) {
        long value = first.of(steps);
        for (int stage = 1; stage < stages.length; stage++) {
            value = stages[stage].of(value);
        }
        return value;
    }

    /** What it multiplies a price by before anything is rounded. */
    Fraction gain() {
        Fraction gain = Fraction.ONE;
        for (Scale stage : stages) {
            gain = gain.times(stage.slope());
        }
        return gain;
    }

    boolean isOneDivision() {
        return stages.length == 1;
    }

    /** The gain as a floating-point number, for the optimum before it is rounded. */
    double slope() {
        return slope;
    }
}
