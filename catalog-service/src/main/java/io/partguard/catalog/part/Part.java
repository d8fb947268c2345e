package io.partguard.catalog.part;

/**
 * A part of the catalogue as it is now.
 *
 * @param no the record's own short number, never shown outside
 * @param id opaque and stable, {@code prt_…}
 * @param brand as the brand is written
 * @param brandKey {@link io.partguard.identity.BrandName#key()}
 * @param revision 1 for a new part; grows by 1 with every change; the ETag
 */
public record Part(long no, String id, String brand, String brandKey, int revision, PartDocument document) {}
