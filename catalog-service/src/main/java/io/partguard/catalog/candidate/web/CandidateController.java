package io.partguard.catalog.candidate.web;

import io.partguard.catalog.candidate.Candidates;
import io.partguard.catalog.candidate.Candidates.Asked;
import io.partguard.catalog.candidate.web.CandidateAnswer.Candidate;
import io.partguard.catalog.candidate.web.CandidateAnswer.Result;
import io.partguard.catalog.candidate.web.CandidateRequest.AskedListing;
import io.partguard.identity.PartNumber;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CandidateController {
    private static final int LIMIT = 10;

    private final Candidates candidates;

    CandidateController(Candidates candidates) {
        this.candidates = candidates;
    }

    /** A read, though a POST: what to look for does not fit an address. */
    @PostMapping("/v1/candidates")
    @PreAuthorize("hasRole('SERVICE')")
    CandidateAnswer findCandidates(@Valid @RequestBody CandidateRequest request) {
        Integer limit = request.limit();
        Candidates.Found found = candidates.find(
                request.listings().stream().map(CandidateController::asked).toList(), limit == null ? LIMIT : limit);
        List<Result> results = new ArrayList<>(request.listings().size());
        for (int i = 0; i < request.listings().size(); i++) {
            results.add(new Result(
                    request.listings().get(i).ref(),
                    found.candidates().get(i).stream().map(Candidate::of).toList()));
        }
        return new CandidateAnswer(found.catalogueRevision(), PartNumber.VERSION, results);
    }

    private static Asked asked(AskedListing listing) {
        List<String> numbers = listing.numbers();
        String text = listing.text();
        return new Asked(
                numbers == null
                        ? List.of()
                        : numbers.stream().filter(Objects::nonNull).toList(),
                listing.brand(),
                listing.gtin(),
                text == null ? "" : text);
    }
}
