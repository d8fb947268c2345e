package io.partguard.catalog.image;

import io.partguard.identity.image.ImageHash;

/**
 * What decoding a file showed.
 *
 * @param width in pixels, of the file
 * @param hash what it looks like
 */
public record Picture(ImageFormat format, int width, int height, ImageHash hash) {}
