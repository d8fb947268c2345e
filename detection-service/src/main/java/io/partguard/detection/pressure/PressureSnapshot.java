package io.partguard.detection.pressure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Market pressure as it was at one moment. It never changes: pricing takes one over by its id, and a person approves it.
 *
 * @param id {@code mps_…}, sorts by time
 * @param since offers seen from here on were counted
 * @param until the moment
 * @param modelTrainedOn what the models learned from that judged the offers: SYNTHETIC until there are real labels
 */
@Schema(name = "MarketPressure")
public record PressureSnapshot(String id, Instant since, Instant until, String modelTrainedOn, List<Pressure> items) {}
