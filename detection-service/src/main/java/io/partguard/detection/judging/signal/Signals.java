package io.partguard.detection.judging.signal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a listing, as numbers for the model and as values for people. */
public final class Signals {
    private static final int LONGEST_VALUE = 120;

    private final double[] values = new double[Feature.values().length];
    private final Map<Signal, Evidence> evidence = new EnumMap<>(Signal.class);
    private final Facts facts;

    /** @param listing what the listing says; {@code reference} what it is compared with */
    public record Evidence(
            @Nullable String listing, @Nullable String reference) {}

    Signals(Facts facts) {
        this.facts = facts;
        Arrays.fill(values, Double.NaN);
    }

    void set(Feature feature, double value) {
        values[feature.ordinal()] = value;
    }

    void set(Feature feature, boolean value) {
        set(feature, value ? 1 : 0);
    }

    void show(Signal signal, @Nullable String listing, @Nullable String reference) {
        evidence.put(signal, new Evidence(cut(listing), cut(reference)));
    }

    private static @Nullable String cut(@Nullable String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }

    /** A copy, in the order of {@link Feature}; NaN where missing. */
    public double[] values() {
        return values.clone();
    }

    public double value(Feature feature) {
        return values[feature.ordinal()];
    }

    public Facts facts() {
        return facts;
    }

    public Evidence evidence(Signal signal) {
        return evidence.getOrDefault(signal, new Evidence(null, null));
    }
}
