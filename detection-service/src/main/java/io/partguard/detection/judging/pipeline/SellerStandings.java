package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.identity.Lookup;
import java.util.List;

/** What we know of sellers from our own records. */
public interface SellerStandings {

    /** One answer a listing, in order; None where the listing names no seller or we know none by that name. */
    List<Lookup<SellerStanding>> find(List<Listing> listings);

    /**
     * @param history with infringements that a person confirmed within 180 days
     * @param listingsSeen of this seller, before
     */
    record SellerStanding(SellerHistory history, int listingsSeen) {
        /** Of a seller of whom nothing else is known. */
        public SellerStanding(int confirmedInfringements, int listingsSeen) {
            this(new SellerHistory(confirmedInfringements, null, null, null), listingsSeen);
        }
    }
}
