package io.partguard.detection.judging.listing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One offer on a marketplace, as seen. Only marketplace, id and title are always there; everything else may be missing,
 * and missing is never read as zero, no or empty.
 *
 * @param country where the offer is addressed to, ISO 3166-1 alpha-2
 * @param price as claimed; may be unreadable
 * @param packQuantity pieces per offer as stated by the seller
 * @param quantity pieces in stock as stated by the seller
 */
public record Listing(
        String marketplace,
        String listingId,
        @Nullable String url,
        @Nullable String country,
        String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String partNumber,
        @Nullable String gtin,
        @Nullable ClaimedPrice price,
        @Nullable Integer packQuantity,
        @Nullable String condition,
        @Nullable Integer quantity,
        @Nullable Seller seller,
        @Nullable String shipsFrom,
        List<String> shipsTo,
        List<String> images,
        @Nullable Instant observedAt) {

    public Listing {
        shipsTo = List.copyOf(shipsTo);
        images = List.copyOf(images);
    }

    /** The seller as the marketplace shows it. {@code positiveShare} is 0 to 1. */
    public record Seller(
            String id,
            @Nullable String name,
            @Nullable Integer ageDays,
            @Nullable Integer feedbackCount,
            @Nullable Double positiveShare,
            @Nullable String country) {}
}
