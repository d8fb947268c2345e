package io.partguard.pricing.optimizer;

import io.partguard.pricing.cell.PartKey;

/**
 * What is wanted for a part in each place, in the order of the places.
 *
 * @param targets in steps of the place's grid, below 2⁵³; 0 where the part is not sold
 * @param floors the lowest price that makes sense, in steps; 0 where there is none. A floor never overrides a rule
 * @param weights revenue a year at the target, in one currency for all parts, more than 0; 1 where units are not known
 */
public record PartTask(PartKey part, long[] targets, long[] floors, double[] weights) {

    /** @throws IllegalArgumentException where the arrays differ in length */
    public PartTask {
        if (targets.length != floors.length || targets.length != weights.length) {
            throw new IllegalArgumentException("targets, floors and weights must be as many");
        }
    }
}
