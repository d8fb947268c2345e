package io.partguard.detection.review;

import io.partguard.api.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The narrow door to the cases. Nothing here knows how a listing is judged. */
public interface ReviewQueue {

    /** Opens cases or adds to open ones, in the caller's transaction. What a person has decided as it stands stays decided. */
    void open(String tenant, List<Suspicion> suspicions);

    /**
     * Opens a case for each of these offers and withholds of them, and of as many open cases that nobody has touched yet, what the
     * models said: who decides them knows of none which kind it is. Each gets the priority of one of those cases.
     *
     * @return ids of the cases by listing
     */
    Map<String, String> openBlind(String tenant, List<Suspicion> dismissed);

    /** Which of these detections must not be shown to who decides: they are in a blind case that is not decided. */
    Set<String> withheld(Viewer viewer, Collection<String> detectionIds);

    /**
     * Claims the most valuable case that nobody holds, for the length of the lease. Two callers never get the same one.
     * Empty where there is none.
     *
     * @param without ids of cases the viewer does not want
     */
    Optional<ReviewCase> claimNext(Viewer viewer, Duration lease, List<String> without);

    /** Claims this case, or holds it longer. @throws io.partguard.api.Refused with a {@link ReviewError} */
    ReviewCase claim(Viewer viewer, String caseId, Duration lease);

    /**
     * Decides a case that the viewer holds.
     *
     * @param revision the viewer has seen
     * @throws io.partguard.api.Refused with a {@link ReviewError}
     */
    ReviewCase decide(Viewer viewer, String caseId, long revision, Decision decision);

    /** Gives a case back. @throws io.partguard.api.Refused with a {@link ReviewError} */
    ReviewCase release(Viewer viewer, String caseId, long revision);

    /**
     * Lets a closed case be decided once more, by whoever claims it; until then its outcome stands.
     *
     * @param revision the viewer has seen
     * @throws io.partguard.api.Refused with a {@link ReviewError}
     */
    ReviewCase reopen(Viewer viewer, String caseId, long revision, String reason);

    /** @throws io.partguard.api.Refused CASE_NOT_FOUND, also where it is another tenant's */
    ReviewCase find(Viewer viewer, String caseId);

    /** Most valuable first. @param status null: all */
    Page list(Viewer viewer, ReviewCase.@Nullable Status status, int limit, @Nullable String cursor);

    /** Without their listings; what is not there is left out. */
    Map<String, ReviewCase> cases(String tenant, Collection<String> caseIds);

    List<CaseEvent> events(Viewer viewer, String caseId);

    /** How many infringements of each seller a person confirmed since then; sellers without any are left out. */
    Map<String, Integer> confirmed(String tenant, Collection<String> sellerIds, Instant since);

    /** @param verdict what the goods are in the person's eyes, where they say so */
    record Decision(
            Outcome outcome,
            @Nullable String verdict,
            @Nullable String note,
            DecisionSource source) {

        /** What a person made of the offer. */
        public Decision(Outcome outcome, @Nullable String verdict, @Nullable String note) {
            this(outcome, verdict, note, DecisionSource.ANALYST);
        }
    }

    /** @param next cursor of the next page; null at the end */
    record Page(List<ReviewCase> items, @Nullable String next) {}
}
