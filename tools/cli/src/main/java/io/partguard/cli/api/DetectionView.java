package io.partguard.cli.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A detection, as far as a person looks at it. All text in the listing comes from strangers. */
public record DetectionView(
        @Nullable String id,
        @Nullable Listing listing,
        @Nullable String verdict,
        @Nullable String status,
        @Nullable String code,
        @Nullable Double probability,
        @Nullable List<Reason> reasons,
        @Nullable List<Ruling> rulings,
        @Nullable List<String> notes,
        @Nullable Matched matched,
        @Nullable Price price,
        @Nullable MoneyView atStake,
        @Nullable JsonNode counterfactual,
        @Nullable String why,
        @Nullable String modelTrainedOn) {

    public record Listing(
            @Nullable String marketplace,
            @Nullable String listingId,
            @Nullable String url,
            @Nullable String country,
            @Nullable String title,
            @Nullable String description,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable MoneyView price,
            @Nullable Integer packQuantity,
            @Nullable String condition,
            @Nullable Seller seller,
            @Nullable String shipsFrom) {}

    public record Seller(
            @Nullable String id,
            @Nullable String name,
            @Nullable Integer ageDays,
            @Nullable Integer feedbackCount,
            @Nullable Double positiveShare,
            @Nullable String country) {

        /** Name where it is still kept, country and age of the account. */
        public String described() {
            List<String> known = new ArrayList<>();
            if (name != null || id != null) {
                known.add(String.valueOf(name == null ? id : name));
            }
            if (country != null) {
                known.add("in " + country);
            }
            if (ageDays != null) {
                known.add("account " + ageDays + " days old");
            }
            if (feedbackCount != null) {
                known.add(feedbackCount + " ratings");
            }
            return known.isEmpty() ? "unknown" : String.join(", ", known);
        }
    }

    /** @param contribution to the log-odds of the verdict; the sum over all reasons is its margin */
    public record Reason(
            @Nullable String signal,
            @Nullable String listingValue,
            @Nullable String referenceValue,
            double contribution,
            @Nullable String sentence) {}

    public record Ruling(
            @Nullable String code,
            @Nullable List<String> struck,
            @Nullable String source,
            @Nullable String sentence) {}

    public record Matched(
            @Nullable String partId,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String name,
            @Nullable String description,
            @Nullable String family,
            @Nullable Double probability,
            @Nullable String route,
            @Nullable String spelling,
            @Nullable String image) {}

    public record Price(
            @Nullable MoneyView listPrice,
            @Nullable MoneyView dealerNet,
            @Nullable MoneyView cheapestLegal,
            @Nullable String cheapestLegalCountry) {}

    /** The reasons that speak for the verdict, strongest first; the model's prior says nothing about the listing. */
    public List<Reason> strongest(int count) {
        return reasons == null
                ? List.of()
                : reasons.stream()
                        .filter(it -> !"PRIOR".equals(it.signal()) && it.contribution() > 0)
                        .sorted((a, b) -> Double.compare(b.contribution(), a.contribution()))
                        .limit(count)
                        .toList();
    }

    /** Verdict, or what stands in its place. */
    public String outcome() {
        if (verdict != null) {
            return verdict;
        }
        if ("WITHHELD".equals(status)) {
            return "WITHHELD: judge for yourself, the models' verdict is shown once the case is decided";
        }
        return code == null ? "UNDECIDED" : "UNDECIDED (" + code + ")";
    }

    /** What a reason says, where the service rendered no sentence its code and values. */
    public static String sentence(Reason reason) {
        if (reason.sentence() != null) {
            return reason.sentence();
        }
        String values = reason.listingValue() == null ? "" : ": " + reason.listingValue();
        return reason.signal()
                + values
                + (reason.referenceValue() == null ? "" : " against " + reason.referenceValue());
    }
}
