package io.partguard.pricing.optimizer;

import io.partguard.pricing.optimizer.Objective.Kind;
import io.partguard.pricing.optimizer.convex.Program;
import java.util.Arrays;

/**
 * A part's rules and objective as a convex program in x = price ÷ target, without grid and rounding. Rules that are not
 * convex (the median, the k-th lowest) are given with a choice of the prices that are left out as the lowest.
 */
final class ConvexModel {
    private final Network network;
    private final PartTask task;
    private final Objective objective;
    private final long[] targets;
    /** For each variable its place, and for each place its variable or -1. */
    final int[] places;

    private final int[] variable;
    private final double[] upper;
    private final double[] lower;
    private final double scale;
    private final double[] extra;

    /**
     * @param targets of the places that take part; 0 for the others
     * @param most the highest price each may have, in steps, from caps and the objective
     * @param extra what a step of a place's price costs beside the objective, in its units: multipliers of baskets
     */
    ConvexModel(Network network, PartTask task, Objective objective, long[] targets, long[] most, double[] extra) {
        this.network = network;
        this.task = task;
        this.objective = objective;
        this.targets = targets;
        this.extra = extra;
        this.variable = new int[network.size];
        Arrays.fill(variable, -1);
        int[] found = new int[network.size];
        int n = 0;
        double heaviest = 0;
        for (int i = 0; i < network.size; i++) {
            if (targets[i] > 0) {
                variable[i] = n;
                found[n++] = i;
                heaviest = Math.max(heaviest, task.weights()[i]);
            }
        }
        this.places = Arrays.copyOf(found, n);
        this.scale = heaviest > 0 ? heaviest : 1;
        this.upper = new double[n];
        this.lower = new double[n];
        for (int v = 0; v < n; v++) {
            upper[v] = (double) most[places[v]] / targets[places[v]];
            // A floor at the very top would leave the method no inside.
            lower[v] = Math.min((double) task.floors()[places[v]] / targets[places[v]], upper[v] * (1 - 1e-9));
        }
    }

    /** The objective's units for one of the program's. */
    double scale() {
        return scale;
    }

    /** Without the rows of references. */
    Program program() {
        int n = places.length;
        double[] h = new double[n];
        double[] c = new double[n];
        for (int v = 0; v < n; v++) {
            double weight = task.weights()[places[v]] / scale;
            h[v] = objective.kind() == Kind.DEVIATION ? weight : 0;
            c[v] = -weight + extra[places[v]] * targets[places[v]] / scale;
        }
        Program program = new Program(h, c, lower.clone(), upper.clone());
        for (Piece.Edge edge : network.edges) {
            int to = variable[edge.to()];
            int from = variable[edge.from()];
            if (to >= 0 && from >= 0) {
                program.row(0, to, 1, from, -edge.link().slope() * targets[edge.from()] / targets[edge.to()]);
            }
        }
        return program;
    }

    /** Turns the program's objective into that of the prices: what the square leaves over is constant. */
    double objective(double ofProgram) {
        double constant = 0;
        if (objective.kind() == Kind.DEVIATION) {
            for (int place : places) {
                constant += task.weights()[place] / 2;
            }
        }
        return ofProgram * scale + constant;
    }

    /** Which of a reference's places take part. */
    boolean isReferred(Piece.Reference reference, int source) {
        return variable[reference.from()[source]] >= 0;
    }

    /** Whether it limits anything here. */
    boolean applies(Piece.Reference reference) {
        int there = 0;
        for (int i = 0; i < reference.from().length; i++) {
            there += isReferred(reference, i) ? 1 : 0;
        }
        return variable[reference.to()] >= 0 && there >= reference.least() && there > 0;
    }

    int count(Piece.Reference reference) {
        int there = 0;
        for (int i = 0; i < reference.from().length; i++) {
            there += isReferred(reference, i) ? 1 : 0;
        }
        return there;
    }

    /** What the reference makes of one source's price, in steps here. */
    double referred(Piece.Reference reference, int source, double[] x) {
        int from = reference.from()[source];
        return factor(reference, source) * x[variable[from]] * targets[from];
    }

    private static double factor(Piece.Reference reference, int source) {
        return reference.converted()[source].slope()
                * reference.mean()[1].slope().value()
                * reference.down().slope().value();
    }

    double price(Piece.Reference reference, double[] x) {
        return x[variable[reference.to()]] * targets[reference.to()];
    }

    /** The place's price is at most the mean of what these sources make. */
    void atMostMean(Program program, Piece.Reference reference, int[] sources) {
        int[] columns = new int[sources.length + 1];
        double[] values = new double[sources.length + 1];
        columns[0] = variable[reference.to()];
        values[0] = 1;
        for (int k = 0; k < sources.length; k++) {
            int from = reference.from()[sources[k]];
            columns[k + 1] = variable[from];
            values[k + 1] = -factor(reference, sources[k]) * targets[from] / targets[reference.to()] / sources.length;
        }
        program.row(0, columns, values);
    }
}
