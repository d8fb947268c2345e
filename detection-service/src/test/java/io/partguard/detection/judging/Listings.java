package io.partguard.detection.judging;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings for tests: only what a test is about is said. */
public final class Listings {
    private Listings() {}

    public static Listing titled(String title) {
        return listing(title, null, null, null);
    }

    public static Listing listing(
            String title, @Nullable String brand, @Nullable String partNumber, @Nullable String description) {
        return offer(title, brand, partNumber, description, null, null, null, null);
    }

    public static Listing offer(
            String title,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String description,
            @Nullable String euros,
            Listing.@Nullable Seller seller,
            @Nullable String shipsFrom,
            @Nullable String condition) {
        return new Listing(
                "market",
                "1",
                null,
                "DE",
                title,
                description,
                brand,
                partNumber,
                null,
                euros == null ? null : new ClaimedPrice(euros, new Lookup.Found<>(Money.of(euros, "EUR"))),
                null,
                condition,
                null,
                seller,
                shipsFrom,
                List.of(),
                List.of(),
                null);
    }
}
