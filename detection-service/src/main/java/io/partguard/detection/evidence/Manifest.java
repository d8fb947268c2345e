package io.partguard.detection.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file of evidence.
 *
 * @param firstSeen when this content was first taken in
 * @param observedAt when the sender of the listing looked at it, where they said so
 * @param contentHash SHA-256 of everything the listing said, as it was when it was judged
 * @param contentVerified whether {@code listing.json} still has that hash; it has not where the seller was renamed or erased
 *     since
 * @param imageUrls as the listing named them; nothing fetches them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        int v,
        String detectionId,
        String listingKey,
        @Nullable String marketplace,
        @Nullable String listingId,
        @Nullable String url,
        Instant firstSeen,
        @Nullable Instant observedAt,
        String contentHash,
        boolean contentVerified,
        Instant judgedAt,
        @Nullable String verdict,
        String modelTrainedOn,
        List<String> imageUrls,
        List<File> files,
        String exportedBy,
        Instant exportedAt) {

    /** @param url where the sender of a picture saw it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(
            String name,
            String sha256,
            long bytes,
            @Nullable String url,
            @Nullable String addedBy,
            @Nullable Instant addedAt) {}
}
