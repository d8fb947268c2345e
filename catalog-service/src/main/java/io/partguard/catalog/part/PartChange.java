package io.partguard.catalog.part;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a part.
 *
 * @param at when it was written
 * @param by the id of who entered it, or of who asked for the import
 * @param importId null: entered by hand
 * @param removed whether this took the part out of the catalogue
 * @param changes of fields; where the part is new, or comes back, all that it has
 */
public record PartChange(
        int revision,
        Instant at,
        @Nullable String by,
        @Nullable String importId,
        boolean removed,
        List<FieldChange> changes) {

    /**
     * @param before null: it was not there
     * @param after null: it is not there any more
     */
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}
}
