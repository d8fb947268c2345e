package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A listing, what it was judged to be, and every revision that rests on.
 *
 * @param price what genuine costs, where a part was matched and pricing knows it
 * @param atStake genuine list price times the pieces offered, where the verdict accuses and both are known; else null
 */
public record Detection(
        Listing listing,
        Lookup<Match> match,
        Lookup<PriceReferences.PriceReference> price,
        Judgement judgement,
        @Nullable Money atStake,
        Basis basis) {}
