package io.partguard.detection.detections;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.judging.pipeline.Detection;

/** A listing as it came in, and what it was judged to be. */
public record Judged(ListingForm form, Detection detection) {}
