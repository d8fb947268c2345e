package io.partguard.detection.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a challenger said beside a champion.
 *
 * @param judged by both
 * @param agreed of them, with one verdict
 * @param accusedByChampionOnly of them
 * @param accusedByChallengerOnly of them
 * @param passedBy listings it had no time for, or could not be judged
 */
public record ShadowSummary(
        String challenger,
        String champion,
        long judged,
        long agreed,
        @Nullable Double agreement,
        long accusedByChampionOnly,
        long accusedByChallengerOnly,
        long passedBy,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        List<Cell> matrix) {

    /** @param said by the champion @param wouldSay by the challenger */
    public record Cell(String said, String wouldSay, long n) {}

    /** A listing of which the two say something else, as they last did. */
    public record Difference(
            String listingKey,
            String champion,
            String said,
            double saidProbability,
            String wouldSay,
            double wouldProbability,
            @Nullable String saidPart,
            @Nullable String wouldPart,
            Instant seen) {}
}
