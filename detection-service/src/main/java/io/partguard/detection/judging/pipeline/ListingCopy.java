package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listing with something else in a field. */
final class ListingCopy {
    private final Listing of;
    private String title;
    private @Nullable String description;
    private @Nullable String brand;
    private @Nullable String partNumber;
    private @Nullable ClaimedPrice price;
    private @Nullable Integer quantity;
    private Listing.@Nullable Seller seller;
    private @Nullable String shipsFrom;
    private List<String> images;

    ListingCopy(Listing of) {
        this.of = of;
        title = of.title();
        description = of.description();
        brand = of.brand();
        partNumber = of.partNumber();
        price = of.price();
        quantity = of.quantity();
        seller = of.seller();
        shipsFrom = of.shipsFrom();
        images = of.images();
    }

    ListingCopy title(String value) {
        title = value;
        return this;
    }

    ListingCopy description(@Nullable String value) {
        description = value;
        return this;
    }

    ListingCopy brand(@Nullable String value) {
        brand = value;
        return this;
    }

    ListingCopy partNumber(@Nullable String value) {
        partNumber = value;
        return this;
    }

    ListingCopy price(ClaimedPrice value) {
        price = value;
        return this;
    }

    ListingCopy quantity(int value) {
        quantity = value;
        return this;
    }

    ListingCopy seller(Listing.Seller value) {
        seller = value;
        return this;
    }

    ListingCopy shipsFrom(String value) {
        shipsFrom = value;
        return this;
    }

    ListingCopy images(List<String> value) {
        images = value;
        return this;
    }

    Listing listing() {
        return new Listing(
                of.marketplace(),
                of.listingId(),
                of.url(),
                of.country(),
                title,
                description,
                brand,
                partNumber,
                of.gtin(),
                price,
                of.packQuantity(),
                of.condition(),
                quantity,
                seller,
                shipsFrom,
                of.shipsTo(),
                images,
                of.observedAt());
    }
}
