package io.partguard.detection.models;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as the registry knows it.
 *
 * @param blob SHA-256 of its bytes
 * @param featuresHash of the features it was trained with; another one than this build's judges nobody
 * @param replaced the champion before it, where it is or was one
 * @param revision moved by every change of state
 */
public record RegisteredModel(
        String id,
        ModelKind kind,
        ModelState state,
        String blob,
        long bytes,
        String featuresHash,
        List<String> features,
        ModelFile.Card card,
        @Nullable String replaced,
        long revision,
        String registeredBy,
        Instant registeredAt,
        Instant changedAt) {

    /** A change of state: who, why, when. @param was missing where it was registered */
    public record Change(@Nullable ModelState was, ModelState became, String actor, String reason, Instant at) {}
}
