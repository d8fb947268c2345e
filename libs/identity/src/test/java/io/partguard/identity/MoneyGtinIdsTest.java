package io.partguard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MoneyGtinIdsTest {

    @Test
    void moneyHasExactlyTheMinorDigitsOfItsCurrency() {
        assertThat(Money.of("12.3", "EUR")).hasToString("EUR 12.30");
        assertThat(Money.of("1230", "JPY").minorUnits()).isEqualTo(1230);
        assertThat(Money.of("1.23", "KWD").minorUnits()).isEqualTo(1230);
        assertThatThrownBy(() -> Money.of("1.005", "EUR")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void moneyOfTwoCurrenciesIsNeverAddedOrCompared() {
        Money euro = Money.of("1.00", "EUR");
        Money yen = Money.of("1", "JPY");
        assertThatThrownBy(() -> euro.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gtinsOfEveryLengthBecomeFourteenDigitsAndWrongCheckDigitsNone() {
        assertThat(Gtin.parse("4006381333931")).hasValue(new Gtin("04006381333931"));
        assertThat(Gtin.parse("40-06381 333931")).hasValue(new Gtin("04006381333931"));
        assertThat(Gtin.parse("4006381333932")).isEmpty();
        assertThat(Gtin.parse("0000000000000")).isEmpty();
    }

    @Test
    void newIdsSortByTimeAndDerivedIdsDependOnTheBordersOfTheirParts() {
        Clock early = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        Clock late = Clock.fixed(Instant.parse("2026-01-01T00:00:01Z"), ZoneOffset.UTC);
        assertThat(Ids.next("prt", early)).isLessThan(Ids.next("prt", late)).matches("prt_[0-9a-f]{32}");
        assertThat(Ids.of("lst", "ab", "c")).isNotEqualTo(Ids.of("lst", "a", "bc"));
        assertThat(Ids.of("lst", "ab", "c")).isEqualTo(Ids.of("lst", "ab", "c"));
    }

    @Test
    void brandsAreTheSameWhateverTheirAccentsAndHyphens() {
        assertThat(new BrandName("Citroën").key()).isEqualTo(new BrandName("CITROEN").key());
        assertThat(new BrandName("Mercedes-Benz").key()).isEqualTo("mercedesbenz");
        assertThatThrownBy(() -> new BrandName("--")).isInstanceOf(IllegalArgumentException.class);
    }
}
