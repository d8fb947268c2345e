package io.partguard.detection.detections;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import java.time.Instant;
import java.util.List;

/** Judges listings against the world as it is now. */
public interface Judge {

    /**
     * One detection a listing, in order. Where somebody could not be asked, the judgement is Undecided and says that another
     * try may help.
     *
     * @param tenant whose records of sellers count
     * @param asOf records of sellers count up to here, so that the order of a scan's batches changes no verdict
     */
    List<Detection> judge(String tenant, List<Listing> listings, Instant asOf);
}
