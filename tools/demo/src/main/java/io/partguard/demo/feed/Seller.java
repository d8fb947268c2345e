package io.partguard.demo.feed;

import io.partguard.demo.Language;

/**
 * @param positiveShare 0 to 1
 * @param country where the account says it is
 * @param buyerCountry to which it addresses its offers
 * @param contact a telephone number or address outside the marketplace
 */
record Seller(
        SellerKind kind,
        Marketplace marketplace,
        Language language,
        String id,
        String name,
        int ageDays,
        int feedbackCount,
        double positiveShare,
        String country,
        String buyerCountry,
        String contact,
        Style style) {}
