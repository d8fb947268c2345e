package io.partguard.pricing.optimizer.convex;

/**
 * @param multipliers of the rows, in their order, from 0: by how much the objective would fall were the row's limit 1 higher
 * @param bound no point inside has an objective below it
 * @param violation by how much the worst row is exceeded
 */
public record Solution(
        double[] x, double[] multipliers, double objective, double bound, double violation, int iterations) {

    /** How far the objective can be from the best, relative to its size. */
    public double gap() {
        return Math.max(0, objective - bound) / Math.max(1, Math.abs(objective));
    }
}
