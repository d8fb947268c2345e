package io.partguard.pricing.publication;

import io.partguard.pricing.rule.Publication.Binding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Prices on their way into the price book.
 *
 * @param revision its own, for ETags
 * @param effective first day on which they hold, in each region's own zone
 * @param publishedRevision the state of the price book with them in it
 * @param changedPrices how many prices were others before
 */
public record BookPublication(
        String id,
        long revision,
        Status status,
        Source source,
        LocalDate effective,
        Binding binding,
        String createdBy,
        Instant createdAt,
        Optional<String> proposedBy,
        Optional<String> approvedBy,
        Optional<String> filedBy,
        Optional<Instant> filedAt,
        Optional<Instant> effectiveAt,
        Optional<Long> publishedRevision,
        Optional<Long> changedPrices,
        Check check) {

    /**
     * What the verifier said.
     *
     * @param failure a code, where the check was given up: {@code WORKER_LOST}, {@code INTERNAL_ERROR}
     * @param revision the state of the price book it held the prices against
     * @param prices looked at, those of the same parts that stay included
     * @param checked rules × prices
     * @param first some of the violations
     */
    public record Check(
            State state,
            Optional<String> failure,
            Optional<Long> revision,
            long parts,
            long prices,
            long checked,
            long violations,
            List<Broken> first) {

        public enum State {
            QUEUED,
            RUNNING,
            DONE,
            FAILED
        }
    }

    /**
     * A violation, as it is kept.
     *
     * @param part brand key and number; empty for a sum of several
     * @param price empty where nobody has said what a target takes
     * @param limit empty where the rule could not be decided
     * @param detail the missing fact, or the level
     */
    public record Broken(
            Optional<String> part,
            String country,
            String rule,
            Optional<String> price,
            Optional<String> limit,
            String detail) {}
}
