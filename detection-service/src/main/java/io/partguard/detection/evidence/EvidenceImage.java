package io.partguard.detection.evidence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A picture of an offer, as somebody sent it in. @param url where they saw it */
@Schema(name = "EvidenceImage")
public record EvidenceImage(
        String sha256,
        String mediaType,
        long bytes,
        @Nullable String url,
        String addedBy,
        Instant addedAt) {}
