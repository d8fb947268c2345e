package io.partguard.pricing.computing;

import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.Solved.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A book as it was asked for, and how far it is.
 *
 * @param validFrom the day the prices shall hold from
 * @param baseRevision the state of the price book it rests on
 * @param priceBook its label
 * @param prices without those in conflict
 * @param checked rules × prices the verifier worked out
 * @param pressure id of the approved market pressure that its targets rest on
 * @param violations of them: a book with one cannot be published
 */
public record ComputedBook(
        String id,
        Status status,
        Answer answer,
        Objective objective,
        LocalDate validFrom,
        long baseRevision,
        String priceBook,
        Optional<String> pressure,
        long parts,
        long prices,
        long conflicts,
        long checked,
        long violations,
        Optional<String> failure,
        String createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt,
        int attempts) {

    public enum Status {
        QUEUED,
        RUNNING,
        /** Complete: it can be looked at. */
        DRAFT,
        FAILED
    }
}
