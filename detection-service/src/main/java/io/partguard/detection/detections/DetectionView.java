package io.partguard.detection.detections;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.verdict.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A detection as it is shown.
 *
 * @param verdict missing where status is not DECIDED
 * @param probability final probability of the verdict, 0 to 1
 * @param probabilities final: calibrated, with the struck verdicts out
 * @param notes codes of rulings that strike nothing out
 * @param why the one sentence to show where there is room for one
 * @param counterfactual what an accused offer would have to say to be none; missing where nobody is accused or no few edits help
 * @param contents the parts of a set with how many of each; empty where it is an offer of one part or none
 * @param margin log-odds of the verdict against the rest; the reasons' contributions add up to it
 * @param modelTrainedOn what the model learnt from: SYNTHETIC until there are real labels
 */
@Schema(name = "Detection")
public record DetectionView(
        String id,
        @Nullable String scanId,
        String listingKey,
        ListingForm listing,

        @Schema(
                description =
                        "DECIDED; UNDECIDED with a code: somebody could not be asked or an input is missing; WITHHELD: a case"
                                + " with it is decided blind, and the viewer is one who decides")
        String status,

        @Nullable Verdict verdict,
        @Nullable String code,
        @Nullable Double probability,
        @Nullable Map<Verdict, Double> probabilities,

        @Schema(description = "each class against the rest; the reasons add up to the log-odds of the named one")
        @Nullable Map<Verdict, Double> raw,

        @Nullable Map<Verdict, Double> calibrated,
        @Nullable Double margin,
        List<ReasonView> reasons,
        List<RulingView> rulings,
        List<String> notes,
        @Nullable String why,
        @Nullable CounterfactualView counterfactual,
        @Nullable Matched matched,
        List<PieceView> contents,
        @Nullable Price price,
        @Nullable Amount atStake,
        @Nullable String sellerKey,
        BasisView basis,
        String modelTrainedOn,
        Instant createdAt) {

    /** The same without anything that the models said of it. */
    public DetectionView withheld() {
        return new DetectionView(
                id,
                scanId,
                listingKey,
                listing,
                "WITHHELD",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                matched,
                contents,
                price,
                null,
                sellerKey,
                basis,
                modelTrainedOn,
                createdAt);
    }

    /** What a surface says of models until they have seen real labels. */
    public static final String TRAINED_ON = "SYNTHETIC";

    /** @param contribution to the margin, in log-odds */
    @Schema(name = "Reason")
    public record ReasonView(
            String signal,
            @Nullable String listingValue,
            @Nullable String referenceValue,
            double contribution,
            String sentence) {}

    /**
     * What an accused offer would be if it said something else: the edits were applied and the listing judged again.
     *
     * @param edits all of them together
     */
    @Schema(name = "Counterfactual")
    public record CounterfactualView(Verdict verdict, List<EditView> edits, String sentence) {}

    /** @param from what the listing says; @param to what it would say instead; missing: nothing */
    @Schema(name = "CounterfactualEdit")
    public record EditView(
            String code, @Nullable String from, @Nullable String to, String sentence) {}

    /** @param struck verdicts ruled out; none: it asks for a person */
    @Schema(name = "Ruling")
    public record RulingView(String code, Set<Verdict> struck, String source, String sentence) {}

    @Schema(name = "MatchedPart")
    public record Matched(
            String partId,
            String brand,
            String partNumber,
            String name,
            @Nullable String description,
            @Nullable String family,
            double probability,
            String route,
            @Nullable String spelling,
            @Nullable String image) {}

    @Schema(name = "SetContent")
    public record PieceView(String partId, String brand, String partNumber, String name, int pieces) {}

    @Schema(name = "ReferencePrice")
    public record Price(
            Amount listPrice,
            Amount dealerNet,
            @Nullable Amount cheapestLegal,
            @Nullable String cheapestLegalCountry) {}

    @Schema(name = "Amount")
    public record Amount(String amount, String currency) {}

    /** Every revision that the answer rests on. */
    @Schema(name = "Basis")
    public record BasisView(
            String catalogueRevision,
            String priceBook,
            String matchModel,
            String verdictModel,
            String rulings,
            int infringements,
            int linkedInfringements,
            @Nullable String sellerRecord,
            int normaliser,
            String build) {

        static BasisView of(Basis basis) {
            return new BasisView(
                    basis.catalogueRevision(),
                    basis.priceBook(),
                    basis.matchModel(),
                    basis.verdictModel(),
                    basis.rulings(),
                    basis.infringements(),
                    basis.linkedInfringements(),
                    basis.sellerRecord(),
                    basis.normaliser(),
                    basis.build());
        }
    }
}
