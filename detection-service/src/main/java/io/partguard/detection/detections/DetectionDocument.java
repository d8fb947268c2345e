package io.partguard.detection.detections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.verdict.Counterfactual;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Ruling;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored of a detection beside its columns: codes and values, never sentences.
 *
 * @param v version of this shape
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DetectionDocument(
        int v,
        @Nullable Matched matched,
        @Nullable Price price,
        @Nullable Map<Verdict, Double> raw,
        @Nullable Map<Verdict, Double> calibrated,
        @Nullable Map<Verdict, Double> probabilities,
        @Nullable List<Reason> reasons,
        @Nullable List<Ruling> rulings,
        @Nullable Counterfactual counterfactual) {

    /** Ignores fields of later versions: old code runs on new rows. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Matched(Candidate part, double probability) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Price(
            Amount listPrice,
            Amount dealerNet,
            @Nullable Amount cheapestLegal,
            @Nullable String cheapestLegalCountry) {}

    record Amount(String amount, String currency) {
        static @Nullable Amount of(@Nullable Money money) {
            return money == null
                    ? null
                    : new Amount(
                            money.amount().toPlainString(), money.currency().getCurrencyCode());
        }
    }

    static DetectionDocument of(Detection detection) {
        Matched matched = detection.match() instanceof Lookup.Found<Match>(Match match)
                ? new Matched(match.candidate(), match.probability())
                : null;
        Price price =
                detection.price() instanceof Lookup.Found<PriceReference>(PriceReference found) ? price(found) : null;
        return switch (detection.judgement()) {
            case Judgement.Decided decided ->
                new DetectionDocument(
                        1,
                        matched,
                        price,
                        decided.raw(),
                        decided.calibrated(),
                        decided.probabilities(),
                        decided.why().reasons(),
                        decided.rulings(),
                        decided.counterfactual());
            case Judgement.Undecided undecided ->
                new DetectionDocument(1, matched, price, null, null, null, null, null, null);
        };
    }

    private static Price price(PriceReference found) {
        return new Price(
                amount(found.listPrice()),
                amount(found.dealerNet()),
                Amount.of(found.cheapestLegal()),
                found.cheapestLegalCountry());
    }

    private static Amount amount(Money money) {
        return new Amount(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
