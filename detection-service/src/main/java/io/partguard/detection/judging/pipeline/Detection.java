package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Contents;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing, what it was judged to be, and every revision that rests on.
 *
 * @param contents the parts of a set with their pieces, the matched one among them; empty where it is an offer of one part
 * @param price what genuine costs, where a part was matched and pricing knows it
 * @param atStake genuine list price times the pieces offered, where the verdict accuses and both are known; else null
 */
public record Detection(
        Listing listing,
        Lookup<Match> match,
        List<Contents.Item> contents,
        Lookup<PriceReferences.PriceReference> price,
        Judgement judgement,
        @Nullable Money atStake,
        Basis basis) {

    /** Of one part or none. */
    public Detection(
            Listing listing,
            Lookup<Match> match,
            Lookup<PriceReferences.PriceReference> price,
            Judgement judgement,
            @Nullable Money atStake,
            Basis basis) {
        this(listing, match, List.of(), price, judgement, atStake, basis);
    }
}
