package io.partguard.detection.pressure;

import org.jspecify.annotations.Nullable;

/**
 * The offers of one seller for one family in one country.
 *
 * @param country ISO 3166-1 alpha-2, where the offers are addressed to
 * @param seller or one id for all that belong together; null for all offers together whose seller is not known
 * @param ratio median of price a piece over our list price there, above 0
 */
record SellerOffers(
        String family,
        String country,
        Substitute substitute,
        @Nullable String seller,
        long listings,
        double ratio) {}
