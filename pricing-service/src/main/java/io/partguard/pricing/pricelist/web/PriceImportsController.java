package io.partguard.pricing.pricelist.web;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import io.partguard.pricing.pricelist.importing.PriceImport;
import io.partguard.pricing.pricelist.importing.PriceImport.Failure;
import io.partguard.pricing.pricelist.importing.PriceImport.Status;
import io.partguard.pricing.pricelist.importing.PriceImportWorker;
import io.partguard.pricing.pricelist.importing.PriceImports;
import io.partguard.pricing.pricelist.importing.PriceMappings;
import io.partguard.pricing.web.PricingError;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.RejectedRows;
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
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v1/prices/imports")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class PriceImportsController {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final BlobStore blobs;
    private final PriceImports imports;
    private final PriceMappings mappings;
    private final PriceImportWorker worker;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;
    private final long mostBytes;

    PriceImportsController(
            BlobStore blobs,
            PriceImports imports,
            PriceMappings mappings,
            PriceImportWorker worker,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock,
            @Value("${partguard.pricing.import.max-bytes:20GB}") DataSize mostBytes) {
        this.blobs = blobs;
        this.imports = imports;
        this.mappings = mappings;
        this.worker = worker;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
        this.mostBytes = mostBytes.toBytes();
    }

    record ImportJson(
            String id,
            Status status,
            @Nullable String mapping,
            boolean dryRun,
            long read,
            long accepted,
            long rejected,
            long unchanged,
            @Nullable String priceBook,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Failure failure) {

        static ImportJson of(PriceImport job) {
            return new ImportJson(
                    job.id(),
                    job.status(),
                    job.mappingName().orElse(null),
                    job.dryRun(),
                    job.read(),
                    job.accepted(),
                    job.rejected(),
                    job.unchanged(),
                    job.priceBook().orElse(null),
                    job.createdAt(),
                    job.startedAt().orElse(null),
                    job.finishedAt().orElse(null),
                    job.failure().orElse(null));
        }
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
        Format format = type.isCompatibleWith(MediaType.parseMediaType(CSV)) ? Format.CSV : Format.NDJSON;
        String yaml = mapping == null ? null : yaml(mapping, format);
        Blob upload = blobs.write(body, mostBytes);
        String request = upload.sha256() + " " + format + " " + mapping + " " + dryRun;
        StoredAnswer answer = idempotency.once(viewer, "importPrices", key, request, () -> {
            String id = Ids.next("imp", clock);
            imports.add(new PriceImports.New(
                    id, upload.sha256(), upload.bytes(), format, mapping, yaml, dryRun, viewer.subject()));
            byte[] bytes = json.writeValueAsBytes(ImportJson.of(find(id)));
            return StoredAnswer.json(202, "/v1/prices/imports/" + id, bytes);
        });
        worker.wake();
        return answer.toResponse();
    }

    private String yaml(String name, Format format) {
        String yaml = Optional.of(name)
                .filter(PriceMappingsController::isName)
                .flatMap(mappings::find)
                .map(PriceMappings.StoredMapping::yaml)
                .orElseThrow(() -> new Refused(PricingError.MAPPING_NOT_FOUND, "There is no mapping of this name."));
        if (PriceMappingsController.parse(yaml).format() != format) {
            throw new Refused(PricingError.INVALID_MAPPING, "The mapping is for files of another format.");
        }
        return yaml;
    }

    @Operation(operationId = "getPriceImport", summary = "How far an import is, and what came out")
    @GetMapping("/{id}")
    ImportJson get(@PathVariable String id) {
        return ImportJson.of(find(id));
    }

    private PriceImport find(String id) {
        return imports.find(id)
                .orElseThrow(() -> new Refused(PricingError.IMPORT_NOT_FOUND, "There is no import of this id."));
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
        PriceImport job = find(id);
        boolean csv = job.format() == Format.CSV && !"ndjson".equals(format);
        Optional<String> stored = job.rejectedRows();
        try (InputStream in = stored.isPresent() ? blobs.read(stored.get()) : InputStream.nullInputStream()) {
            response.setContentType(csv ? CSV + ";charset=UTF-8" : NDJSON);
            OutputStream out = response.getOutputStream();
            if (csv) {
                Mapping mapping = PriceMappings.of(job);
                RejectedRows.toCsv(in, job.columns(), mapping, out);
            } else {
                in.transferTo(out);
            }
        }
    }
}
