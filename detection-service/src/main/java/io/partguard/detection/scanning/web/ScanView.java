package io.partguard.detection.scanning.web;

import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.scanning.Scan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scan as it is shown; the counters move while it runs.
 *
 * @param total listings to judge, once the file was read to its end
 * @param verdicts without UNDECIDED, which is counted apart
 */
@Schema(name = "Scan")
record ScanView(
        String id,
        @Nullable String name,
        Scan.Status status,
        @Nullable String country,
        long read,
        long accepted,
        long rejected,
        @Nullable Long total,
        long decided,
        long undecided,
        Map<String, Long> verdicts,
        @Nullable Failure failure,
        String modelTrainedOn,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    @Schema(name = "ScanFailure")
    record Failure(String code, String detail) {}

    static ScanView of(Scan scan) {
        Map<String, Long> verdicts = new TreeMap<>(scan.verdicts());
        verdicts.remove(Scan.UNDECIDED);
        return new ScanView(
                scan.id(),
                scan.name(),
                scan.status(),
                scan.country(),
                scan.read(),
                scan.accepted(),
                scan.rejected(),
                scan.split() ? scan.accepted() : null,
                scan.decided(),
                scan.undecided(),
                verdicts,
                scan.failure() == null
                        ? null
                        : new Failure(scan.failure().code(), scan.failure().detail()),
                DetectionView.TRAINED_ON,
                scan.createdAt(),
                scan.startedAt(),
                scan.finishedAt());
    }
}
