package io.partguard.detection.feed;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a form and makes a listing of it. Titles and names are taken as they are, however odd: oddity is evidence. */
public final class ListingReading {
    private static final int LONGEST_TITLE = 2_000;
    private static final int LONGEST_DESCRIPTION = 32_000;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_NAME = 300;
    private static final int MOST_IMAGES = 50;
    private static final int MOST_PIECES = 1_000_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final List<Fault> faults = new ArrayList<>();

    private ListingReading() {}

    /** Everything that is wrong with a form; empty where {@link #listing} can be called. */
    public static List<Fault> faults(ListingForm form) {
        ListingReading reading = new ListingReading();
        reading.check(form);
        return reading.faults;
    }

    /** The listing of a form without faults. */
    public static Listing listing(ListingForm form) {
        ListingForm.Seller seller = form.seller();
        return new Listing(
                given(form.marketplace()),
                given(form.listingId()),
                form.url(),
                form.country(),
                given(form.title()),
                form.description(),
                form.brand(),
                form.partNumber(),
                form.gtin(),
                price(form.price()),
                form.packQuantity(),
                form.condition(),
                form.quantity(),
                seller == null || seller.id() == null
                        ? null
                        : new Listing.Seller(
                                seller.id(),
                                seller.name(),
                                seller.ageDays(),
                                seller.feedbackCount(),
                                seller.positiveShare(),
                                seller.country()),
                form.shipsFrom(),
                form.shipsTo() == null ? List.of() : form.shipsTo(),
                form.images() == null ? List.of() : form.images(),
                form.observedAt());
    }

    private static String given(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a form with faults");
        }
        return value;
    }

    private static @Nullable ClaimedPrice price(ListingForm.@Nullable Price price) {
        return price == null || price.amount() == null ? null : ClaimedPrices.read(price.amount(), price.currency());
    }

    private void check(ListingForm form) {
        required("marketplace", form.marketplace(), 100);
        required("listingId", form.listingId(), LONGEST_NAME);
        required("title", form.title(), LONGEST_TITLE);
        atMost("url", form.url(), LONGEST_URL);
        atMost("description", form.description(), LONGEST_DESCRIPTION);
        atMost("brand", form.brand(), LONGEST_NAME);
        atMost("partNumber", form.partNumber(), LONGEST_NAME);
        atMost("gtin", form.gtin(), LONGEST_NAME);
        atMost("condition", form.condition(), LONGEST_NAME);
        country("country", form.country());
        country("shipsFrom", form.shipsFrom());
        list("shipsTo", form.shipsTo(), COUNTRIES.size());
        for (String country : form.shipsTo() == null ? List.<String>of() : form.shipsTo()) {
            country("shipsTo", country);
        }
        list("images", form.images(), MOST_IMAGES);
        for (String image : form.images() == null ? List.<String>of() : form.images()) {
            atMost("images", image, LONGEST_URL);
        }
        number("packQuantity", form.packQuantity(), 1, MOST_PIECES);
        number("quantity", form.quantity(), 0, Integer.MAX_VALUE);
        checkPrice(form.price());
        checkSeller(form.seller());
    }

    private void checkPrice(ListingForm.@Nullable Price price) {
        if (price == null) {
            return;
        }
        atMost("priceAmount", price.amount(), LONGEST_NAME);
        if (price.amount() != null && ClaimedPrices.isNegative(price.amount())) {
            fault("priceAmount", price.amount(), "NEGATIVE_PRICE", "a price is not below zero");
        }
        if (price.currency() != null && !CURRENCIES.contains(price.currency())) {
            fault("currency", price.currency(), "UNKNOWN_CURRENCY", "not a currency of ISO 4217");
        }
    }

    private void checkSeller(ListingForm.@Nullable Seller seller) {
        if (seller == null) {
            return;
        }
        atMost("sellerId", seller.id(), LONGEST_NAME);
        atMost("sellerName", seller.name(), LONGEST_NAME);
        number("sellerAgeDays", seller.ageDays(), 0, 100_000);
        number("sellerFeedbackCount", seller.feedbackCount(), 0, Integer.MAX_VALUE);
        Double share = seller.positiveShare();
        if (share != null && !(share >= 0 && share <= 1)) {
            fault("sellerPositiveShare", share.toString(), "OUT_OF_RANGE", "between 0 and 1");
        }
        country("sellerCountry", seller.country());
    }

    private void required(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            fault(field, value, "MISSING_VALUE", "every listing has one");
        } else {
            atMost(field, value, longest);
        }
    }

    private void atMost(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            fault(field, value, "VALUE_TOO_LONG", "longer than " + longest + " characters");
        } else if (value != null && !isText(value)) {
            fault(field, null, "INVALID_CHARACTER", "has a NUL or half a character");
        }
    }

    /** What JSON and the database can keep: no NUL, no surrogate without its other half. */
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void list(String field, @Nullable List<@Nullable String> values, int most) {
        if (values != null && values.size() > most) {
            fault(field, null, "TOO_MANY_VALUES", "more than " + most);
        } else if (values != null && values.stream().anyMatch(Objects::isNull)) {
            fault(field, null, "MISSING_VALUE", "an element is null");
        }
    }

    private void country(String field, @Nullable String value) {
        if (value != null && !COUNTRIES.contains(value)) {
            fault(field, value, "UNKNOWN_COUNTRY", "not a country of ISO 3166-1 alpha-2");
        }
    }

    private void number(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            fault(field, value.toString(), "OUT_OF_RANGE", "between " + least + " and " + most);
        }
    }

    private void fault(String field, @Nullable String value, String code, String detail) {
        faults.add(new Fault(field, value, code, detail));
    }

    /** Whether it is a country code we know. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }
}
