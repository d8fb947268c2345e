package io.partguard.cli.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scan found, as the API sums it up.
 *
 * @param withoutPart of the verdicts: offers that name a mark and match no part of the catalogue
 */
public record ScanSummary(
        Map<String, Long> verdicts,
        @Nullable Map<String, Long> withoutPart,
        long undecided,
        long listings,
        long accused,
        @Nullable List<MoneyView> atStake,
        @Nullable List<SellerAtStake> sellers,
        @Nullable List<DetectionView> topSuspicious,
        @Nullable List<DetectionView> cheapHonest,
        @Nullable String modelTrainedOn) {

    /** Offers with this verdict that match no part: said of the use of the mark alone. */
    public long withoutPart(String verdict) {
        return withoutPart == null ? 0 : withoutPart.getOrDefault(verdict, 0L);
    }

    /** @param atStake by currency */
    public record SellerAtStake(
            @Nullable String sellerId,
            @Nullable String marketplace,
            @Nullable String name,
            @Nullable String country,
            long accused,
            long listings,
            @Nullable List<MoneyView> atStake) {

        /** As a person would call it; its id where the name was erased. */
        public String title() {
            String called = name == null ? String.valueOf(sellerId) : name;
            return called
                    + (country == null ? "" : ", " + country)
                    + (marketplace == null ? "" : " (" + marketplace + ")");
        }
    }
}
