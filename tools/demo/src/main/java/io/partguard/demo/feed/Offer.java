package io.partguard.demo.feed;

import io.partguard.demo.catalogue.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listing while it is being made, and the answer to it. Mutable, because noise comes last. */
final class Offer {
    final Answer answer;
    final String kind;
    final Seller seller;
    String id = "";
    String title = "";

    @Nullable String description;

    @Nullable String brand;

    @Nullable String partNumber;

    @Nullable String gtin;

    @Nullable String amount;

    @Nullable String currency;

    @Nullable Integer packQuantity;

    @Nullable String condition;

    @Nullable Integer quantity;

    @Nullable String shipsFrom;

    List<String> images = List.of();
    String observedAt = "";
    boolean feedbackHidden;
    boolean countryHidden;
    /** The part it trades on, where the listing says enough to know. */
    @Nullable Part part;

    Offer(Answer answer, String kind, Seller seller, @Nullable Part part) {
        this.answer = answer;
        this.kind = kind;
        this.seller = seller;
        this.part = part;
    }

    /** The same words under another id: a seller lists twice. */
    Offer again() {
        Offer twin = new Offer(answer, kind, seller, part);
        twin.title = title;
        twin.description = description;
        twin.brand = brand;
        twin.partNumber = partNumber;
        twin.gtin = gtin;
        twin.amount = amount;
        twin.currency = currency;
        twin.packQuantity = packQuantity;
        twin.condition = condition;
        twin.quantity = quantity;
        twin.shipsFrom = shipsFrom;
        twin.images = images;
        twin.observedAt = observedAt;
        twin.feedbackHidden = feedbackHidden;
        twin.countryHidden = countryHidden;
        return twin;
    }

    /** In the shape of a feed line; what is missing is left out. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("marketplace", seller.marketplace().name());
        json.put("listingId", id);
        json.put("url", "https://" + seller.marketplace().name() + ".example/item/" + id);
        put(json, "country", countryHidden ? null : seller.buyerCountry());
        json.put("title", title);
        put(json, "description", description);
        put(json, "brand", brand);
        put(json, "partNumber", partNumber);
        put(json, "gtin", gtin);
        if (amount != null) {
            Map<String, Object> price = new LinkedHashMap<>();
            price.put("amount", amount);
            put(price, "currency", currency);
            json.put("price", price);
        }
        put(json, "packQuantity", packQuantity);
        put(json, "condition", condition);
        put(json, "quantity", quantity);
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("id", seller.id());
        who.put("name", seller.name());
        if (!feedbackHidden) {
            who.put("ageDays", seller.ageDays());
            who.put("feedbackCount", seller.feedbackCount());
            who.put("positiveShare", seller.positiveShare());
        }
        who.put("country", seller.country());
        json.put("seller", who);
        put(json, "shipsFrom", shipsFrom);
        json.put("shipsTo", List.of(seller.buyerCountry()));
        if (!images.isEmpty()) {
            json.put("images", images);
        }
        json.put("observedAt", observedAt);
        return json;
    }

    private static void put(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            json.put(key, value);
        }
    }
}
