package io.partguard.demo;

import java.util.List;
import java.util.Random;

/**
 * A seeded source of chance. The same seed and name throw the same values on every machine: only operations of {@link
 * Random} whose algorithm its documentation fixes are used.
 */
public final class Dice {
    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** A stream of its own for {@code name}, so that a change in one part of the world leaves the others as they are. */
    public static Dice of(long seed, String name) {
        return new Dice(mix(seed ^ mix(name.hashCode())));
    }

    /** SplitMix64's finaliser. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** {@code from} (included) to {@code to}. */
    public double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** About normal with mean 0 and deviation 1, never beyond 3: the sum of three throws. */
    public double bell() {
        return (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
    }

    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    public final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** The index drawn in proportion to {@code weights}. */
    public int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** As many digits. */
    public String digits(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    public void shuffle(List<?> values) {
        java.util.Collections.shuffle(values, random);
    }
}
