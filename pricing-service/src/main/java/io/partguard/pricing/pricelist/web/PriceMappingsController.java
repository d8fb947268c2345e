package io.partguard.pricing.pricelist.web;

import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.web.MappingRequests;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/price-mappings/{name}")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class PriceMappingsController {
    private final MappingRequests mappings;

    PriceMappingsController(MappingRequests mappings) {
        this.mappings = mappings;
    }

    @Operation(
            operationId = "putPriceMapping",
            summary = "Keeps a mapping for price files",
            description =
                    "YAML: which columns of a file become which fields. Replacing one needs If-Match with its ETag; a running import goes on with the one it began with.")
    @PutMapping(consumes = {"application/yaml", "text/yaml", "application/x-yaml", "text/plain"})
    ResponseEntity<Void> put(
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody String yaml) {
        return mappings.put(FileContent.PRICES, name, ifMatch, yaml);
    }

    @Operation(operationId = "getPriceMapping", summary = "A mapping as it was written")
    @GetMapping(produces = "application/yaml")
    ResponseEntity<String> get(@PathVariable String name) {
        return mappings.get(FileContent.PRICES, name);
    }
}
