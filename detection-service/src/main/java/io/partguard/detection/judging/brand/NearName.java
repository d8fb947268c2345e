package io.partguard.detection.judging.brand;

/**
 * A name that is nearly a protected mark.
 *
 * @param inField whether it stands in the brand field, where a slip of the finger is less likely
 */
public record NearName(String written, String mark, boolean inField) {}
