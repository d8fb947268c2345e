package io.partguard.detection.detections;

import java.time.Instant;

/**
 * Where a detection is kept.
 *
 * @param fresh whether it was not there before: an unchanged listing on an unchanged basis is not
 */
public record Kept(String listingId, String detectionId, Instant createdAt, boolean fresh) {}
