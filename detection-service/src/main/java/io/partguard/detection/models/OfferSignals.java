package io.partguard.detection.models;

import io.partguard.api.Refused;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.identity.Lookup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the verdict model would see of offers now: today's catalogue and prices, the match model in force, and no record of ours
 * about their sellers, as the gold set has none: what is signalled of sellers' other offers is missing.
 */
@Component
public class OfferSignals {
    private static final int BATCH = 500;

    private final ModelWorld models;
    private final MarksNow marks;
    private final CandidateFinder candidates;
    private final PriceReferences prices;

    OfferSignals(ModelWorld models, MarksNow marks, CandidateFinder candidates, PriceReferences prices) {
        this.models = models;
        this.marks = marks;
        this.candidates = candidates;
        this.prices = prices;
    }

    /**
     * @param features hash of the features that {@code values} has, in order
     * @param values one row an offer; NaN where missing
     */
    public record Seen(String features, String matchModel, List<double[]> values) {}

    /** @throws Refused SIGNALS_UNAVAILABLE where a neighbour is out */
    public Seen of(List<Listing> offers) {
        World world = models.with(marks.orRefuse(ModelError.SIGNALS_UNAVAILABLE));
        DetectionPipeline pipeline = new DetectionPipeline(
                listings -> {
                    CandidateFinder.Found found = candidates.find(listings);
                    mustBeThere(found.answers());
                    return found;
                },
                items -> {
                    PriceReferences.Answers answers = prices.find(items);
                    mustBeThere(answers.answers());
                    return answers;
                },
                GoldRuns::noRecords);
        List<double[]> values = new ArrayList<>();
        for (int from = 0; from < offers.size(); from += BATCH) {
            List<Listing> batch = offers.subList(from, Math.min(offers.size(), from + BATCH));
            pipeline.signals(batch, world.matchModel(), world.brandRoles()).stream()
                    .map(Signals::values)
                    .forEach(values::add);
        }
        return new Seen(
                ModelKind.VERDICT.featuresHash(), world.matchModel().model().id(), values);
    }

    private static void mustBeThere(List<? extends Lookup<?>> answers) {
        for (Lookup<?> answer : answers) {
            if (answer instanceof Lookup.Unavailable<?>(Lookup.Cause cause)) {
                throw MarksNow.out(ModelError.SIGNALS_UNAVAILABLE, cause.code());
            }
        }
    }
}
