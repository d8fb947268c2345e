package io.partguard.detection.models;

import io.partguard.detection.detections.Judge;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PlaceholderJudge implements Judge {
    @Override
    public List<Detection> judge(String tenant, List<Listing> listings, Instant asOf) {
        throw new UnsupportedOperationException();
    }
}
