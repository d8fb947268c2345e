package io.partguard.detection.mappings.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.mappings.ListingMapping;
import io.partguard.detection.mappings.ListingMappings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/listing-mappings")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "listing mappings")
class ListingMappingController {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private final ListingMappings mappings;

    ListingMappingController(ListingMappings mappings) {
        this.mappings = mappings;
    }

    record Stored(String name, long revision, Instant changedAt) {}

    record StoredList(List<Stored> items) {}

    @PutMapping(
            path = "/{name}",
            consumes = {"text/yaml", "application/yaml", "text/plain"})
    @Operation(
            summary = "Store how the columns of a feed become fields of listings",
            description = "Replacing one needs If-Match with its ETag.")
    ResponseEntity<Stored> put(
            Viewer viewer,
            @PathVariable @Pattern(regexp = NAME) String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Size(max = 100_000) String yaml) {
        return answer(
                mappings.put(viewer, name, yaml, Etags.seen(ifMatch)).orElseThrow(() -> Etags.notReplaced(ifMatch)));
    }

    @GetMapping
    @Operation(summary = "All mappings")
    StoredList all(Viewer viewer) {
        return new StoredList(mappings.all(viewer).stream()
                .map(ListingMappingController::stored)
                .toList());
    }

    @GetMapping(path = "/{name}", produces = "text/yaml")
    @Operation(summary = "A mapping as it was sent")
    ResponseEntity<String> get(Viewer viewer, @PathVariable String name) {
        ListingMapping mapping = mappings.find(viewer, name)
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such mapping."));
        return ResponseEntity.ok().eTag(Etags.of(mapping.revision())).body(mapping.yaml());
    }

    private static ResponseEntity<Stored> answer(ListingMapping mapping) {
        return ResponseEntity.ok().eTag(Etags.of(mapping.revision())).body(stored(mapping));
    }

    private static Stored stored(ListingMapping mapping) {
        return new Stored(mapping.name(), mapping.revision(), mapping.changedAt());
    }
}
