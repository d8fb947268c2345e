package io.partguard.bench;

import org.jspecify.annotations.Nullable;

/**
 * A measured number.
 *
 * @param floor what has to be reached; null where nothing is asked
 * @param goal where we want to be
 * @param more whether more is better
 */
public record Metric(
        String key,
        double value,
        @Nullable Double floor,
        @Nullable Double goal,
        boolean more) {

    public static Metric atLeast(String key, double value, double floor, double goal) {
        return new Metric(key, value, floor, goal, true);
    }

    public static Metric atMost(String key, double value, double floor, double goal) {
        return new Metric(key, value, floor, goal, false);
    }

    /** For information: no pass mark. */
    public static Metric info(String key, double value) {
        return new Metric(key, value, null, null, true);
    }

    /** Numbers that are none (nothing was there to count) meet nothing. */
    public boolean meets(@Nullable Double mark) {
        return mark == null || (more ? value >= mark : value <= mark);
    }
}
