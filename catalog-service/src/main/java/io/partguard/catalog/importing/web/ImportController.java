package io.partguard.catalog.importing.web;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Cursor;
import io.partguard.api.Idempotency;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.importing.FailedRows;
import io.partguard.catalog.importing.FileFormat;
import io.partguard.catalog.importing.ImportChanges;
import io.partguard.catalog.importing.ImportSession;
import io.partguard.catalog.importing.ImportSession.Kind;
import io.partguard.catalog.importing.ImportSession.Status;
import io.partguard.catalog.importing.ImportSettings;
import io.partguard.catalog.importing.PartImports;
import io.partguard.catalog.importing.PartImports.Reading;
import io.partguard.catalog.part.CatalogError;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final String XML = "application/xml";
    private static final String TEXT_XML = "text/xml";
    private static final String ANY = "application/octet-stream";
    /** Enough for a byte order mark, white space and the first character that says something. */
    private static final int START = 512;

    private static final int PAGE = 100;

    private final PartImports imports;
    private final FailedRows failed;
    private final ImportChanges changes;
    private final BlobStore blobs;
    private final Idempotency idempotency;
    private final ImportSettings settings;
    private final JsonMapper json;

    ImportController(
            PartImports imports,
            FailedRows failed,
            ImportChanges changes,
            BlobStore blobs,
            Idempotency idempotency,
            ImportSettings settings,
            JsonMapper json) {
        this.imports = imports;
        this.failed = failed;
        this.changes = changes;
        this.blobs = blobs;
        this.idempotency = idempotency;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Takes a file of parts: CSV or NDJSON under a mapping or with our own names, PIES 7.2, ACES 4.2, BMEcat 1.2 or
     * 2005. The answer says where its progress is to be seen. With application/octet-stream the file's first bytes say
     * what it is.
     */
    @PostMapping(
            value = "/v1/parts/imports",
            consumes = {CSV, NDJSON, XML, TEXT_XML, ANY})
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    ResponseEntity<byte[]> importParts(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean createBrands,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        InputStream body = new BufferedInputStream(request.getInputStream(), 1 << 16);
        Reading reading = imports.reading(format(request.getContentType(), body), mapping, createBrands);
        Blob blob = blobs.write(body, settings.maxBytes().toBytes());
        String bodyHash = blob.sha256() + " " + reading.format() + " " + mapping + " " + dryRun + " " + createBrands;
        StoredAnswer answer = idempotency.once(viewer, "importParts", key, bodyHash, () -> {
            String id = imports.queue(viewer.subject(), blob.sha256(), blob.bytes(), reading, dryRun);
            return accepted(id);
        });
        imports.begin();
        return answer.toResponse();
    }

    /**
     * Takes a table that says what parts fit, as CSV or NDJSON, under a mapping with the option {@code content:
     * applications} or with our own names. It runs as any import does, and can be looked at and taken back as one.
     */
    @PostMapping(
            value = "/v1/applications/imports",
            consumes = {CSV, NDJSON})
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    ResponseEntity<byte[]> importApplications(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        InputStream body = new BufferedInputStream(request.getInputStream(), 1 << 16);
        Reading reading = imports.reading(format(request.getContentType(), body), mapping, false);
        Blob blob = blobs.write(body, settings.maxBytes().toBytes());
        String bodyHash = blob.sha256() + " " + reading.format() + " " + mapping + " " + dryRun;
        StoredAnswer answer = idempotency.once(viewer, "importApplications", key, bodyHash, () -> {
            return accepted(imports.queueApplications(viewer.subject(), blob.sha256(), blob.bytes(), reading, dryRun));
        });
        imports.begin();
        return answer.toResponse();
    }

    private StoredAnswer accepted(String id) {
        byte[] body = json.writeValueAsString(ImportAnswer.of(imports.find(id))).getBytes(StandardCharsets.UTF_8);
        return StoredAnswer.json(202, "/api/v1/parts/imports/" + id, body);
    }

    /** @param next cursor of the next page; absent on the last */
    record ImportList(List<ImportAnswer> items, @Nullable String next) implements Paged {}

    /** The imports and their reverts, newest first. */
    @GetMapping("/v1/parts/imports")
    ImportList listPartImports(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PAGE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ImportSession before =
                cursor == null ? null : imports.find(Cursor.decode(cursor, 1).getFirst());
        List<ImportSession> page = imports.list(status, before, limit + 1);
        boolean more = page.size() > limit;
        List<ImportSession> shown = more ? page.subList(0, limit) : page;
        return new ImportList(
                shown.stream().map(ImportAnswer::of).toList(),
                more ? Cursor.encode(List.of(shown.getLast().id())) : null);
    }

    /** Ends an import that is not through. Rows that are in the record stay; a revert takes them back. */
    @PostMapping("/v1/parts/imports/{id}/cancel")
    ImportAnswer cancelPartImport(@PathVariable String id) {
        return ImportAnswer.of(imports.cancel(id));
    }

    /**
     * Takes an import back: parts it made are taken away, parts it changed get what they were before. A part that was
     * changed again since is left alone and named among the rejected rows, unless {@code force} is given. The revert is
     * an import of its own, and can be reverted.
     */
    @PostMapping("/v1/parts/imports/{id}/revert")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    ResponseEntity<byte[]> revertPartImport(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        StoredAnswer answer = idempotency.once(
                viewer,
                "revertPartImport",
                key,
                id + " " + force + " " + dryRun,
                () -> accepted(imports.queueRevert(viewer.subject(), id, force, dryRun)));
        imports.begin();
        return answer.toResponse();
    }

    /** What an import did: a line a part, with the documents before and after. */
    @GetMapping("/v1/parts/imports/{id}/changes")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> getPartImportChanges(@PathVariable String id) {
        ImportSession session = imports.find(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(NDJSON))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-changes.ndjson\"")
                .body(out -> changes.write(session.id(), out));
    }

    @GetMapping("/v1/parts/imports/{id}")
    ImportAnswer getPartImport(@PathVariable String id) {
        return ImportAnswer.of(imports.find(id));
    }

    /**
     * The refused rows in the form of the file, each with its errors: CSV with columns, NDJSON with a field
     * {@code _errors}, XML with comments. Mended, it can be sent again as it is. With {@code format=ndjson} one line an
     * error instead. Of a revert: the parts that were left alone.
     */
    @GetMapping("/v1/parts/imports/{id}/rejected")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = XML, schema = @Schema(type = "string"))
            })
    ResponseEntity<StreamingResponseBody> getRejectedParts(
            @PathVariable String id, @RequestParam(required = false) @Nullable String format) {
        ImportSession session = imports.find(id);
        if (session.uploadDeletedAt() != null) {
            throw new Refused(CatalogError.UPLOAD_DELETED, "The file and its rejected rows are no longer kept.");
        }
        boolean errors = "ndjson".equals(format) || session.kind() == Kind.REVERT;
        FileFormat form = errors ? FileFormat.NDJSON : session.format();
        String name = id + "-rejected." + form.name().toLowerCase(Locale.ROOT);
        StreamingResponseBody body = out -> {
            if (errors) {
                failed.asErrors(session, out);
            } else {
                failed.asFile(session, out);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        form == FileFormat.NDJSON ? NDJSON : form.contentType() + ";charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private static FileFormat format(@Nullable String contentType, InputStream body) throws IOException {
        Optional<FileFormat> named = FileFormat.ofContentType(contentType);
        if (named.isPresent()) {
            return named.get();
        }
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(ANY)) {
            throw new Refused(
                    CatalogError.UNSUPPORTED_FORMAT, "Send text/csv, application/x-ndjson or application/xml.");
        }
        body.mark(START);
        byte[] start = body.readNBytes(START);
        body.reset();
        return FileFormat.sniffed(start);
    }
}
