package io.partguard.detection.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is sent, kept and shown. Nothing is certain of it before {@link ListingReading}; all but marketplace,
 * listingId and title may be missing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Listing",
        requiredProperties = {"marketplace", "listingId", "title"})
public record ListingForm(
        @Nullable String marketplace,
        @Nullable String listingId,
        @Nullable String url,

        @Schema(description = "where the offer is addressed to, ISO 3166-1 alpha-2") @Nullable String country,

        @Nullable String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String partNumber,
        @Nullable String gtin,
        @Nullable Price price,
        @Schema(description = "pieces an offer") @Nullable Integer packQuantity,
        @Nullable String condition,
        @Schema(description = "pieces in stock") @Nullable Integer quantity,
        @Nullable Seller seller,
        @Nullable String shipsFrom,
        @Nullable List<String> shipsTo,
        @Nullable List<String> images,
        @Nullable Instant observedAt) {

    /** @param amount as written; what is no number is no price, and no error */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ClaimedPrice")
    public record Price(@Nullable String amount, @Nullable String currency) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Seller")
    public record Seller(
            @Nullable String id,
            @Nullable String name,
            @Nullable Integer ageDays,
            @Nullable Integer feedbackCount,
            @Schema(description = "0 to 1") @Nullable Double positiveShare,
            @Nullable String country) {}

    /** The same listing addressed to a country, where it does not say one itself. */
    public ListingForm addressedTo(@Nullable String other) {
        return country != null || other == null ? this : with(other, seller, observedAt);
    }

    /** What is kept of it outside the seller table: without the seller's name and id. */
    public ListingForm withoutPerson() {
        return seller == null
                ? this
                : with(
                        country,
                        new Seller(
                                null,
                                null,
                                seller.ageDays(),
                                seller.feedbackCount(),
                                seller.positiveShare(),
                                seller.country()),
                        observedAt);
    }

    /** The same again, with the seller's name and id where they are still known. */
    public ListingForm withPerson(@Nullable String id, @Nullable String name) {
        return seller == null
                ? this
                : with(
                        country,
                        new Seller(
                                id,
                                name,
                                seller.ageDays(),
                                seller.feedbackCount(),
                                seller.positiveShare(),
                                seller.country()),
                        observedAt);
    }

    /** What makes two observations the same content: all but the time of looking. */
    public ListingForm withoutTime() {
        return with(country, seller, null);
    }

    private ListingForm with(@Nullable String newCountry, @Nullable Seller newSeller, @Nullable Instant newObservedAt) {
        return new ListingForm(
                marketplace,
                listingId,
                url,
                newCountry,
                title,
                description,
                brand,
                partNumber,
                gtin,
                price,
                packQuantity,
                condition,
                quantity,
                newSeller,
                shipsFrom,
                shipsTo,
                images,
                newObservedAt);
    }
}
