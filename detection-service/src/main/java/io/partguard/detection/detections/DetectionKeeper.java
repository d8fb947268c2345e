package io.partguard.detection.detections;

import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Ruling;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.review.Priority;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.detection.review.Suspicion;
import io.partguard.identity.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps detections and, in the same transaction, opens cases for those that are worth a person's time. */
@Component
public class DetectionKeeper {
    /** How likely something is wrong with an offer that a ruling flags though the model does not accuse: a guess, for the queue's order. */
    private static final double FLAGGED = .3;

    /** Rulings that ask for a person; others only note something. */
    private static final Set<String> FLAGS = Set.of("PART_CARRIES_THE_SIGN");

    private final DetectionStore store;
    private final ReviewQueue review;
    private final SellerTraces traces;

    DetectionKeeper(DetectionStore store, ReviewQueue review, SellerTraces traces) {
        this.store = store;
        this.review = review;
        this.traces = traces;
    }

    /** One answer a detection, in order. Part of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Kept> keep(String tenant, List<Judged> judged) {
        List<Identified> identified = judged.stream().map(Identified::of).toList();
        List<Kept> kept = store.keep(tenant, identified);
        traces.note(tenant, judged);
        List<Suspicion> suspicions = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Suspicion suspicion = kept.get(i).fresh() ? suspicion(identified.get(i), kept.get(i)) : null;
            if (suspicion != null) {
                suspicions.add(suspicion);
            }
        }
        if (!suspicions.isEmpty()) {
            review.open(tenant, suspicions);
        }
        return kept;
    }

    private static @Nullable Suspicion suspicion(Identified one, Kept kept) {
        if (!(one.detection().judgement() instanceof Judgement.Decided decided)) {
            return null;
        }
        List<String> flags = decided.rulings().stream()
                .map(Ruling::code)
                .filter(FLAGS::contains)
                .toList();
        if (!decided.verdict().accuses() && flags.isEmpty()) {
            return null;
        }
        double accused = probability(decided.probabilities(), Verdict.COPYCAT)
                + probability(decided.probabilities(), Verdict.COUNTERFEIT);
        return new Suspicion(
                kept.listingId(),
                kept.detectionId(),
                kept.createdAt(),
                one.contentHash(),
                decided.verdict().name(),
                flags,
                one.sellerId(),
                groupKey(one),
                Priority.of(one.detection().atStake(), flags.isEmpty() ? accused : Math.max(accused, FLAGGED)),
                one.detection().atStake());
    }

    /** One seller's offers of one part are duplicates of each other. */
    private static String groupKey(Identified one) {
        return one.sellerId() != null && one.detection().match() instanceof Lookup.Found<Match>(Match match)
                ? one.sellerId() + "|" + match.candidate().partId()
                : one.listingId();
    }

    private static double probability(Map<Verdict, Double> probabilities, Verdict verdict) {
        return probabilities.getOrDefault(verdict, 0.0);
    }
}
