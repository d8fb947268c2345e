package io.partguard.detection.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.signal.Signal;
import io.partguard.detection.judging.verdict.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    private static String of(String signal, String listing, String reference) {
        return Sentences.of(new Reason(signal, listing, reference, 1), Locale.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource
    void everySignalHasWordsOfItsOwn(Signal signal) {
        assertThat(ResourceBundle.getBundle("sentences.reasons").containsKey(signal.name()))
                .isTrue();
        assertThat(of(signal.name(), null, null)).endsWith(".");
    }

    @Test
    void valuesStandInTheirPlaces() {
        assertThat(of("PRICE_TO_LIST", "19.90 EUR", "84.00 EUR"))
                .isEqualTo("A piece costs 19.90 EUR; genuine list price is 84.00 EUR.");
        assertThat(of("BRAND_ROLE", "Nordkette", "FITMENT_TARGET"))
                .isEqualTo("\"Nordkette\" is named as what the part fits.");
        assertThat(of("CONDITION", "USED", null)).isEqualTo("It is offered as used.");
        assertThat(of("SOMETHING_NEW", "a", "b")).isEqualTo("something new: a against b");
    }

    @Test
    void aValueIsNeverTakenForAPlaceholder() {
        assertThat(of("NUMBER", "{reference}", "12")).isEqualTo("It shows our number 12 as \"(reference)\".");
    }

    @Test
    void theOneSentenceIsTheLoudestReasonUnlessARulingLeftNothingToJudge() {
        List<Reason> reasons = List.of(
                new Reason("PRIOR", null, null, 9),
                new Reason("STOCK", "3", null, .1),
                new Reason("STOCK", "5", null, .4));
        assertThat(Sentences.strongest(false, reasons, List.of(), Locale.ENGLISH))
                .startsWith("5 are");
        assertThat(Sentences.strongest(
                        false, reasons, List.of(new Ruling("NOTHING_OF_OURS", Set.of(), "")), Locale.ENGLISH))
                .startsWith("The search was complete");
        assertThat(Sentences.strongest(false, null, null, Locale.ENGLISH)).isNull();
    }

    /** Unless somebody is accused: then the reason for that is what people need first. */
    @Test
    void aMarkWithoutAPartIsSaidFirstSoThatNobodyTakesTheVerdictForAConfirmation() {
        List<Reason> reasons = List.of(new Reason("STOCK", "5", null, .4));
        List<Ruling> unknown = List.of(new Ruling("PART_UNKNOWN", Set.of(), ""));
        assertThat(Sentences.strongest(false, reasons, unknown, Locale.ENGLISH)).contains("confirms no part");
        assertThat(Sentences.strongest(true, reasons, unknown, Locale.ENGLISH)).startsWith("5 are");
    }
}
