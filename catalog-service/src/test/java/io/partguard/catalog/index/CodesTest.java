package io.partguard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodesTest {
    @Test
    void areTheWordsWithADigitWhereverItStandsInThem() {
        assertThat(Codes.in("disc for A205-421.10/12 and 4JH, ventilated"))
                .containsExactly("A2054211012", "A205", "4JH");
        assertThat(Codes.in("no number at all")).isEmpty();
        assertThat(Codes.in("x1")).isEmpty();
    }

    @Test
    void endAtDoubledSeparators() {
        assertThat(Codes.in("AC--1234-Q--")).containsExactly("1234Q", "1234");
    }
}
