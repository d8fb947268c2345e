package io.partguard.catalog.part.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Etags;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.part.BrandStore.Brand;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartChange;
import io.partguard.catalog.part.PartHistory;
import io.partguard.catalog.part.PartStore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class PartController {
    private final PartStore parts;
    private final BrandStore brands;
    private final PartHistory history;

    PartController(PartStore parts, BrandStore brands, PartHistory history) {
        this.parts = parts;
        this.history = history;
        this.brands = brands;
    }

    /** A part, now or as the record had it at a moment; only what is so now can be edited and has an ETag. */
    @GetMapping("/v1/parts/{partId}")
    ResponseEntity<PartAnswer> getPart(
            @PathVariable String partId, @RequestParam(required = false) @Nullable Instant asOf) {
        if (asOf != null) {
            Part then = parts.find(partId, asOf)
                    .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There was no part with this id."));
            return ResponseEntity.ok(PartAnswer.of(then));
        }
        Part part = parts.find(partId).orElseThrow(PartController::notFound);
        return ResponseEntity.ok().eTag(Etags.of(part.revision())).body(PartAnswer.of(part));
    }

    /** @param next cursor of the page with older changes; absent on the last */
    record PartHistoryPage(List<PartChange> items, @Nullable String next) implements Paged {}

    /** What changed a part, newest first: when, by whom or which import, and which of its fields from what to what. */
    @GetMapping("/v1/parts/{partId}/history")
    @PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
    PartHistoryPage getPartHistory(
            @PathVariable String partId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int before = cursor == null ? Integer.MAX_VALUE : revision(cursor);
        List<PartChange> changes = history.before(partId, before, limit + 1);
        if (changes.isEmpty() && cursor == null) {
            throw notFound();
        }
        boolean more = changes.size() > limit;
        List<PartChange> page = more ? changes.subList(0, limit) : changes;
        String next =
                more ? Cursor.encode(List.of(Integer.toString(page.getLast().revision()))) : null;
        return new PartHistoryPage(page, next);
    }

    private static int revision(String cursor) {
        String revision = Cursor.decode(cursor, 1).getFirst();
        if (!revision.matches("\\d{1,9}")) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
        return Integer.parseInt(revision);
    }

    private static Refused notFound() {
        return new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id.");
    }

    record BrandList(List<Brand> items) {}

    @GetMapping("/v1/brands")
    BrandList listBrands() {
        return new BrandList(brands.all());
    }

    /** One brand, by its key: the name in lower case, letters and digits alone, without accents. */
    @GetMapping("/v1/brands/{key}")
    ResponseEntity<Brand> getBrand(@PathVariable String key) {
        Brand brand = brands.findByKey(key)
                .orElseThrow(() -> new Refused(CatalogError.BRAND_NOT_FOUND, "There is no brand of this name."));
        return ResponseEntity.ok().eTag(Etags.of(brand.revision())).body(brand);
    }
}
