package io.partguard.catalog.part.web;

import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.part.BrandStore.Brand;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class PartController {
    private final PartStore parts;
    private final BrandStore brands;

    PartController(PartStore parts, BrandStore brands) {
        this.parts = parts;
        this.brands = brands;
    }

    @GetMapping("/v1/parts/{partId}")
    ResponseEntity<PartAnswer> getPart(@PathVariable String partId) {
        Part part = parts.find(partId)
                .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id."));
        return ResponseEntity.ok().eTag(Etags.of(part.revision())).body(PartAnswer.of(part));
    }

    record BrandList(List<Brand> items) {}

    @GetMapping("/v1/brands")
    BrandList listBrands() {
        return new BrandList(brands.all());
    }
}
