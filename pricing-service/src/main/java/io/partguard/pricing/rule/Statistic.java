package io.partguard.pricing.rule;

/**
 * Which of the reference prices, sorted upwards, are averaged. Each statistic is the mean of a stretch of them.
 *
 * @param n for {@link Kind#MEAN_OF_LOWEST} how many, for {@link Kind#KTH_LOWEST} which one, from 1; else 1. Where there are
 *     fewer prices than that, it is as many, or the highest, as there are
 */
public record Statistic(Kind kind, int n) {

    public enum Kind {
        MINIMUM,
        MEAN,
        MEAN_OF_LOWEST,
        KTH_LOWEST,
        /** Of an even number the mean of the two in the middle. */
        MEDIAN
    }

    /** @throws IllegalArgumentException for a number below 1 */
    public Statistic {
        if (n < 1) {
            throw new IllegalArgumentException("a statistic's number must be at least 1");
        }
    }

    public static Statistic of(Kind kind) {
        return new Statistic(kind, 1);
    }

    /** Places among the sorted prices, {@code to} not included. */
    public record Span(int from, int to) {}

    /** @param size of the prices there are, at least 1 */
    public Span span(int size) {
        return switch (kind) {
            case MINIMUM -> new Span(0, 1);
            case MEAN -> new Span(0, size);
            case MEAN_OF_LOWEST -> new Span(0, Math.min(n, size));
            case KTH_LOWEST -> new Span(Math.min(n, size) - 1, Math.min(n, size));
            case MEDIAN -> new Span((size - 1) / 2, size / 2 + 1);
        };
    }
}
