package io.partguard.bench.verdict;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded source of chance: the same seed gives the same market with the same Java. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** {@code from} to {@code to}, both included. */
    int whole(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double normal() {
        return random.nextGaussian();
    }

    /** Log-normal around {@code median}; {@code spread} is the deviation of the logarithm. */
    double around(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    double real(double from, double to) {
        return random.nextDouble(from, to);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** An index, in proportion to the weights. */
    int drawn(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int at = random.nextInt(sum);
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights add up to " + sum);
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("ABCDEFGHJKLMNPRSTUVWXYZ".charAt(random.nextInt(23)));
        }
        return text.toString();
    }
}
