package io.partguard.detection.scanning;

import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionFinder;
import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.detections.DetectionView.Amount;
import io.partguard.detection.sellers.SellerFinder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first page of a report. */
@Component
public class ScanSummary {
    private static final int SHOWN = 5;
    private static final int SELLERS = 10;

    private final DetectionFinder detections;
    private final SellerFinder sellers;

    ScanSummary(DetectionFinder detections, SellerFinder sellers) {
        this.detections = detections;
        this.sellers = sellers;
    }

    /**
     * @param withoutPart of the verdicts: offers that name a mark of ours and match no part of the catalogue. Their verdict
     *     rests on the use of the mark alone
     * @param atStake genuine list price of what accused offers have in stock, each offer once, by currency
     * @param cheapHonest offers far below list price that are not accused, each with why not in one sentence
     */
    @Schema(name = "ScanSummary")
    public record Summary(
            String id,
            @Nullable String name,
            long listings,
            Map<String, Long> verdicts,
            Map<String, Long> withoutPart,
            long undecided,
            long rejected,
            long accused,
            List<Amount> atStake,
            List<SellerFinder.Seller> sellers,
            List<DetectionView> topSuspicious,
            List<DetectionView> cheapHonest,
            String modelTrainedOn) {}

    /** @param scan a finished one of the viewer's tenant */
    public Summary of(Viewer viewer, Scan scan) {
        Map<String, Long> verdicts = new TreeMap<>(scan.verdicts());
        verdicts.remove(Scan.UNDECIDED);
        long accused = verdicts.getOrDefault("COPYCAT", 0L) + verdicts.getOrDefault("COUNTERFEIT", 0L);
        return new Summary(
                scan.id(),
                scan.name(),
                scan.accepted(),
                verdicts,
                detections.withoutPart(viewer, scan.id()),
                scan.undecided(),
                scan.rejected(),
                accused,
                sellers.atStakeIn(viewer, scan.id()),
                sellers.mostAtStakeIn(viewer, scan.id(), SELLERS),
                detections.mostSuspicious(viewer, scan.id(), SHOWN),
                detections.cheapestHonest(viewer, scan.id(), SHOWN),
                DetectionView.TRAINED_ON);
    }
}
