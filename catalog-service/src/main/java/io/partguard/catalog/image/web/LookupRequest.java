package io.partguard.catalog.image.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param limit matches for each at the most; 10 where nothing is said */
record LookupRequest(
        @NotEmpty @Size(max = 100) List<@Valid @NotNull Asked> images,
        @Nullable @Min(1) @Max(100) Integer limit) {

    /**
     * @param ref the caller's own name for it, handed back
     * @param hash Base64
     */
    record Asked(
            @NotNull @Size(max = 200) String ref,
            @NotNull @Size(max = 10_000) String hash) {}
}
