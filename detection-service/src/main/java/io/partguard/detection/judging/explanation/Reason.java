package io.partguard.detection.judging.explanation;

import org.jspecify.annotations.Nullable;

/**
 * A named signal with what the listing says, what we compare it with, and what it adds to the log-odds of the verdict.
 * Codes and values only; sentences are rendered from bundles.
 *
 * @param signal stable code such as {@code PRICE_TO_LIST}
 * @param contribution to the raw log-odds of the named class against the rest
 */
public record Reason(
        String signal,
        @Nullable String listingValue,
        @Nullable String referenceValue,
        double contribution) {}
