package io.partguard.pricing.optimizer.convex;

import java.util.Arrays;

/**
 * A primal-dual interior-point method with Mehrotra's predictor and corrector (Nocedal and Wright, Numerical Optimization,
 * 2nd edition, algorithm 16.4). Dense inside, since the programs are small. One instance a thread; keeps its arrays.
 */
public final class InteriorPoint {
    private static final int MOST_ITERATIONS = 60;
    private static final double ACCURACY = 1e-10;
    /** Keeps the matrix regular where a variable is in no row's way; too small to be seen in the result. */
    private static final double REGULAR = 1e-12;

    private double[] matrix = new double[0];
    private double[] s = new double[0];
    private double[] z = new double[0];
    private double[] ds = new double[0];
    private double[] dz = new double[0];
    private double[] rp = new double[0];
    private double[] corrector = new double[0];
    private double[] x = new double[0];
    private double[] dx = new double[0];
    private double[] rd = new double[0];

    /** @param guess where to begin, the nearer to the answer and inside the rows the better */
    public Solution solve(Program program, double[] guess) {
        begin(program, guess);
        int iteration = 0;
        double mu = mean(program);
        while (iteration < MOST_ITERATIONS) {
            double worst = residuals(program);
            if (worst < ACCURACY && mu < ACCURACY) {
                break;
            }
            iteration++;
            factor(program);
            step(program, 0, false);
            double affine = length(program.rows, s, ds, z, dz);
            double reached = 0;
            for (int r = 0; r < program.rows; r++) {
                reached += (s[r] + affine * ds[r]) * (z[r] + affine * dz[r]);
            }
            reached /= program.rows;
            double sigma = Math.pow(reached / mu, 3);
            step(program, sigma * mu, true);
            double length = Math.min(1, .995 * length(program.rows, s, ds, z, dz));
            for (int i = 0; i < program.size; i++) {
                x[i] += length * dx[i];
            }
            for (int r = 0; r < program.rows; r++) {
                s[r] += length * ds[r];
                z[r] += length * dz[r];
            }
            mu = mean(program);
        }
        return finish(program, iteration);
    }

    private void begin(Program program, double[] guess) {
        if (x.length < program.size) {
            x = new double[program.size];
            dx = new double[program.size];
            rd = new double[program.size];
            matrix = new double[program.size * program.size];
        }
        if (s.length < program.rows) {
            s = new double[program.rows];
            z = new double[program.rows];
            ds = new double[program.rows];
            dz = new double[program.rows];
            rp = new double[program.rows];
            corrector = new double[program.rows];
        }
        System.arraycopy(guess, 0, x, 0, program.size);
        for (int r = 0; r < program.rows; r++) {
            s[r] = Math.max(program.limit[r] - program.rowValue(r, x), .05);
            z[r] = .01 / s[r];
        }
    }

    private double mean(Program program) {
        double sum = 0;
        for (int r = 0; r < program.rows; r++) {
            sum += s[r] * z[r];
        }
        return sum / program.rows;
    }

    private double residuals(Program program) {
        double worst = 0;
        for (int i = 0; i < program.size; i++) {
            rd[i] = program.h[i] * x[i] + program.c[i];
        }
        for (int r = 0; r < program.rows; r++) {
            double sum = 0;
            for (int e = program.start[r]; e < program.start[r + 1]; e++) {
                int i = program.column[e];
                double a = program.value[e];
                sum += a * x[i];
                rd[i] += a * z[r];
            }
            rp[r] = sum + s[r] - program.limit[r];
            worst = Math.max(worst, Math.abs(rp[r]));
        }
        for (int i = 0; i < program.size; i++) {
            worst = Math.max(worst, Math.abs(rd[i]));
        }
        return worst;
    }

    /** H + Gᵀ (Z/S) G, and its Cholesky factor in the lower half. */
    private void factor(Program program) {
        int n = program.size;
        double[] m = matrix;
        Arrays.fill(m, 0, n * n, 0);
        for (int i = 0; i < n; i++) {
            m[i * n + i] = program.h[i] + REGULAR;
        }
        for (int r = 0; r < program.rows; r++) {
            double d = z[r] / s[r];
            int end = program.start[r + 1];
            for (int e = program.start[r]; e < end; e++) {
                int i = program.column[e];
                double di = d * program.value[e];
                for (int f = program.start[r]; f < end; f++) {
                    int j = program.column[f];
                    if (j <= i) {
                        m[i * n + j] += di * program.value[f];
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            int rowI = i * n;
            for (int j = 0; j < i; j++) {
                int rowJ = j * n;
                double sum = m[rowI + j];
                for (int k = 0; k < j; k++) {
                    sum -= m[rowI + k] * m[rowJ + k];
                }
                m[rowI + j] = sum * m[rowJ + j];
            }
            double sum = m[rowI + i];
            for (int k = 0; k < i; k++) {
                sum -= m[rowI + k] * m[rowI + k];
            }
            // The diagonal keeps its inverse: one division a row.
            m[rowI + i] = 1 / Math.sqrt(Math.max(sum, REGULAR));
        }
    }

    private void step(Program program, double target, boolean corrected) {
        int n = program.size;
        for (int i = 0; i < n; i++) {
            dx[i] = -rd[i];
        }
        for (int r = 0; r < program.rows; r++) {
            // −rc, where s·dz + z·ds = −rc
            corrector[r] = -s[r] * z[r] + target - (corrected ? ds[r] * dz[r] : 0);
            double pull = (corrector[r] + z[r] * rp[r]) / s[r];
            for (int e = program.start[r]; e < program.start[r + 1]; e++) {
                dx[program.column[e]] -= program.value[e] * pull;
            }
        }
        substitute(n);
        for (int r = 0; r < program.rows; r++) {
            ds[r] = -rp[r] - program.rowValue(r, dx);
            dz[r] = (corrector[r] - z[r] * ds[r]) / s[r];
        }
    }

    private void substitute(int n) {
        double[] m = matrix;
        for (int i = 0; i < n; i++) {
            double sum = dx[i];
            int row = i * n;
            for (int k = 0; k < i; k++) {
                sum -= m[row + k] * dx[k];
            }
            dx[i] = sum * m[row + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double value = dx[i] * m[i * n + i];
            dx[i] = value;
            int row = i * n;
            for (int k = 0; k < i; k++) {
                dx[k] -= m[row + k] * value;
            }
        }
    }

    private static double length(int rows, double[] s, double[] ds, double[] z, double[] dz) {
        double length = 1;
        for (int r = 0; r < rows; r++) {
            if (ds[r] < 0) {
                length = Math.min(length, -s[r] / ds[r]);
            }
            if (dz[r] < 0) {
                length = Math.min(length, -z[r] / dz[r]);
            }
        }
        return length;
    }

    private Solution finish(Program program, int iterations) {
        double[] point = Arrays.copyOf(x, program.size);
        double[] multipliers = Arrays.copyOf(z, program.rows);
        return new Solution(
                point,
                multipliers,
                program.objective(point),
                program.bound(multipliers),
                program.violation(point),
                iterations);
    }
}
