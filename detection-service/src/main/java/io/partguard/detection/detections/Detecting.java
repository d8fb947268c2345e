package io.partguard.detection.detections;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.feed.Fault;
import io.partguard.detection.feed.ListingFields;
import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.verdict.Judgement;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges a single listing for somebody who waits. */
@Component
public class Detecting {
    private final Judge judge;
    private final DetectionKeeper keeper;
    private final DetectionFinder finder;
    private final Clock clock;

    Detecting(Judge judge, DetectionKeeper keeper, DetectionFinder finder, Clock clock) {
        this.judge = judge;
        this.keeper = keeper;
        this.finder = finder;
        this.clock = clock;
    }

    /**
     * Asks and judges; stores nothing yet.
     *
     * @throws Refused INVALID_REQUEST with every fault of the listing
     * @throws Outage where somebody could not be asked
     */
    public Judged judge(Viewer viewer, ListingForm form) {
        List<Fault> faults = ListingReading.faults(form);
        if (!faults.isEmpty()) {
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "The listing can't be taken.",
                    faults.stream()
                            .map(fault -> new FieldError(
                                    ListingFields.pointer(fault.field()), fault.value(), fault.code(), fault.detail()))
                            .toList());
        }
        Detection detection = judge.judge(viewer.tenant(), List.of(ListingReading.listing(form)), clock.instant())
                .getFirst();
        if (detection.judgement() instanceof Judgement.Undecided undecided && undecided.retry()) {
            throw new Outage(undecided.code());
        }
        return new Judged(form, detection);
    }

    /** Keeps it, with a case where it is worth one, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DetectionView keep(Viewer viewer, Judged judged) {
        Kept kept = keeper.keep(viewer.tenant(), List.of(judged)).getFirst();
        return finder.find(viewer, kept.detectionId()).orElseThrow();
    }
}
