package io.partguard.catalog.editing.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.catalog.editing.BrandEdits;
import io.partguard.catalog.part.BrandStore.Brand;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class BrandEditController {
    private static final String PATCH = "application/merge-patch+json";

    private final BrandEdits brands;

    BrandEditController(BrandEdits brands) {
        this.brands = brands;
    }

    /** Changes how a brand is written ({@code name}), its {@code manufacturerCode} or {@code cage} (RFC 7396). */
    @PatchMapping(
            value = "/v1/brands/{key}",
            consumes = {PATCH, "application/json"})
    ResponseEntity<Brand> editBrand(
            Viewer viewer,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = PATCH, schema = @Schema(type = "object")))
                    JsonNode patch) {
        long expected = Etags.require(ifMatch);
        if (!patch.isObject()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The body must be a JSON object.");
        }
        Brand changed = brands.change(key, expected, patch, viewer.subject());
        brands.begin();
        return ResponseEntity.ok().eTag(Etags.of(changed.revision())).body(changed);
    }
}
