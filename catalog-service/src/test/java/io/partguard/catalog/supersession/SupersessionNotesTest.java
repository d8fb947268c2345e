package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.supersession.SupersessionNote.NoNote;
import io.partguard.catalog.supersession.SupersessionNote.Parsed;
import io.partguard.catalog.supersession.SupersessionNote.Target;
import io.partguard.catalog.supersession.SupersessionNote.Unparsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupersessionNotesTest {

    private static SupersessionNote read(String text) {
        return SupersessionNotes.read(text, SupersessionNotes.mayBeCut(text, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "USE 500929,500929,1,",
        "Use TGK125,TGK125,1,",
        "NLA  USE 021-753,021-753,1,",
        "PLEASE USE 3H2865,3H2865,1,",
        "USE24A2083,24A2083,1,",
        "USE TMG10816 x8,TMG10816,8,",
        "USE 12H815 NEW UNIT,12H815,1,NEW UNIT",
        "USE AEA630. OUTRIGHT,AEA630,1,OUTRIGHT",
        "USE 500602R#,500602R#,1,"
    })
    void readsOneSuccessor(String text, String number, int quantity, String remark) {
        assertThat(read(text))
                .isEqualTo(new Parsed(SupersessionKind.ONE, List.of(new Target(number, quantity)), remark));
    }

    @Test
    void readsSeveralThatBelongTogetherOrStandForEachOther() {
        assertThat(read("USE 61391 & 61392"))
                .isEqualTo(new Parsed(
                        SupersessionKind.ALL_OF, List.of(new Target("61391", 1), new Target("61392", 1)), null));
        assertThat(read("USE AB12 OR AB13"))
                .isEqualTo(new Parsed(
                        SupersessionKind.ONE_OF, List.of(new Target("AB12", 1), new Target("AB13", 1)), null));
    }

    @Test
    void readsACondition() {
        assertThat(read("USE GHC11016 WHEN ST"))
                .isEqualTo(new Parsed(SupersessionKind.CONDITIONAL, List.of(new Target("GHC11016", 1)), "WHEN ST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Use",
                "SUPERSEDED USE PART",
                "USE FS MG29",
                "USE TKC853 OR TKC853",
                "USE 8G621SPK4 OR 8G6",
                "USE LVB500190 AND RE",
                "TMG3768 USE AHH7921SPK QTY",
                "USE AHH7921SPK QTY",
                "USE AHH7921 x0",
                "CLAMP BOLT USE 320-8",
                "USE 12345678901234567"
            })
    void listsWhatItCannotReadAndGuessesNothing(String text) {
        assertThat(read(text)).isInstanceOf(Unparsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FUSE BOX TR7 76-77",
                "BRKT RH CALIPER USED",
                "BOLT USE WITH 105313",
                "MOUSE MAT MGA",
                "CHARTREUSE     125ml",
                "USED CW&P 3.7:1 TR2",
                "PLUG UNUSED WIPERS"
            })
    void takesANameForAName(String text) {
        assertThat(read(text)).isInstanceOf(NoNote.class);
    }
}
