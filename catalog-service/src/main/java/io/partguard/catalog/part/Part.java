package io.partguard.catalog.part;

import org.jspecify.annotations.Nullable;

/**
 * A part of the catalogue as it is now.
 *
 * @param no the record's own short number, never shown outside
 * @param id opaque and stable, {@code prt_…}
 * @param brand as the brand is written
 * @param brandKey {@link io.partguard.identity.BrandName#key()}
 * @param revision 1 for a new part; grows by 1 with every change; the ETag
 * @param importId the import that brought this content; null: a person edited it last
 */
public record Part(
        long no,
        String id,
        String brand,
        String brandKey,
        int revision,
        @Nullable String importId,
        PartDocument document) {}
