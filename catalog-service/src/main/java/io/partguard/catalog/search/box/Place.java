package io.partguard.catalog.search.box;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Refused;
import io.partguard.identity.Ids;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A place in the list that a query leads to: the last part shown.
 *
 * @param revision of the catalogue for which score and number hold
 * @param no the record's number of the part, which decides between equal scores
 */
record Place(String revision, float score, long no, String partId) {
    private static final int VALUES = 5;

    /** As a cursor that holds for this query alone. */
    String cursor(BoxQuery query) {
        return Cursor.encode(List.of(fingerprint(query), revision, Float.toString(score), Long.toString(no), partId));
    }

    /** @throws Refused INVALID_CURSOR for the cursor of another query */
    static Place of(String cursor, BoxQuery query) {
        List<String> values = Cursor.decode(cursor, VALUES);
        if (!values.getFirst().equals(fingerprint(query))
                || !values.get(2).matches("[0-9.E+-]{1,20}")
                || !values.get(3).matches("\\d{1,18}")) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one of this query.");
        }
        try {
            return new Place(
                    values.get(1), Float.parseFloat(values.get(2)), Long.parseLong(values.get(3)), values.get(4));
        } catch (NumberFormatException e) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one of this query.");
        }
    }

    /** The same part where it stands in an answer now. */
    Place movedTo(JsonNode hit, String now) {
        return new Place(now, (float) hit.at("/sort/0").asDouble(), no, partId);
    }

    /** Of everything that decides which list this is a place in. */
    private static String fingerprint(BoxQuery query) {
        return Ids.of("q", query.text(), new TreeMap<>(query.filters()) + " " + query.vehicle());
    }
}
