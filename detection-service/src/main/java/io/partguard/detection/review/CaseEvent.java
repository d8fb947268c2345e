package io.partguard.detection.review;

import java.time.Instant;

/** Something that happened to a case; never changed, never removed. @param data JSON */
public record CaseEvent(long no, String type, String actor, Instant at, String data) {}
