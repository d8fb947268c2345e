package io.partguard.detection.mappings;

import java.time.Instant;

/** A stored mapping. @param yaml as it was sent */
public record ListingMapping(String name, long revision, String yaml, Instant changedAt) {}
