package io.partguard.catalog.candidate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the candidates for who has listings. */
@Component
public class Candidates {
    private final CandidateSearch search;

    Candidates(CandidateSearch search) {
        this.search = search;
    }

    /** What is known of one listing. */
    public record Asked(
            List<String> numbers,
            @Nullable String brand,
            @Nullable String gtin,
            String text) {}

    /** @param candidates one list a listing, in order; likeliest first; empty: searched completely, and there is none */
    public record Found(String catalogueRevision, List<List<PartCandidate>> candidates) {}

    /** @throws io.partguard.catalog.index.CatalogueUnavailable where one of them could not be searched completely */
    public Found find(List<Asked> listings, int limit) {
        List<Wanted> wanted = listings.stream()
                .map(listing -> Wanted.of(listing.numbers(), listing.brand(), listing.gtin(), listing.text()))
                .toList();
        CandidateSearch.Answer answer = search.find(wanted, limit);
        return new Found(answer.catalogueRevision(), answer.candidates());
    }
}
