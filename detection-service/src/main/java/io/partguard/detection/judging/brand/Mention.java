package io.partguard.detection.judging.brand;

/**
 * A protected mark in a text.
 *
 * @param mark the protected brand as the catalogue prints it
 * @param key its key, see {@link io.partguard.identity.BrandName#key()}
 * @param written as it stands in the listing
 * @param from first word
 * @param to word after the last
 */
public record Mention(String mark, String key, String written, Disguise disguise, int from, int to) {}
