package io.partguard.detection.review;

import io.partguard.api.Role;
import io.partguard.api.Viewer;
import io.partguard.identity.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One listing, or a group of duplicates, that a person decides.
 *
 * @param revision moved by every change of state, a claim too: an older one can't decide
 * @param leaseUntil by the database's clock; afterwards anybody may claim
 * @param verdict as a person decided it, where they named one
 * @param blind decided without knowing what the models said
 */
public record ReviewCase(
        String id,
        Status status,
        @Nullable Outcome outcome,
        @Nullable String verdict,
        @Nullable String note,
        @Nullable String sellerId,
        double priority,
        @Nullable Money atStake,
        long revision,
        @Nullable String holder,
        @Nullable Instant leaseUntil,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        boolean blind,
        List<CaseListing> listings) {

    /** Whether this viewer is one who decides, and must not see yet what the models said. */
    public boolean withheldFrom(Viewer viewer) {
        return blind && status != Status.CLOSED && decides(viewer);
    }

    /** A lead may look: somebody has to be able to. */
    static boolean decides(Viewer viewer) {
        return !viewer.is(Role.LEAD) && (viewer.is(Role.ANALYST) || viewer.is(Role.OPERATOR));
    }

    /** OPEN and CLAIMED are in the queue; WAITING is decided again later; CLOSED is for good. */
    public enum Status {
        OPEN,
        CLAIMED,
        WAITING,
        CLOSED
    }

    /** A listing of the case, as it was judged. */
    public record CaseListing(
            String listingId, String detectionId, Instant detectedAt, String verdict, List<String> flags) {}
}
