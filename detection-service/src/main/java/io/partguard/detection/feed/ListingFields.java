package io.partguard.detection.feed;

import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names of a listing's fields in mappings, and where each stands in JSON. */
public final class ListingFields {
    /** Field → dotted path in JSON. In CSV the field itself is the column. */
    private static final Map<String, String> PATHS = paths();

    private ListingFields() {}

    public static Set<String> names() {
        return PATHS.keySet();
    }

    /** The mapping of a file that uses our own names; a CSV file may leave columns out. */
    public static Mapping own(Format format) {
        if (format == Format.NDJSON) {
            return Mapping.ofOwnNames(format, PATHS);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        PATHS.keySet().forEach(field -> columns.put(field, field));
        return Mapping.ofOwnNames(format, columns);
    }

    /** JSON pointer of a field in the body of a single listing. */
    public static String pointer(String field) {
        return "/" + PATHS.getOrDefault(field, field).replace('.', '/');
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String field : new String[] {
            "marketplace", "listingId", "url", "country", "title", "description", "brand", "partNumber", "gtin"
        }) {
            paths.put(field, field);
        }
        paths.put("priceAmount", "price.amount");
        paths.put("currency", "price.currency");
        for (String field : new String[] {"packQuantity", "condition", "quantity"}) {
            paths.put(field, field);
        }
        paths.put("sellerId", "seller.id");
        paths.put("sellerName", "seller.name");
        paths.put("sellerAgeDays", "seller.ageDays");
        paths.put("sellerFeedbackCount", "seller.feedbackCount");
        paths.put("sellerPositiveShare", "seller.positiveShare");
        paths.put("sellerCountry", "seller.country");
        for (String field : new String[] {"shipsFrom", "shipsTo", "images", "observedAt"}) {
            paths.put(field, field);
        }
        return paths;
    }
}
