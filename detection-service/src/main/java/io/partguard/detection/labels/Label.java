package io.partguard.detection.labels;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.review.DecisionSource;
import io.partguard.detection.review.Outcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided of one offer.
 *
 * @param no in the order in which they were written
 * @param contentHash of what the offer said
 * @param judged what the models had said
 * @param verdict as the person named it, where they did
 * @param weight of one example is 1; the offers of one case share the weight of its decision
 * @param analyst who decided
 * @param seller one id for all accounts that belong together; null where the offer names no seller
 */
public record Label(
        long no,
        String caseId,
        String listingId,
        String contentHash,
        Verdict judged,
        Outcome outcome,
        @Nullable Verdict verdict,
        DecisionSource source,
        double weight,
        String analyst,
        @Nullable String seller,
        Instant at) {

    /** How many examples the goods themselves are worth: who had them in their hands was not guessing. */
    private static final double GOODS_SEEN = 4;

    /** What a decision says of an offer. */
    public enum Says {
        /** Its class, see {@link Label#named()}. */
        CLASS,
        /** That it is no infringement, and not what else it is. */
        HONEST,
        NOTHING
    }

    /** A confirmed accusation that names no class confirms the one that was shown. */
    public Says says() {
        return switch (outcome) {
            case CONFIRMED -> verdict != null || judged.accuses() ? Says.CLASS : Says.NOTHING;
            case DISMISSED -> verdict != null ? Says.CLASS : Says.HONEST;
            case NEEDS_TEST_PURCHASE, ESCALATED -> Says.NOTHING;
        };
    }

    /** The class, where it says one; else null. */
    public @Nullable Verdict named() {
        return says() != Says.CLASS ? null : verdict != null ? verdict : judged;
    }

    /** @param hands of each account one id for all that belong together with it; one that is missing stands for itself */
    Label by(Map<String, String> hands) {
        return new Label(
                no,
                caseId,
                listingId,
                contentHash,
                judged,
                outcome,
                verdict,
                source,
                weight,
                analyst,
                seller == null ? null : hands.getOrDefault(seller, seller),
                at);
    }

    /** Whether it says that this is an infringement. */
    boolean accuses() {
        Verdict named = named();
        return named != null && named.accuses();
    }

    /** Of two that disagree on one offer the one from the stronger source counts. */
    static int strength(DecisionSource source) {
        return switch (source) {
            case TEST_PURCHASE -> 2;
            // Marketplaces err both ways, and sellers speak for themselves: neither outranks a person who looked.
            case ANALYST, PLATFORM_DECISION, COUNTER_NOTICE -> 1;
        };
    }

    static double weight(DecisionSource source) {
        return source == DecisionSource.TEST_PURCHASE ? GOODS_SEEN : 1;
    }
}
