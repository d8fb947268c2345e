package io.partguard.catalog.image.web;

import io.partguard.catalog.image.StoredImage;

/**
 * A picture of a part.
 *
 * @param sha256 of its bytes; the same bytes are the same picture
 * @param url where its bytes are
 * @param bytes how many they are
 */
record ImageAnswer(String sha256, String url, String mediaType, int width, int height, long bytes) {

    static ImageAnswer of(StoredImage image) {
        return new ImageAnswer(
                image.sha256(),
                "/api/v1/images/" + image.sha256(),
                image.mediaType(),
                image.width(),
                image.height(),
                image.bytes());
    }
}
