package io.partguard.cli.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scan found, as the API sums it up. */
public record ScanSummary(
        Map<String, Long> verdicts,
        long undecided,
        long listings,
        long accused,
        @Nullable List<MoneyView> atStake,
        @Nullable List<SellerAtStake> sellers,
        @Nullable List<DetectionView> topSuspicious,
        @Nullable List<DetectionView> cheapHonest,
        @Nullable String modelTrainedOn) {

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
