package io.partguard.pricing.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PurchasingPowerTest {
    private static final BigDecimal LAST_DIGIT = BigDecimal.ONE.movePointLeft(PurchasingPower.DECIMALS);

    private static BigDecimal of(String region, String base, String strength) {
        return PurchasingPower.factor(new BigDecimal(region), new BigDecimal(base), new BigDecimal(strength));
    }

    /** The specification itself: f is at most the power, and the next f is above it; both sides to the hundredth power. */
    @Property(tries = 300)
    void theFactorIsThePowerCutOffBehindItsLastDigit(
            @ForAll @LongRange(min = 1, max = 5_000_000) long region,
            @ForAll @LongRange(min = 1, max = 5_000_000) long base,
            @ForAll @IntRange(min = 0, max = 100) int hundredths) {
        BigDecimal here = BigDecimal.valueOf(region, 6);
        BigDecimal there = BigDecimal.valueOf(base, 6);

        BigDecimal factor = PurchasingPower.factor(here, there, BigDecimal.valueOf(hundredths, 2));

        BigDecimal power = here.pow(hundredths);
        assertThat(factor.pow(100).multiply(there.pow(hundredths))).isLessThanOrEqualTo(power);
        assertThat(factor.add(LAST_DIGIT).pow(100).multiply(there.pow(hundredths)))
                .isGreaterThan(power);
    }

    @Property(tries = 100)
    void aStrongerPullIsNeverFartherFromTheLevelsThemselves(
            @ForAll @LongRange(min = 1, max = 3_000_000) long region,
            @ForAll @IntRange(min = 0, max = 99) int hundredths) {
        BigDecimal here = BigDecimal.valueOf(region, 6);
        BigDecimal weaker = PurchasingPower.factor(here, BigDecimal.ONE, BigDecimal.valueOf(hundredths, 2));
        BigDecimal stronger = PurchasingPower.factor(here, BigDecimal.ONE, BigDecimal.valueOf(hundredths + 1, 2));

        if (here.compareTo(BigDecimal.ONE) <= 0) {
            assertThat(stronger).isLessThanOrEqualTo(weaker);
        } else {
            assertThat(stronger).isGreaterThanOrEqualTo(weaker);
        }
    }

    @Test
    void noneIsAsIfThereWereNoDifferenceAndOneIsAllOfIt() {
        assertThat(of("0.49", "0.76", "0")).isEqualByComparingTo("1");
        assertThat(of("0.49", "0.76", "1")).isEqualByComparingTo("0.644736842");
        assertThat(of("0.76", "0.76", "0.37")).isEqualByComparingTo("1");
    }

    /** √(0.49 ÷ 0.76) = 0.80295506854669… */
    @Test
    void aHalfIsTheSquareRoot() {
        assertThat(of("0.49", "0.76", "0.5")).isEqualByComparingTo("0.802955068");
        assertThat(of("1.44", "1.00", "0.50")).isEqualByComparingTo("1.2");
    }

    @Test
    void whatIsNoStrengthIsRefused() {
        assertThatThrownBy(() -> of("1", "1", "1.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("1", "1", "-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("1", "1", "0.333")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> of("0", "1", "0.3")).isInstanceOf(IllegalArgumentException.class);
    }
}
