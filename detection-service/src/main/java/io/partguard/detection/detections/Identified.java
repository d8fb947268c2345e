package io.partguard.detection.detections;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A judged listing with the ids that follow from what it is.
 *
 * @param contentHash of everything the listing says, but not of when it was looked at
 * @param detectionId of content and basis, so that storing twice is storing once; of the code, too, where nothing was decided
 */
record Identified(
        ListingForm form,
        Detection detection,
        String listingId,
        @Nullable String sellerId,
        String contentHash,
        Basis basis,
        String basisHash,
        String detectionId) {

    static Identified of(Judged judged) {
        ListingForm form = judged.form();
        Detection detection = judged.detection();
        String marketplace = detection.listing().marketplace();
        String listingId = Ids.of("lst", marketplace, detection.listing().listingId());
        String sellerId = form.seller() == null || form.seller().id() == null
                ? null
                : sellerId(marketplace, form.seller().id());
        String contentHash = contentHash(form);
        Basis basis = basis(detection);
        String basisHash = Ids.of("bas", DetectionDocument.JSON.writeValueAsString(basis));
        String undecided = detection.judgement() instanceof Judgement.Undecided none ? none.code() : "";
        return new Identified(
                form,
                detection,
                listingId,
                sellerId,
                contentHash,
                basis,
                basisHash,
                Ids.of("det", contentHash, basisHash, undecided));
    }

    static String contentHash(ListingForm form) {
        return HexFormat.of()
                .formatHex(Ids.sha256().digest(DetectionDocument.JSON.writeValueAsBytes(form.withoutTime())));
    }

    /** A seller is known by the marketplace's own id for them. */
    static String sellerId(String marketplace, String externalId) {
        return Ids.of("sel", marketplace, externalId);
    }

    /** What this answer rests on: without a matched part no price was looked at, whatever else was in the batch. */
    private static Basis basis(Detection detection) {
        return detection.match() instanceof Lookup.None<Match>()
                ? detection.basis().withoutPrices()
                : detection.basis();
    }
}
