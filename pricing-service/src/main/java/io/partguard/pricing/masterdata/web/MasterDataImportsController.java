package io.partguard.pricing.masterdata.web;

import static io.partguard.pricing.importing.web.ImportRequests.CSV;
import static io.partguard.pricing.importing.web.ImportRequests.NDJSON;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.web.ImportJson;
import io.partguard.pricing.importing.web.ImportRequests;
import io.partguard.pricing.importing.web.MappingRequests;
import io.partguard.pricing.masterdata.MasterContent;
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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Master data as files: the way price lists come, for each kind of figures. */
@RestController
@RequestMapping("/v1/master-data/{content}")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class MasterDataImportsController {
    private static final String YAML =
            "YAML: which columns of a file become which fields. Replacing one needs If-Match with its ETag; a running"
                    + " import goes on with the one it began with.";

    private final ImportRequests imports;
    private final MappingRequests mappings;

    MasterDataImportsController(ImportRequests imports, MappingRequests mappings) {
        this.imports = imports;
        this.mappings = mappings;
    }

    /** @throws Refused NOT_FOUND where there is no such kind of master data */
    private static FileContent content(String id) {
        return Arrays.stream(MasterContent.values())
                .filter(known -> known.id().equals(id))
                .findFirst()
                .map(known -> FileContent.masterData(known.id()))
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no master data of this name."));
    }

    @Operation(
            operationId = "importMasterData",
            summary = "Loads a file of master data",
            description =
                    "CSV or NDJSON. Columns are called as the fields of an item are, with a dot where they stand inside an"
                            + " object, such as cost.amount; or anything else under a mapping. The answer is a job; ask for it"
                            + " until it is FINISHED or FAILED. A dry run tells what would happen.")
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
    @PostMapping(
            value = "/imports",
            consumes = {CSV, NDJSON})
    ResponseEntity<byte[]> start(
            Viewer viewer,
            @PathVariable String content,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body)
            throws IOException {
        FileContent file = content(content);
        return imports.start(
                viewer,
                new ImportRequests.Asked(
                        file,
                        "importMasterData/" + file.name(),
                        "/v1/master-data/" + file.name() + "/imports",
                        mapping,
                        dryRun,
                        key,
                        type),
                body);
    }

    @Operation(operationId = "getMasterDataImport", summary = "How far an import is, and what came out")
    @GetMapping("/imports/{id}")
    ImportJson get(@PathVariable String content, @PathVariable String id) {
        return imports.get(content(content), id);
    }

    @Operation(
            operationId = "getRejectedMasterData",
            summary = "The rows that were not taken, each with its errors",
            description = "In the form of the file with the errors beside each row; as NDJSON one error a line.")
    @GetMapping(
            value = "/imports/{id}/rejected",
            produces = {CSV, NDJSON})
    void rejected(
            @PathVariable String content,
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @RequestParam(required = false) @Nullable String format,
            HttpServletResponse response)
            throws IOException {
        imports.rejected(content(content), id, format, response);
    }

    @Operation(
            operationId = "putMasterDataMapping",
            summary = "Keeps a mapping for files of master data",
            description = YAML)
    @PutMapping(
            value = "/mappings/{name}",
            consumes = {"application/yaml", "text/yaml", "application/x-yaml", "text/plain"})
    ResponseEntity<Void> putMapping(
            @PathVariable String content,
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody String yaml) {
        return mappings.put(content(content), name, ifMatch, yaml);
    }

    @Operation(operationId = "getMasterDataMapping", summary = "A mapping as it was written")
    @GetMapping(value = "/mappings/{name}", produces = "application/yaml")
    ResponseEntity<String> getMapping(@PathVariable String content, @PathVariable String name) {
        return mappings.get(content(content), name);
    }
}
