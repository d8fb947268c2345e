package io.partguard.catalog.part.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import org.jspecify.annotations.Nullable;

/** A part as users see it: its id, brand, revision and source, and everything its maker says. */
public record PartAnswer(
        String partId,
        String brand,
        int revision,
        @Nullable String importId,
        @JsonUnwrapped PartDocument document) {

    public static PartAnswer of(Part part) {
        return new PartAnswer(part.id(), part.brand(), part.revision(), part.importId(), part.document());
    }
}
