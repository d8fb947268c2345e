package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.identity.Lookup;
import java.util.List;

/** What we know of sellers from our own records. */
public interface SellerStandings {

    /** One answer a listing, in order; None where nothing is known: of the seller, or of who else shows what is in the listing. */
    List<Lookup<SellerStanding>> find(List<Listing> listings);

    /** @param history with infringements that a person confirmed within 180 days */
    record SellerStanding(SellerHistory history) {}
}
