package io.partguard.pricing.pricelist.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.pricing.pricelist.importing.PriceMappings;
import io.partguard.pricing.pricelist.importing.PriceMappings.StoredMapping;
import io.partguard.pricing.web.PricingError;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final PriceMappings mappings;

    PriceMappingsController(PriceMappings mappings) {
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
        if (!isName(name)) {
            String detail = "must have 1 to 64 lower-case letters, digits, dots or dashes";
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "The name " + detail + ".",
                    List.of(new FieldError("?name", name, "INVALID_VALUE", detail)));
        }
        if (yaml.length() > MOST_CHARACTERS) {
            throw new Refused(ApiError.BODY_TOO_LARGE, "A mapping has at most " + MOST_CHARACTERS + " characters.");
        }
        if (yaml.indexOf('\0') >= 0) {
            throw new Refused(PricingError.INVALID_MAPPING, "The mapping has a NUL in it.");
        }
        parse(yaml);
        int revision = mappings.put(name, yaml, Etags.seen(ifMatch)).orElseThrow(() -> Etags.notReplaced(ifMatch));
        return ResponseEntity.noContent().eTag(Etags.of(revision)).build();
    }

    @Operation(operationId = "getPriceMapping", summary = "A mapping as it was written")
    @GetMapping(produces = "application/yaml")
    ResponseEntity<String> get(@PathVariable String name) {
        StoredMapping mapping = Optional.of(name)
                .filter(PriceMappingsController::isName)
                .flatMap(mappings::find)
                .orElseThrow(() -> new Refused(PricingError.MAPPING_NOT_FOUND, "There is no mapping of this name."));
        return ResponseEntity.ok().eTag(Etags.of(mapping.revision())).body(mapping.yaml());
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** @throws Refused INVALID_MAPPING with everything that is wrong with it */
    static Mapping parse(String yaml) {
        try {
            return PriceMappings.parse(yaml);
        } catch (BadMapping e) {
            throw new Refused(
                    PricingError.INVALID_MAPPING,
                    "The mapping cannot be read.",
                    e.faults().stream()
                            .map(fault -> new FieldError(
                                    "/" + fault.path().replace('.', '/'), fault.value(), fault.code(), fault.detail()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new Refused(PricingError.INVALID_MAPPING, String.valueOf(e.getMessage()));
        }
    }
}
