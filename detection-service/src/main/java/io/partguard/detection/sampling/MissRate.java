package io.partguard.detection.sampling;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of the offers that were dismissed, the share that people found to be infringements, with its 95 % interval.
 *
 * @param rate each day weighs as many offers as were dismissed on it
 * @param lower of Wilson's interval, at the effective size of the sample
 */
@Schema(name = "MissRate")
public record MissRate(double rate, double lower, double upper) {
    /** Of the normal distribution, two-sided 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * What became of one day's draw.
     *
     * @param dismissed offers that it was drawn from
     * @param decided of those drawn; the rest is undecided
     * @param missed of those decided
     */
    @Schema(name = "BlindSampleDay")
    public record Day(LocalDate day, long dismissed, int drawn, int decided, int missed) {
        public int undecided() {
            return drawn - decided;
        }
    }

    /**
     * Null where nothing was decided. Days without a decision tell nothing and are left out. Source of the interval: E. B. Wilson,
     * JASA 22 (1927) 209–212; with days of unequal weight its size is L. Kish's effective one, 1 ÷ Σ w²/n (Survey Sampling, 1965).
     */
    public static @Nullable MissRate of(List<Day> days) {
        List<Day> told = days.stream()
                .filter(day -> day.decided() > 0 && day.dismissed() > 0)
                .toList();
        double all = told.stream().mapToDouble(Day::dismissed).sum();
        if (told.isEmpty()) {
            return null;
        }
        double rate = 0;
        double inverse = 0;
        for (Day day : told) {
            double weight = day.dismissed() / all;
            rate += weight * day.missed() / day.decided();
            inverse += weight * weight / day.decided();
        }
        return wilson(rate, 1 / inverse);
    }

    static MissRate wilson(double rate, double n) {
        double z2 = Z * Z / n;
        double middle = (rate + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n));
        return new MissRate(rate, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
