package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.BrandName;
import io.partguard.tables.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that is fit to become a part. */
record PartDraft(Row row, BrandDraft brand, PartDocument document, List<Edge> supersessions) {

    PartDraft withoutSupersessions() {
        return new PartDraft(row, brand, document, List.of());
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
