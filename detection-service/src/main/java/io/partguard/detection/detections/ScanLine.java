package io.partguard.detection.detections;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a scan.
 *
 * @param verdict or UNDECIDED, then with a code
 * @param reason the strongest one for the verdict, in words
 * @param modelTrainedOn what the model learnt from: SYNTHETIC until there are real labels
 */
@Schema(name = "ScanLine")
public record ScanLine(
        long line,
        String marketplace,
        String listingId,
        String title,
        String verdict,
        @Nullable Double probability,
        @Nullable String reason,
        @Nullable String matchedBrand,
        @Nullable String matchedNumber,
        @Nullable String matchedPartId,
        @Nullable String code,
        String modelTrainedOn) {}
