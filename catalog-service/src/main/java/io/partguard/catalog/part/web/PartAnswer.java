package io.partguard.catalog.part.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;

/** A part as users see it: its id, brand and revision, and everything its maker says. */
public record PartAnswer(
        String partId,
        String brand,
        int revision,
        @JsonUnwrapped PartDocument document) {

    public static PartAnswer of(Part part) {
        return new PartAnswer(part.id(), part.brand(), part.revision(), part.document());
    }
}
