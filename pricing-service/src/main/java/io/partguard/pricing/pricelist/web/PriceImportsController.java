package io.partguard.pricing.pricelist.web;

import static io.partguard.pricing.importing.web.ImportRequests.CSV;
import static io.partguard.pricing.importing.web.ImportRequests.NDJSON;

import io.partguard.api.Viewer;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.web.ImportJson;
import io.partguard.pricing.importing.web.ImportRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/prices/imports")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class PriceImportsController {
    private final ImportRequests imports;

    PriceImportsController(ImportRequests imports) {
        this.imports = imports;
    }

    @Operation(
            operationId = "importPrices",
            summary = "Loads a price list",
            description =
                    "CSV or NDJSON with brand, partNumber, region, currency, listPrice, dealerNet, validFrom and family,"
                            + " or any columns under a mapping. The answer is a job; ask for it until it is FINISHED or FAILED."
                            + " A dry run tells what would happen.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "202",
            headers = @Header(name = "Location", description = "of the job", schema = @Schema(type = "string")),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportJson.class)))
    @PostMapping(consumes = {CSV, NDJSON})
    ResponseEntity<byte[]> start(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        return imports.start(
                viewer,
                new ImportRequests.Asked(
                        FileContent.PRICES, "importPrices", "/v1/prices/imports", mapping, dryRun, key, type),
                body);
    }

    @Operation(operationId = "getPriceImport", summary = "How far an import is, and what came out")
    @GetMapping("/{id}")
    ImportJson get(@PathVariable String id) {
        return imports.get(FileContent.PRICES, id);
    }

    @Operation(
            operationId = "getRejectedPrices",
            summary = "The rows that were not taken, each with its errors",
            description = "In the form of the file with the errors beside each row; as NDJSON one error a line.")
    @GetMapping(
            value = "/{id}/rejected",
            produces = {CSV, NDJSON})
    void rejected(
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        imports.rejected(FileContent.PRICES, id, format, response);
    }
}
