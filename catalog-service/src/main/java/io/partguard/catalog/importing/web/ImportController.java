package io.partguard.catalog.importing.web;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.importing.ImportSession;
import io.partguard.catalog.importing.ImportSettings;
import io.partguard.catalog.importing.PartImports;
import io.partguard.catalog.importing.PartImports.Reading;
import io.partguard.catalog.part.CatalogError;
import io.partguard.tables.Mapping;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class ImportController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final PartImports imports;
    private final BlobStore blobs;
    private final Idempotency idempotency;
    private final ImportSettings settings;
    private final JsonMapper json;

    ImportController(
            PartImports imports, BlobStore blobs, Idempotency idempotency, ImportSettings settings, JsonMapper json) {
        this.imports = imports;
        this.blobs = blobs;
        this.idempotency = idempotency;
        this.settings = settings;
        this.json = json;
    }

    /** Takes a file of parts; the answer says where its progress is to be seen. */
    @PostMapping(
            value = "/v1/parts/imports",
            consumes = {CSV, NDJSON})
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    ResponseEntity<byte[]> importParts(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean createBrands,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        Reading reading = imports.reading(format(request.getContentType()), mapping, createBrands);
        Blob blob = blobs.write(request.getInputStream(), settings.maxBytes().toBytes());
        String bodyHash = blob.sha256() + " " + reading.format() + " " + mapping + " " + dryRun + " " + createBrands;
        StoredAnswer answer = idempotency.once(viewer, "importParts", key, bodyHash, () -> {
            String id = imports.queue(viewer.subject(), blob.sha256(), blob.bytes(), reading, dryRun);
            byte[] body =
                    json.writeValueAsString(ImportAnswer.of(imports.find(id))).getBytes(StandardCharsets.UTF_8);
            return StoredAnswer.json(202, "/api/v1/parts/imports/" + id, body);
        });
        imports.begin();
        return answer.toResponse();
    }

    @GetMapping("/v1/parts/imports/{id}")
    ImportAnswer getPartImport(@PathVariable String id) {
        return ImportAnswer.of(imports.find(id));
    }

    /** The refused rows: in the form of the file with the errors behind each, or with {@code format=ndjson} as NDJSON. */
    @GetMapping("/v1/parts/imports/{id}/rejected")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    ResponseEntity<StreamingResponseBody> getRejectedParts(
            @PathVariable String id, @RequestParam(required = false) @Nullable String format) {
        ImportSession session = imports.find(id);
        boolean csv = session.format() == Mapping.Format.CSV && !"ndjson".equals(format);
        String name = id + "-rejected." + (csv ? "csv" : "ndjson");
        StreamingResponseBody body = out -> {
            if (csv) {
                imports.rejectedAsCsv(session, out);
            } else {
                imports.rejectedAsNdjson(session, out);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(csv ? CSV + ";charset=UTF-8" : NDJSON))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private static Mapping.Format format(@Nullable String contentType) {
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(CSV)) {
            return Mapping.Format.CSV;
        }
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(NDJSON)) {
            return Mapping.Format.NDJSON;
        }
        throw new Refused(CatalogError.UNSUPPORTED_FORMAT, "Send text/csv or application/x-ndjson.");
    }
}
