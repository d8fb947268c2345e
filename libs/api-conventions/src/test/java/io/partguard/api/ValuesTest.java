package io.partguard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void aCursorComesBackAsItWas() {
        for (List<String> values : List.of(
                List.<String>of(),
                List.of(""),
                List.of("a", "", "ü😀", "x".repeat(1000)),
                List.of("\u0000", "a,b|c"))) {
            assertThat(Cursor.decode(Cursor.encode(values))).isEqualTo(values);
        }
    }

    @Test
    void noForgedCursorDoesMoreThanBeingRefused() {
        Random random = new Random(7);
        String alphabet = "ABCDwxyz0189-_";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder forged = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                forged.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Cursor.decode(forged.toString());
            } catch (Refused refused) {
                assertThat(refused.code()).isEqualTo(ApiError.INVALID_CURSOR);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "AA", "AP8", "AAH_", "not a cursor"})
    void refusesBadCursors(String cursor) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Cursor.decode(cursor))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ApiError.INVALID_CURSOR));
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Cursor.decode(Cursor.encode(List.of("a")), 2));
    }

    @Test
    void anEtagIsTheRevisionInQuotes() {
        assertThat(Etags.of(12)).isEqualTo("\"12\"");
        assertThat(Etags.require("\"12\"")).isEqualTo(12);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Etags.require(null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ApiError.IF_MATCH_REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "*", "W/\"12\"", "\"12\", \"13\"", "\"-1\"", "\"99999999999999999999\"", ""})
    void refusesAnyOtherIfMatch(String header) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Etags.require(header))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ApiError.INVALID_IF_MATCH));
    }

    @Test
    void showsHostileValuesShortAndHarmless() {
        assertThat(new FieldError("", "a\nb\u202Ec\u0000", "X", "").value()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(new FieldError("", "x".repeat(5000), "X", "").value())
                .hasSize(200)
                .endsWith("…");
        assertThat(new FieldError("", "😀".repeat(150), "X", "").value())
                .doesNotContain("?")
                .hasSize(200);
    }

    @Test
    void takesATraceIdOnlyFromAWellFormedHeader() {
        assertThat(Traces.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Traces.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).doesNotContain("0".repeat(32));
        assertThat(Traces.of("x\n" + "0".repeat(53))).matches("[0-9a-f]{32}");
        assertThat(Traces.of(null)).matches("[0-9a-f]{32}");
    }
}
