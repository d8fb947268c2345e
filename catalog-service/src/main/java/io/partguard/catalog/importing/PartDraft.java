package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is fit to become a part, or to take one away.
 *
 * @param position where it stands in the file, growing from row to row: the line, or the how manieth item of XML
 * @param document null where the part is to be taken away
 */
record PartDraft(
        long position,
        Row row,
        BrandDraft brand,
        PartNumber number,
        @Nullable PartDocument document,
        List<Edge> supersessions) {

    boolean removal() {
        return document == null;
    }

    /** The same row at its place in a file whose rows do not have a line each. */
    PartDraft at(long place) {
        return new PartDraft(place, row, brand, number, document, supersessions);
    }

    PartDraft withoutSupersessions() {
        return new PartDraft(position, row, brand, number, document, List.of());
    }

    /**
     * What the row says of its brand. Codes fill what the record does not know yet; a code of the record stays.
     *
     * @param manufacturerCode by which a trade association knows the maker
     * @param cage Commercial and Government Entity code, 5 letters and digits
     */
    record BrandDraft(
            BrandName name,
            @Nullable String manufacturerCode,
            @Nullable String cage) {

        String key() {
            return name.key();
        }
    }
}
