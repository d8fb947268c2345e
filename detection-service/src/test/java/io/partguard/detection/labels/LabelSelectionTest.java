package io.partguard.detection.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.LabelCaps.Cap;
import io.partguard.detection.labels.LabelSelection.Gold;
import io.partguard.detection.labels.LabelSelection.LeftOut;
import io.partguard.detection.labels.LabelSelection.Selected;
import io.partguard.detection.review.DecisionSource;
import io.partguard.detection.review.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelSelectionTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Cap FREE = new Cap(1, 1e6, 1e6);
    private static final LabelCaps NO_CAPS = new LabelCaps(FREE, FREE, FREE, 1e6);
    private static final LabelCaps CAPS =
            new LabelCaps(new Cap(.25, 10, 400), new Cap(.02, 5, 50), new Cap(.1, 10, 100), 500);
    private static final Gold NO_GOLD = new Gold(Set.of(), Set.of());

    private long next;

    /** A decision on an offer of its own, by somebody of its own, in an hour of its own. */
    private Label label(Function<Label, Label> as) {
        long no = next++;
        return as.apply(new Label(
                no,
                "cas_" + no,
                "lst_" + no,
                "content",
                Verdict.COUNTERFEIT,
                Outcome.CONFIRMED,
                null,
                DecisionSource.ANALYST,
                1,
                "analyst-" + no,
                "sel_" + no,
                START.plus(Duration.ofHours(no))));
    }

    private Label on(Label offer, String caseId, String analyst, Outcome outcome, @Nullable Verdict verdict) {
        return on(offer, caseId, analyst, outcome, verdict, DecisionSource.ANALYST);
    }

    private Label on(
            Label offer,
            String caseId,
            String analyst,
            Outcome outcome,
            @Nullable Verdict verdict,
            DecisionSource source) {
        long no = next++;
        return new Label(
                no,
                caseId,
                offer.listingId(),
                offer.contentHash(),
                offer.judged(),
                outcome,
                verdict,
                source,
                1,
                analyst,
                offer.seller(),
                START.plus(Duration.ofHours(no)));
    }

    private static Label by(Label label, String analyst, String seller, Instant at) {
        return new Label(
                label.no(),
                label.caseId(),
                label.listingId(),
                label.contentHash(),
                label.judged(),
                label.outcome(),
                label.verdict(),
                label.source(),
                label.weight(),
                analyst,
                seller,
                at);
    }

    private static Selected select(List<Label> labels) {
        return LabelSelection.of(labels, NO_GOLD, NO_CAPS, "salt");
    }

    @Test
    void aCaseThatIsDecidedOverAndOverCountsOnce() {
        Label first = label(one -> one);
        List<Label> loop = new ArrayList<>(List.of(first));
        for (int i = 0; i < 40; i++) {
            loop.add(on(
                    first,
                    first.caseId(),
                    "mallory",
                    i % 2 == 0 ? Outcome.DISMISSED : Outcome.CONFIRMED,
                    i % 2 == 0 ? Verdict.GENUINE : null));
        }
        Selected selected = select(loop);
        assertThat(selected.kept()).containsExactly(loop.getLast());
        assertThat(selected.leftOut()).isEqualTo(Map.of(LeftOut.SUPERSEDED, 40));
    }

    @Test
    void whoOpensCaseAfterCaseOfOneOfferCountsOnce() {
        Label first = label(one -> one);
        Label again = on(first, "cas_other", first.analyst(), Outcome.DISMISSED, Verdict.GENUINE);
        assertThat(select(List.of(first, again)).kept()).containsExactly(again);
    }

    @Test
    void aCaseThatWaitsAgainTeachesNothing() {
        Label first = label(one -> one);
        Label waiting = on(first, first.caseId(), "ann", Outcome.NEEDS_TEST_PURCHASE, null);
        assertThat(select(List.of(first, waiting)).kept()).isEmpty();
    }

    @Test
    void equalsThatDisagreeAreBothLeftOutAndTheGoodsOutrankBoth() {
        Label fake = label(one -> one);
        Label honest = on(fake, "cas_b", "bob", Outcome.DISMISSED, Verdict.COMPATIBLE);
        Selected conflict = select(List.of(fake, honest));
        assertThat(conflict.kept()).isEmpty();
        assertThat(conflict.leftOut()).isEqualTo(Map.of(LeftOut.CONFLICT, 2));

        Label bought = on(fake, "cas_c", "lea", Outcome.DISMISSED, Verdict.GENUINE, DecisionSource.TEST_PURCHASE);
        assertThat(select(List.of(fake, honest, bought)).kept()).containsExactly(bought);
        Label notice = on(fake, "cas_d", "lea", Outcome.DISMISSED, null, DecisionSource.COUNTER_NOTICE);
        assertThat(select(List.of(fake, notice)).kept()).isEmpty();
    }

    @Test
    void twoWhoAgreeAreOneLabelTheMoreExactOne() {
        Label offer = label(one -> one);
        Label honest = on(offer, "cas_b", "bob", Outcome.DISMISSED, null);
        Label compatible = on(offer, "cas_c", "cai", Outcome.DISMISSED, Verdict.COMPATIBLE);
        assertThat(select(List.of(honest, compatible)).kept()).containsExactly(compatible);
        assertThat(select(List.of(honest)).kept().getFirst().says()).isEqualTo(Label.Says.HONEST);
    }

    @Test
    void aConfirmedAccusationIsTheOneThatWasShown() {
        assertThat(label(one -> one).named()).isEqualTo(Verdict.COUNTERFEIT);
        Label honest = label(one -> new Label(
                one.no(),
                one.caseId(),
                one.listingId(),
                one.contentHash(),
                Verdict.NOT_OURS,
                Outcome.CONFIRMED,
                null,
                one.source(),
                1,
                one.analyst(),
                one.seller(),
                one.at()));
        assertThat(honest.says()).isEqualTo(Label.Says.NOTHING);
        assertThat(honest.named()).isNull();
    }

    @Test
    void nothingOfTheGoldSetOrItsSellersIsLearnt() {
        Label listing = label(one -> one);
        Label seller = label(one -> one);
        Label other = label(one -> one);
        Selected selected = LabelSelection.of(
                List.of(listing, seller, other),
                new Gold(Set.of(listing.listingId()), Set.of(String.valueOf(seller.seller()))),
                NO_CAPS,
                "salt");
        assertThat(selected.kept()).containsExactly(other);
        assertThat(selected.leftOut()).isEqualTo(Map.of(LeftOut.GOLD, 2));
    }

    /** 40 decisions each of eight analysts in as many hours, and a flood of 5,000 by a ninth on one seller within an hour. */
    private List<Label> flooded() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            int n = i;
            labels.add(
                    label(one -> by(one, "analyst-" + n % 8, "sel_" + n % 160, START.plus(Duration.ofHours(n / 8)))));
        }
        for (int i = 0; i < 5000; i++) {
            labels.add(label(one -> by(one, "mallory", "sel_washed", START.plus(Duration.ofHours(99)))));
        }
        return labels;
    }

    @Test
    void nobodyIsMoreThanTheirShareOfWhatIsKept() {
        Selected selected = LabelSelection.of(flooded(), NO_GOLD, CAPS, "salt");
        assertThat(selected.kept()).hasSizeGreaterThan(300);
        for (Function<Label, Object> group :
                List.<Function<Label, Object>>of(Label::analyst, label -> String.valueOf(label.seller()), Label::at)) {
            Map<Object, Long> sizes =
                    selected.kept().stream().collect(Collectors.groupingBy(group, Collectors.counting()));
            double most = group.apply(selected.kept().getFirst()) instanceof Instant
                    ? Math.max(10, .1 * selected.weight())
                    : Math.max(10, .25 * selected.weight());
            assertThat(sizes.values()).allMatch(size -> size <= most);
        }
        assertThat(selected.kept())
                .filteredOn(label -> "sel_washed".equals(label.seller()))
                .hasSizeLessThan(8);
        assertThat(selected.cuts())
                .anySatisfy(cut -> assertThat(cut.offered()).isEqualTo(5000))
                .noneSatisfy(cut -> assertThat(cut.group()).contains("mallory"));
    }

    @Test
    void theSameLabelsInAnyOrderGiveTheSameChoiceAndAnotherSaltAnother() {
        List<Label> labels = flooded();
        List<Label> kept = LabelSelection.of(labels, NO_GOLD, CAPS, "salt").kept();
        Collections.shuffle(labels, new Random(3));
        assertThat(LabelSelection.of(labels, NO_GOLD, CAPS, "salt").kept()).isEqualTo(kept);
        assertThat(LabelSelection.of(labels, NO_GOLD, CAPS, "other").kept()).isNotEqualTo(kept);
    }

    @Test
    void offersThatNameNoSellerAreOneSeller() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            labels.add(label(one -> new Label(
                    one.no(),
                    one.caseId(),
                    one.listingId(),
                    one.contentHash(),
                    one.judged(),
                    one.outcome(),
                    null,
                    one.source(),
                    1,
                    one.analyst(),
                    null,
                    one.at())));
        }
        assertThat(LabelSelection.of(labels, NO_GOLD, CAPS, "salt").kept()).hasSize(5);
    }

    @Test
    void aLimitIsItsShareOfWhatIsLeftUnderIt() {
        assertThat(LabelSelection.limit(List.of(900.0, 60.0, 50.0, 40.0, 30.0), new Cap(.4, 5, 1000)))
                .isCloseTo(120, within(1e-6));
        // Three hands can't each be a quarter at most: each may have what is always allowed.
        assertThat(LabelSelection.limit(List.of(900.0, 60.0, 50.0), new Cap(.25, 5, 1000)))
                .isEqualTo(5);
        assertThat(LabelSelection.limit(List.of(900.0, 800.0, 700.0, 600.0), new Cap(.5, 5, 100)))
                .isEqualTo(100);
    }
}
