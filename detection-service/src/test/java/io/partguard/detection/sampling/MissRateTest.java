package io.partguard.detection.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.detection.sampling.MissRate.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MissRateTest {
    private static Day day(long dismissed, int drawn, int decided, int missed) {
        return new Day(LocalDate.of(2026, 3, 2), dismissed, drawn, decided, missed);
    }

    private static MissRate of(Day... days) {
        return Objects.requireNonNull(MissRate.of(List.of(days)));
    }

    @Test
    void wilsonsIntervalAsItIsTabulated() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
        assertThat(of(day(9000, 263, 263, 81)).lower()).isCloseTo(.2553, within(5e-5));
        assertThat(of(day(9000, 263, 263, 81)).upper()).isCloseTo(.3662, within(5e-5));
        assertThat(of(day(9000, 148, 148, 15)).lower()).isCloseTo(.0624, within(5e-5));
        assertThat(of(day(9000, 148, 148, 15)).upper()).isCloseTo(.1605, within(5e-5));
        assertThat(of(day(9000, 20, 20, 0)).lower()).isZero();
        assertThat(of(day(9000, 20, 20, 0)).upper()).isCloseTo(.1611, within(5e-5));
        assertThat(of(day(9000, 29, 29, 1)).lower()).isCloseTo(.0061, within(5e-5));
        assertThat(of(day(9000, 29, 29, 1)).upper()).isCloseTo(.1718, within(5e-5));
    }

    @Test
    void undecidedOnesAreNoHits() {
        assertThat(of(day(9000, 30, 10, 1))).isEqualTo(of(day(9000, 10, 10, 1)));
        assertThat(day(9000, 30, 10, 1).undecided()).isEqualTo(20);
        assertThat(MissRate.of(List.of(day(9000, 30, 0, 0)))).isNull();
        assertThat(MissRate.of(List.of())).isNull();
        assertThat(of(day(9000, 30, 30, 3), day(1_000_000, 30, 0, 0))).isEqualTo(of(day(9000, 30, 30, 3)));
    }

    @Test
    void aDayWeighsAsManyOffersAsWereDismissedOnIt() {
        MissRate both = of(day(90_000, 30, 30, 3), day(10_000, 30, 30, 0));
        assertThat(both.rate()).isCloseTo(.09, within(1e-12));
        // Sixty of unequal weight tell less than sixty of equal: 1 / (.81/30 + .01/30) = 36.6.
        assertThat(both.upper())
                .isCloseTo(MissRate.wilson(.09, 30 / .82).upper(), within(1e-12))
                .isGreaterThan(MissRate.wilson(.09, 60).upper());
        MissRate equal = of(day(5_000, 30, 30, 1), day(5_000, 30, 30, 2));
        assertThat(equal.upper()).isCloseTo(of(day(9, 60, 60, 3)).upper(), within(1e-12));
    }
}
