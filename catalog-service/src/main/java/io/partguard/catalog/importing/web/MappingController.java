package io.partguard.catalog.importing.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.importing.MappingStore;
import io.partguard.catalog.importing.MappingStore.StoredMapping;
import io.partguard.catalog.importing.PartFields;
import io.partguard.catalog.part.CatalogError;
import io.partguard.tables.BadMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class MappingController {
    private static final int LONGEST = 64 << 10;

    private final MappingStore mappings;

    MappingController(MappingStore mappings) {
        this.mappings = mappings;
    }

    record MappingList(List<StoredMapping> items) {}

    @GetMapping("/v1/part-mappings")
    MappingList listPartMappings() {
        return new MappingList(mappings.all());
    }

    @GetMapping("/v1/part-mappings/{name}")
    ResponseEntity<StoredMapping> getPartMapping(@PathVariable String name) {
        StoredMapping mapping = mappings.find(name)
                .orElseThrow(() -> new Refused(CatalogError.MAPPING_NOT_FOUND, "There is no mapping of this name."));
        return ResponseEntity.ok().eTag(Etags.of(mapping.revision())).body(mapping);
    }

    /** Which columns of a file become which fields of a part, as YAML. Replacing one needs If-Match with its ETag. */
    @PutMapping(
            value = "/v1/part-mappings/{name}",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain"})
    ResponseEntity<StoredMapping> putPartMapping(
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody String yaml) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            String detail = "A name has 1 to 100 letters, digits, dots, dashes and underscores.";
            throw new Refused(
                    ApiError.INVALID_REQUEST, detail, List.of(new FieldError("?name", name, "INVALID_NAME", detail)));
        }
        if (yaml.length() > LONGEST) {
            throw new Refused(ApiError.BODY_TOO_LARGE, "A mapping has at most " + LONGEST + " characters.");
        }
        try {
            PartFields.parse(yaml);
        } catch (BadMapping bad) {
            throw new Refused(
                    CatalogError.MAPPING_INVALID,
                    "The mapping has faults.",
                    bad.faults().stream()
                            .map(fault -> new FieldError(
                                    "/" + fault.path().replace('.', '/'), fault.value(), fault.code(), fault.detail()))
                            .toList());
        }
        StoredMapping stored =
                mappings.put(name, yaml, Etags.seen(ifMatch)).orElseThrow(() -> Etags.notReplaced(ifMatch));
        return ResponseEntity.ok().eTag(Etags.of(stored.revision())).body(stored);
    }
}
