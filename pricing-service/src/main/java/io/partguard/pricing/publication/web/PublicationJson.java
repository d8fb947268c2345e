package io.partguard.pricing.publication.web;

import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.BookPublication.Broken;
import io.partguard.pricing.publication.BookPublication.Check;
import io.partguard.pricing.publication.Source;
import io.partguard.pricing.publication.Status;
import io.partguard.pricing.publication.store.PublicationSteps.Step;
import io.partguard.pricing.rule.Publication.Binding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A publication in JSON. @param publishedRevision of the price book with its prices in it */
record PublicationJson(
        String id,
        Status status,
        SourceJson source,
        String effective,
        Binding binding,
        String createdBy,
        Instant createdAt,
        @Nullable String proposedBy,
        @Nullable String approvedBy,
        @Nullable String filedBy,
        @Nullable Instant filedAt,
        @Nullable Instant effectiveAt,
        @Nullable Long publishedRevision,
        @Nullable Long changedPrices,
        CheckJson check,
        List<StepJson> history) {

    /** Exactly one of book, revision and rollback; the day beside the revision. */
    record SourceJson(
            @Nullable String book,
            @Nullable Long revision,
            @Nullable String day,
            @Nullable String rollback) {

        static SourceJson of(Source source) {
            return switch (source) {
                case Source.Book(String id) -> new SourceJson(id, null, null, null);
                case Source.Revision(long number, var day) -> new SourceJson(null, number, day.toString(), null);
                case Source.Rollback(String publication) -> new SourceJson(null, null, null, publication);
            };
        }
    }

    record CheckJson(
            Check.State status,
            @Nullable String failure,
            @Nullable Long revision,
            long parts,
            long prices,
            long checked,
            long violations,
            List<BrokenJson> first) {

        static CheckJson of(Check check) {
            return new CheckJson(
                    check.state(),
                    check.failure().orElse(null),
                    check.revision().orElse(null),
                    check.parts(),
                    check.prices(),
                    check.checked(),
                    check.violations(),
                    check.first().stream().map(BrokenJson::of).toList());
        }
    }

    /**
     * @param price missing where nobody has said what a target takes
     * @param limit missing where the rule could not be decided; detail is then the missing fact, else the level
     */
    record BrokenJson(
            @Nullable String part,
            String country,
            String rule,
            @Nullable String price,
            @Nullable String limit,
            String detail) {

        static BrokenJson of(Broken broken) {
            return new BrokenJson(
                    broken.part().orElse(null),
                    broken.country(),
                    broken.rule(),
                    broken.price().orElse(null),
                    broken.limit().orElse(null),
                    broken.detail());
        }
    }

    record StepJson(
            long revision,
            String action,
            String doneBy,
            Instant doneAt,
            @Nullable String note) {}

    static PublicationJson of(BookPublication publication, List<Step> steps) {
        return new PublicationJson(
                publication.id(),
                publication.status(),
                SourceJson.of(publication.source()),
                publication.effective().toString(),
                publication.binding(),
                publication.createdBy(),
                publication.createdAt(),
                publication.proposedBy().orElse(null),
                publication.approvedBy().orElse(null),
                publication.filedBy().orElse(null),
                publication.filedAt().orElse(null),
                publication.effectiveAt().orElse(null),
                publication.publishedRevision().orElse(null),
                publication.changedPrices().orElse(null),
                CheckJson.of(publication.check()),
                steps.stream()
                        .map(step -> new StepJson(
                                step.revision(),
                                step.action(),
                                step.doneBy(),
                                step.doneAt(),
                                step.note().orElse(null)))
                        .toList());
    }
}
