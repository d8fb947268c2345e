package io.partguard.pricing.optimizer.convex;

import java.util.Arrays;

/**
 * Least ½ Σ hᵢ xᵢ² + Σ cᵢ xᵢ under sparse rows Σ aᵢ xᵢ ≤ b and lowerᵢ ≤ xᵢ ≤ upperᵢ. Best where all x are about 1.
 */
public final class Program {
    final int size;
    final double[] h;
    final double[] c;
    final double[] lower;
    final double[] upper;
    int rows;
    int entries;
    int[] start;
    int[] column;
    double[] value;
    double[] limit;

    /**
     * @param h from 0; the sum to be made least is convex
     * @param lower below {@code upper}; also what the certificate takes for granted
     * @param upper finite
     */
    public Program(double[] h, double[] c, double[] lower, double[] upper) {
        this.size = h.length;
        this.h = h;
        this.c = c;
        this.lower = lower;
        this.upper = upper;
        this.start = new int[2 * size + 257];
        this.limit = new double[2 * size + 256];
        this.column = new int[2 * size + 512];
        this.value = new double[2 * size + 512];
        for (int i = 0; i < size; i++) {
            row(upper[i], i, 1);
            if (lower[i] > 0 || h[i] == 0) {
                row(-lower[i], i, -1);
            }
        }
    }

    /** x of column times a is at most b. */
    public void row(double b, int columnA, double a) {
        entry(columnA, a);
        end(b);
    }

    /** The sum of two is at most b. */
    public void row(double b, int columnA, double a, int columnB, double ab) {
        entry(columnA, a);
        entry(columnB, ab);
        end(b);
    }

    /** The sum of all is at most b. */
    public void row(double b, int[] columns, double[] values) {
        for (int i = 0; i < columns.length; i++) {
            entry(columns[i], values[i]);
        }
        end(b);
    }

    private void entry(int at, double a) {
        if (entries == column.length) {
            column = Arrays.copyOf(column, 2 * entries);
            value = Arrays.copyOf(value, 2 * entries);
        }
        column[entries] = at;
        value[entries++] = a;
    }

    private void end(double b) {
        if (rows == limit.length) {
            limit = Arrays.copyOf(limit, 2 * rows);
            start = Arrays.copyOf(start, 2 * rows + 1);
        }
        limit[rows++] = b;
        start[rows] = entries;
    }

    double objective(double[] x) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (h[i] * x[i] / 2 + c[i]) * x[i];
        }
        return sum;
    }

    double rowValue(int row, double[] x) {
        double sum = 0;
        for (int e = start[row]; e < start[row + 1]; e++) {
            sum += value[e] * x[column[e]];
        }
        return sum;
    }

    /**
     * What no point inside can go below, whatever multipliers are given: the dual function at z, with the box taken for
     * granted. It needs no trust in whoever found z.
     */
    double bound(double[] z) {
        double sum = 0;
        double[] reduced = c.clone();
        for (int r = 0; r < rows; r++) {
            sum -= limit[r] * z[r];
            for (int e = start[r]; e < start[r + 1]; e++) {
                reduced[column[e]] += value[e] * z[r];
            }
        }
        for (int i = 0; i < size; i++) {
            double best = h[i] > 0 ? -reduced[i] / h[i] : reduced[i] > 0 ? lower[i] : upper[i];
            double x = Math.clamp(best, lower[i], upper[i]);
            sum += (h[i] * x / 2 + reduced[i]) * x;
        }
        return sum;
    }

    /** By how much the worst row is exceeded. */
    double violation(double[] x) {
        double worst = 0;
        for (int r = 0; r < rows; r++) {
            worst = Math.max(worst, rowValue(r, x) - limit[r]);
        }
        return worst;
    }
}
