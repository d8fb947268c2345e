package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that is fit to become a part, or to take one away.
 *
 * @param position where it stands in the file, growing from row to row: the line, or the how manieth item of XML
 * @param identity the number's identity within its brand
 * @param content null where the part is to be taken away
 * @param fingerprint by which the row is recognised when it comes again; null where it is not to be
 */
record PartDraft(
        long position,
        Row row,
        BrandDraft brand,
        PartNumber number,
        String identity,
        @Nullable PartContent content,
        @Nullable UUID fingerprint) {

    PartDraft(long position, Row row, BrandDraft brand, PartNumber number, @Nullable PartContent content) {
        this(position, row, brand, number, number.identity(), content, null);
    }

    boolean removal() {
        return content == null;
    }

    @Nullable PartDocument document() {
        return content == null ? null : content.document();
    }

    /** The same row at its place in a file whose rows do not have a line each. */
    PartDraft at(long place) {
        return new PartDraft(place, row, brand, number, identity, content, fingerprint);
    }

    PartDraft recognisedBy(UUID rowFingerprint) {
        return new PartDraft(position, row, brand, number, identity, content, rowFingerprint);
    }

    List<Edge> supersessions() {
        return content == null ? List.of() : content.supersessions();
    }

    /**
     * What the row says of its brand. Codes fill what the record does not know yet; a code of the record stays.
     *
     * @param key the name's
     * @param manufacturerCode by which a trade association knows the maker
     * @param cage Commercial and Government Entity code, 5 letters and digits
     */
    record BrandDraft(
            BrandName name,
            String key,
            @Nullable String manufacturerCode,
            @Nullable String cage) {

        BrandDraft(BrandName name, @Nullable String manufacturerCode, @Nullable String cage) {
            this(name, name.key(), manufacturerCode, cage);
        }
    }
}
