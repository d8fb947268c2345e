package io.partguard.detection.models;

import io.partguard.detection.catalogue.ProtectedBrands;
import io.partguard.detection.detections.Judge;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Rulings;
import io.partguard.detection.sellers.RecordedStandings;
import io.partguard.identity.Lookup;
import io.partguard.identity.Lookup.Cause;
import io.partguard.identity.PartNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Judges with the models in force and the brands that the catalogue protects now. */
@Component
class PipelineJudge implements Judge {
    private final CandidateFinder candidates;
    private final PriceReferences prices;
    private final RecordedStandings standings;
    private final ProtectedBrands brands;
    private final ModelWorld models;
    private final ShadowRuns shadow;

    PipelineJudge(
            CandidateFinder candidates,
            PriceReferences prices,
            RecordedStandings standings,
            ProtectedBrands brands,
            ModelWorld models,
            ShadowRuns shadow) {
        this.candidates = candidates;
        this.prices = prices;
        this.standings = standings;
        this.brands = brands;
        this.models = models;
        this.shadow = shadow;
    }

    @Override
    public List<Detection> judge(String tenant, List<Listing> listings, Instant asOf) {
        return switch (brands.current()) {
            case Lookup.Found<Set<String>>(Set<String> found) -> judge(tenant, listings, asOf, models.with(found));
            // Without the marks a use of one would look like none.
            case Lookup.Unavailable<Set<String>>(Cause cause) -> undecided(listings, cause);
            case Lookup.None<Set<String>>() -> throw new IllegalStateException("brands are found or unavailable");
        };
    }

    private List<Detection> judge(String tenant, List<Listing> listings, Instant asOf, World world) {
        List<Challenge> challenges = models.challenges(world);
        if (challenges.isEmpty() || !shadow.wanted()) {
            return new DetectionPipeline(candidates, prices, standings.of(tenant, asOf)).detect(listings, world);
        }
        Overheard heard = new Overheard(candidates, prices, standings.of(tenant, asOf));
        List<Detection> said =
                new DetectionPipeline(heard.candidates(), heard.prices(), heard.standings()).detect(listings, world);
        shadow.offer(tenant, listings, said, heard, challenges);
        return said;
    }

    private List<Detection> undecided(List<Listing> listings, Cause cause) {
        Basis basis = new Basis(
                "",
                "",
                models.match().model().id(),
                models.verdict().model().id(),
                Rulings.VERSION,
                PartNumber.VERSION,
                models.build());
        return listings.stream()
                .map(listing -> new Detection(
                        listing,
                        new Lookup.Unavailable<>(cause),
                        new Lookup.None<>(),
                        new Judgement.Undecided(cause.code(), true),
                        null,
                        basis))
                .toList();
    }
}
