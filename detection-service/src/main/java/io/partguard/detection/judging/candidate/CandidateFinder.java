package io.partguard.detection.judging.candidate;

import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.identity.Lookup;
import java.util.List;

/** Asks the catalogue for candidates. */
public interface CandidateFinder {

    /**
     * One answer a listing, in order. Found with an empty list says that the search was complete and there is none;
     * what was not searched is Unavailable.
     */
    Found find(List<ReadListing> listings);

    /**
     * @param catalogueRevision of the catalogue that answered; empty string where nothing answered
     * @param answers one a listing, in the order asked
     */
    record Found(String catalogueRevision, List<Lookup<List<Candidate>>> answers) {}
}
