package io.partguard.detection.sellers;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.Listings;
import io.partguard.detection.sellers.Traces.Trace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkRuleTest {

    @Test
    void contactsAloneTieNobodyHoweverMany() {
        assertThat(LinkRule.joins(Map.of(TraceKind.CONTACT, 1))).isFalse();
        assertThat(LinkRule.joins(Map.of(TraceKind.CONTACT, 5))).isFalse();
        for (TraceKind other : new TraceKind[] {TraceKind.IMAGE, TraceKind.TEXT, TraceKind.PART}) {
            assertThat(LinkRule.joins(Map.of(TraceKind.CONTACT, 1, other, 1))).isTrue();
        }
        assertThat(LinkRule.joins(Map.of(TraceKind.CONTACT, 1, TraceKind.BRAND, 9)))
                .isFalse();
    }

    @Test
    void oneCopiedThingIsNotEnough() {
        assertThat(LinkRule.joins(Map.of(TraceKind.IMAGE, 1))).isFalse();
        assertThat(LinkRule.joins(Map.of(TraceKind.TEXT, 1))).isFalse();
        assertThat(LinkRule.joins(Map.of(TraceKind.PART, 1))).isFalse();
        assertThat(LinkRule.joins(Map.of(TraceKind.BRAND, 9))).isFalse();
        assertThat(LinkRule.joins(Map.of(TraceKind.IMAGE, 2))).isTrue();
        assertThat(LinkRule.joins(Map.of(TraceKind.IMAGE, 1, TraceKind.PART, 1)))
                .isTrue();
        assertThat(LinkRule.joins(Map.of(TraceKind.TEXT, 1, TraceKind.IMAGE, 1)))
                .isTrue();
    }

    @Test
    void contactsAreTheSameHoweverTheyAreWritten() {
        assertThat(Traces.of(Listings.titled("Disc, write to Shop@Mail.Example or +49 (0) 30-123 456 78"), null))
                .containsExactlyInAnyOrder(
                        new Trace(TraceKind.CONTACT, "shop@mail.example"),
                        new Trace(TraceKind.CONTACT, "+4903012345678"));
    }

    @Test
    void numbersMakeNoOtherTextAndShortTextsAreNone() {
        String text = "We send every part of this shop on the same day with care and good wrapping from our own store"
                + " and answer all questions until evening number ";
        assertThat(Traces.of(Listings.listing("a", null, null, text + "A1234"), null))
                .isEqualTo(Traces.of(Listings.listing("a", null, null, text + "B99"), null))
                .hasSize(1);
        assertThat(Traces.of(Listings.listing("a", null, null, "Good part, send fast"), null))
                .isEmpty();
    }
}
