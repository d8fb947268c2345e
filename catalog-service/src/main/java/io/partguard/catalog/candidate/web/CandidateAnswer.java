package io.partguard.catalog.candidate.web;

import io.partguard.catalog.candidate.PartCandidate;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.search.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates for listings, all of them or none.
 *
 * @param catalogueRevision changes whenever an answer may have changed
 * @param normaliser version of the forms of numbers
 */
record CandidateAnswer(String catalogueRevision, int normaliser, List<Result> results) {

    /** @param candidates likeliest first; empty: searched completely, and there is none */
    record Result(String ref, List<Candidate> candidates) {}

    /** @param score comparable within one listing only */
    record Candidate(
            String partId,
            String brand,
            String partNumber,
            String name,
            @Nullable String description,
            @Nullable String family,
            @Nullable String gtin,
            List<String> oeNumbers,
            boolean brandBearing,
            @Nullable Integer packQuantity,
            @Nullable String status,
            @Nullable String currentPartId,
            @Nullable String image,
            String route,
            @Nullable String spelling,
            double score) {

        static Candidate of(PartCandidate candidate) {
            Part part = candidate.part().part();
            PartDocument document = part.document();
            String name = document.name();
            LifecycleStatus status = document.status();
            Spelling spelling = candidate.match().spelling();
            return new Candidate(
                    part.id(),
                    part.brand(),
                    document.partNumber(),
                    name == null ? "" : name,
                    document.description(),
                    document.family(),
                    document.gtin(),
                    document.oeNumbers(),
                    Boolean.TRUE.equals(document.brandBearing()),
                    document.packQuantity(),
                    status == null ? null : status.name(),
                    candidate.part().currentPartId(),
                    document.image(),
                    candidate.match().route().name(),
                    spelling == null ? null : spelling.name(),
                    Math.round(candidate.score() * 1000) / 1000.0);
        }
    }
}
