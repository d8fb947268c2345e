package io.partguard.bench.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An offer in the making, with its answer. */
final class Draft {
    final String verdict;
    final String kind;
    final Account seller;
    /** What it trades on; null where nothing of ours. */
    final @Nullable Piece piece;

    String id = "";
    String title = "";
    String seenAt = "2026-06-18T09:00:00Z";

    @Nullable String description;

    @Nullable String brand;

    @Nullable String number;

    @Nullable String gtin;

    @Nullable Double price;

    @Nullable Integer pack;

    @Nullable String state;

    @Nullable Integer stock;

    @Nullable String from;

    @Nullable String image;

    boolean ratingsHidden;

    Draft(String verdict, String kind, Account seller, @Nullable Piece piece) {
        this.verdict = verdict;
        this.kind = kind;
        this.seller = seller;
        this.piece = piece;
    }

    boolean fake() {
        return verdict.equals("COUNTERFEIT") || verdict.equals("COPYCAT");
    }

    /** Whether a reader could tell the part: its number is there, or its GTIN. */
    boolean says(Piece part) {
        String text = Piece.bare(title + "|" + number) + Piece.bare(String.valueOf(description));
        return text.contains(Piece.bare(part.number()))
                || part.gtin() != null && part.gtin().equals(gtin);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("marketplace", "testmarket");
        json.put("listingId", id);
        json.put("country", seller.buyers().code());
        json.put("title", title);
        put(json, "description", description);
        put(json, "brand", brand);
        put(json, "partNumber", number);
        put(json, "gtin", gtin);
        if (price != null) {
            json.put(
                    "price",
                    Map.of(
                            "amount", String.format(Locale.ROOT, "%.2f", price),
                            "currency", seller.buyers().currency()));
        }
        put(json, "packQuantity", pack);
        put(json, "condition", state);
        put(json, "quantity", stock);
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("id", seller.id());
        who.put("name", seller.name());
        if (!ratingsHidden) {
            who.put("ageDays", seller.days());
            who.put("feedbackCount", seller.ratings());
            who.put("positiveShare", seller.share());
        }
        who.put("country", seller.home());
        json.put("seller", who);
        put(json, "shipsFrom", from);
        json.put("shipsTo", List.of(seller.buyers().code()));
        if (image != null) {
            json.put("images", List.of(image));
        }
        json.put("observedAt", seenAt);
        return json;
    }

    private static void put(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            json.put(key, value);
        }
    }
}
