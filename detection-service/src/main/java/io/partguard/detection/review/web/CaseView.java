package io.partguard.detection.review.web;

import io.partguard.api.Viewer;
import io.partguard.detection.review.Outcome;
import io.partguard.detection.review.ReviewCase;
import io.partguard.identity.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown.
 *
 * @param priority missing, as what is at stake and the models' verdicts are, where the case is decided blind and the viewer decides
 * @param blind decided without knowing what the models said
 * @param listings with ids of their detections, to read under {@code /v1/detections}
 */
@Schema(name = "Case")
record CaseView(
        String id,
        ReviewCase.Status status,
        @Nullable Outcome outcome,
        @Nullable String verdict,
        @Nullable String note,
        @Nullable Double priority,
        @Nullable Stake atStake,
        @Nullable String sellerId,
        long revision,
        @Nullable String holder,
        @Nullable Instant leaseUntil,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        boolean blind,
        List<Detected> listings) {

    @Schema(name = "Stake")
    record Stake(String amount, String currency) {
        static @Nullable Stake of(@Nullable Money money) {
            return money == null
                    ? null
                    : new Stake(money.amount().toPlainString(), money.currency().getCurrencyCode());
        }
    }

    @Schema(name = "CaseDetection")
    record Detected(
            String detectionId, String listingKey, @Nullable String verdict, List<String> flags) {}

    static CaseView of(Viewer viewer, ReviewCase one) {
        boolean withheld = one.withheldFrom(viewer);
        return new CaseView(
                one.id(),
                one.status(),
                one.outcome(),
                one.verdict(),
                one.note(),
                withheld ? null : one.priority(),
                withheld ? null : Stake.of(one.atStake()),
                one.sellerId(),
                one.revision(),
                one.holder(),
                one.leaseUntil(),
                one.createdAt(),
                one.decidedAt(),
                one.decidedBy(),
                one.blind(),
                one.listings().stream()
                        .map(listing -> new Detected(
                                listing.detectionId(),
                                listing.listingId(),
                                withheld ? null : listing.verdict(),
                                withheld ? List.of() : listing.flags()))
                        .toList());
    }
}
