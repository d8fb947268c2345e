package io.partguard.detection.judging.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Boosted regression trees as flat arrays, walked in plain Java. The sum of the leaves reached is the margin, the raw
 * log-odds. A missing value is NaN and goes the way the training chose for it.
 *
 * <p>Node {@code n} splits on {@code feature[n]} at {@code threshold[n]}: smaller goes to {@code yes[n]}, else to
 * {@code no[n]}. A leaf has feature -1. {@code mean[n]} is the average of the leaves below weighted by the training
 * examples that reach them; a leaf's mean is its value.
 */
public final class FlatTrees {
    private static final int LEAF = -1;
    private static final int MOST_NODES = 5_000_000;

    private final int features;
    private final int[] roots;
    private final int[] feature;
    private final float[] threshold;
    private final int[] yes;
    private final int[] no;
    private final int[] missing;
    private final double[] mean;

    /** @throws IllegalArgumentException where the arrays do not form trees over {@code features} features */
    public FlatTrees(
            int features,
            int[] roots,
            int[] feature,
            float[] threshold,
            int[] yes,
            int[] no,
            int[] missing,
            double[] mean) {
        this.features = features;
        this.roots = roots.clone();
        this.feature = feature.clone();
        this.threshold = threshold.clone();
        this.yes = yes.clone();
        this.no = no.clone();
        this.missing = missing.clone();
        this.mean = mean.clone();
        check();
    }

    /** Children always come behind their parent: so every walk ends. */
    private void check() {
        int nodes = feature.length;
        for (int root : roots) {
            require(root >= 0 && root < nodes);
        }
        for (int n = 0; n < nodes; n++) {
            require(Double.isFinite(mean[n]));
            if (feature[n] != LEAF) {
                require(feature[n] >= 0 && feature[n] < features);
                require(yes[n] > n
                        && yes[n] < nodes
                        && no[n] > n
                        && no[n] < nodes
                        && missing[n] > n
                        && missing[n] < nodes);
            }
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not trees");
        }
    }

    /** How many features an example has. */
    public int features() {
        return features;
    }

    /** Raw log-odds of an example with {@link #features()} values, NaN where missing. */
    public double margin(double[] example) {
        double sum = 0;
        for (int root : roots) {
            int n = root;
            while (feature[n] != LEAF) {
                n = next(n, example);
            }
            sum += mean[n];
        }
        return sum;
    }

    /**
     * Shares the margin out among the features (A. Saabas, 2014: each step of a walk changes the expected value, and the
     * change belongs to the feature that was asked). The margin is what is returned plus what was added.
     *
     * @param into one entry a feature, added to
     * @return what the model says before anything is known
     */
    public double contributions(double[] example, double[] into) {
        double prior = 0;
        for (int root : roots) {
            prior += mean[root];
            int n = root;
            while (feature[n] != LEAF) {
                int next = next(n, example);
                into[feature[n]] += mean[next] - mean[n];
                n = next;
            }
        }
        return prior;
    }

    private int next(int n, double[] example) {
        float value = (float) example[feature[n]];
        if (Float.isNaN(value)) {
            return missing[n];
        }
        return value < threshold[n] ? yes[n] : no[n];
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(features);
        out.writeInt(roots.length);
        for (int root : roots) {
            out.writeInt(root);
        }
        out.writeInt(feature.length);
        for (int n = 0; n < feature.length; n++) {
            out.writeShort(feature[n]);
            out.writeDouble(mean[n]);
            if (feature[n] != LEAF) {
                out.writeFloat(threshold[n]);
                out.writeInt(yes[n]);
                out.writeInt(no[n]);
                out.writeInt(missing[n]);
            }
        }
    }

    /** @throws IOException where the bytes are cut short or form no trees */
    public static FlatTrees read(DataInputStream in) throws IOException {
        int features = in.readInt();
        int[] roots = new int[bounded(in.readInt())];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = in.readInt();
        }
        int nodes = bounded(in.readInt());
        int[] feature = new int[nodes];
        float[] threshold = new float[nodes];
        int[] yes = new int[nodes];
        int[] no = new int[nodes];
        int[] missing = new int[nodes];
        double[] mean = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            feature[n] = in.readShort();
            mean[n] = in.readDouble();
            if (feature[n] != LEAF) {
                threshold[n] = in.readFloat();
                yes[n] = in.readInt();
                no[n] = in.readInt();
                missing[n] = in.readInt();
            }
        }
        try {
            return new FlatTrees(features, roots, feature, threshold, yes, no, missing, mean);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged model: " + e.getMessage(), e);
        }
    }

    private static int bounded(int size) throws IOException {
        if (size < 0 || size > MOST_NODES) {
            throw new IOException("damaged model: " + size + " nodes");
        }
        return size;
    }
}
