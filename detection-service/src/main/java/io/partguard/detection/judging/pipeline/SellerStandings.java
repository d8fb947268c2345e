package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.identity.Lookup;
import java.util.List;

/** What we know of sellers from our own records. */
public interface SellerStandings {

    /** One answer a listing, in order; None where the listing names no seller or we know none by that name. */
    List<Lookup<SellerStanding>> find(List<Listing> listings);

    /** @param confirmedInfringements decided by a person within 180 days */
    record SellerStanding(int confirmedInfringements, int listingsSeen) {}
}
