package io.partguard.catalog.application;

import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import org.jspecify.annotations.Nullable;

/**
 * A statement on its way into the record.
 *
 * @param brand of the part; where null, the one brand of {@code manufacturerCode}
 * @param manufacturerCode by which a trade association knows the maker, in any case
 * @param remove whether the statement is taken back
 */
public record ApplicationDraft(
        @Nullable BrandName brand,
        @Nullable String manufacturerCode,
        PartNumber partNumber,
        Application application,
        boolean remove) {

    /** @throws IllegalArgumentException where neither brand nor code is given */
    public ApplicationDraft {
        if (brand == null && manufacturerCode == null) {
            throw new IllegalArgumentException("an application needs its part's brand or the brand's code");
        }
    }
}
