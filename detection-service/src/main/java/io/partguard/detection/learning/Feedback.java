package io.partguard.detection.learning;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.Label;
import io.partguard.detection.review.DecisionSource;
import io.partguard.detection.review.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decisions of a made-up team on a made-up market, true but for those that an attack turns round: ten people take turns at the
 * offers, 40 an hour.
 */
final class Feedback {
    private static final int PEOPLE = 10;
    private static final int AN_HOUR = 40;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** Who lies, and of what. */
    enum Attack {
        NONE,
        /** One of the ten, of whatever comes: fakes pass, honest offers are accused. */
        ONE_ANALYST,
        /** Any of the ten, of whatever comes. */
        MANY_ANALYSTS,
        /** All of the ten are taken in by one account, whose fakes, of as few kinds as there are, pass for honest goods. */
        WASHED_SELLER
    }

    private final List<SyntheticWorld.Labelled> offers;
    private final long seed;

    Feedback(List<SyntheticWorld.Labelled> offers, long seed) {
        this.offers = offers;
        this.seed = seed;
    }

    /** @param labels one an offer, in order @param turned numbers of those that are lies */
    record Given(List<Label> labels, Set<Long> turned) {}

    /** @param rate lies ÷ decisions */
    Given with(Attack attack, double rate) {
        Set<Long> turned = new HashSet<>(lies(attack, (int) Math.round(rate * offers.size())));
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            labels.add(label(i, turned.contains((long) i), attack));
        }
        return new Given(labels, turned);
    }

    private List<Long> lies(Attack attack, int count) {
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, offers.size()).boxed().toList());
        Collections.shuffle(all, new Random(seed));
        return all.stream()
                .filter(i -> switch (attack) {
                    case NONE -> false;
                    case ONE_ANALYST -> i % PEOPLE == 0;
                    case MANY_ANALYSTS -> true;
                    case WASHED_SELLER -> offers.get(i).verdict().accuses();
                })
                .sorted(
                        attack == Attack.WASHED_SELLER
                                ? Comparator.comparing(i -> offers.get(i).kind())
                                : (a, b) -> 0)
                .limit(count)
                .map(Integer::longValue)
                .toList();
    }

    private Label label(int i, boolean lie, Attack attack) {
        SyntheticWorld.Labelled offer = offers.get(i);
        Verdict said = lie ? opposite(offer.verdict()) : offer.verdict();
        String seller = offer.listing().seller() == null
                ? null
                : offer.listing().seller().id();
        return new Label(
                i,
                "cas_" + i,
                offer.listing().listingId(),
                "seen",
                offer.verdict(),
                said.accuses() ? Outcome.CONFIRMED : Outcome.DISMISSED,
                said,
                DecisionSource.ANALYST,
                1,
                "analyst-" + i % PEOPLE,
                lie && attack == Attack.WASHED_SELLER ? "washed" : seller,
                START.plus(Duration.ofHours(i / AN_HOUR)));
    }

    private static Verdict opposite(Verdict truth) {
        return switch (truth) {
            case COUNTERFEIT -> Verdict.GENUINE;
            case COPYCAT -> Verdict.COMPATIBLE;
            case GENUINE, PARALLEL_IMPORT -> Verdict.COUNTERFEIT;
            case COMPATIBLE, NOT_OURS -> Verdict.COPYCAT;
        };
    }
}
