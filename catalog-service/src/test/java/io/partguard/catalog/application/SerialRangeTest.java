package io.partguard.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.catalog.application.SerialRange.Serial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialRangeTest {

    @ParameterizedTest
    @CsvSource({
        "JD4045T 100, JD4045T 200, JD4045T-150, true",
        "JD4045T 100, JD4045T 200, jd4045t 100, true",
        "JD4045T 100, JD4045T 200, JD4045T 000200, true",
        "JD4045T 100, JD4045T 200, JD4045T 201, false",
        "JD4045T 100, JD4045T 200, JD4045H 150, false",
        "100, , 99999999, true",
        "100, , 99, false",
        ", 100, 7, true",
        ", A100, B7, false"
    })
    void holdsTheNumbersBetweenItsEnds(String from, String to, String asked, boolean inside) {
        assertThat(SerialRange.of(from, to).contains(Serial.parse(asked))).isEqualTo(inside);
    }

    @Test
    void countsOnlyTheLastDigitsOfAVeryLongNumber() {
        assertThat(Serial.parse("1".repeat(30)).prefix()).hasSize(15);
    }

    @Test
    void refusesWhatFormsNoRange() {
        assertThatThrownBy(() -> SerialRange.of("A200", "A100")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SerialRange.of("A1", "B2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SerialRange.of("AB", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SerialRange.of(null, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
