package io.partguard.detection.review;

import io.partguard.identity.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing that is worth a person's time.
 *
 * @param groupKey two listings with one key are one case: one decision answers both
 * @param flags codes of what asks for a person besides the verdict
 * @param priority expected harm, see {@link Priority}
 */
public record Suspicion(
        String listingId,
        String detectionId,
        Instant detectedAt,
        String contentHash,
        String verdict,
        List<String> flags,
        @Nullable String sellerId,
        String groupKey,
        double priority,
        @Nullable Money atStake) {

    Suspicion withPriority(double other) {
        return new Suspicion(
                listingId, detectionId, detectedAt, contentHash, verdict, flags, sellerId, groupKey, other, atStake);
    }
}
