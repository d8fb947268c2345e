package io.partguard.detection.judging.matching;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An example while it is being made: values in one order, and at the first time their names. */
final class Values {
    private final @Nullable List<String> names;
    private double[] values;
    private int next;
    private String prefix = "";

    /** @param names where the names go; null where nobody wants them */
    Values(int size, @Nullable List<String> names) {
        this.values = new double[size];
        this.names = names;
    }

    Values under(String place) {
        prefix = place;
        return this;
    }

    void add(String name, double value) {
        if (names != null) {
            names.add(prefix + "." + name);
            values = values.length == next ? Arrays.copyOf(values, 2 * next + 16) : values;
        }
        values[next++] = value;
    }

    double[] done() {
        return names == null ? values : Arrays.copyOf(values, next);
    }
}
