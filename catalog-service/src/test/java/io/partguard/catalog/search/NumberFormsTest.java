package io.partguard.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormsTest {

    private static NumberForms forms(String number) {
        return NumberForms.parse(number).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "34 11 6 850 886, 34116850886, EXACT",
        "0 986 999 001, 986999001, LEADING_ZERO",
        "A 205 421 10 12, 205 421 10 12, LOST_PREFIX",
        "51645 A, HP 51645A, LOST_PREFIX",
        "GHA 123, 123, LOST_PREFIX",
        "1K0 615 301 AA, 1KO 6I5 30I AA, LOOK_ALIKE",
        "34 11 6 850 886, 34116850, PREFIX",
        "34 11 6 850 886, 6850886, SUFFIX",
        "34 11 6 850 886, 34116850986, EDIT_1",
        "34 11 6 850 886, 34116805886, EDIT_1",
        "34 11 6 850 886, 3411685088, PREFIX"
    })
    void saysHowANumberIsSpelled(String ours, String asked, Spelling spelling) {
        assertThat(forms(ours).nearlySpelledAs(forms(asked))).contains(spelling);
    }

    @ParameterizedTest
    @CsvSource({"A 205 421, B 205 421", "123, 124", "34116850886, 34116850123", "12345, 1234"})
    void keepsDifferentNumbersApart(String ours, String asked) {
        assertThat(forms(ours).nearlySpelledAs(forms(asked)).filter(it -> it.ordinal() < Spelling.EDIT_1.ordinal()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 12354, SWAPPED",
        "12345, 12745, WRONG",
        "12345, 1245, MISSING_OR_SURPLUS",
        "AAB, AB, MISSING_OR_SURPLUS",
        "12345, 12345, NONE",
        "12345, 54321, NONE",
        "1234, 123456, NONE"
    })
    void tellsOneSlipFromMore(String a, String b, OneEdit edit) {
        assertThat(OneEdit.between(a, b)).isEqualTo(edit);
        assertThat(OneEdit.between(b, a)).isEqualTo(edit);
    }
}
