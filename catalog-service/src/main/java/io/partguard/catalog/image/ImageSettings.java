package io.partguard.catalog.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxBytes largest picture as a file
 * @param maxPixels largest picture once it is decoded; a progressive JPEG of so many needs six bytes for each
 * @param mostAPart pictures that one part may have
 * @param atOnce pictures decoded or looked up at the same time
 */
@Validated
@ConfigurationProperties("partguard.images")
public record ImageSettings(
        DataSize maxBytes,
        @Min(1) @Max(200_000_000) int maxPixels,
        @Min(1) @Max(1000) int mostAPart,
        @Min(1) @Max(64) int atOnce) {}
