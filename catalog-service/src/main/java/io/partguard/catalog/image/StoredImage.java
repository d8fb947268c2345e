package io.partguard.catalog.image;

/**
 * A picture that is kept.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits: its address
 * @param mediaType as its bytes say, whatever its sender said
 * @param width in pixels
 */
public record StoredImage(String sha256, String mediaType, int width, int height, long bytes) {}
