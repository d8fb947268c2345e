package io.partguard.detection.feed;

import org.jspecify.annotations.Nullable;

/**
 * A value of a listing that is refused.
 *
 * @param field the name it has in {@link ListingFields}
 */
public record Fault(String field, @Nullable String value, String code, String detail) {}
