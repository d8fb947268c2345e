package io.partguard.detection.scanning.web;

import io.partguard.api.Blob;
import io.partguard.api.Idempotency;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.scanning.RejectedFile;
import io.partguard.detection.scanning.Scan;
import io.partguard.detection.scanning.ScanError;
import io.partguard.detection.scanning.ScanResults;
import io.partguard.detection.scanning.ScanSummary;
import io.partguard.detection.scanning.Scans;
import io.partguard.detection.scanning.Scans.Wish;
import io.partguard.identity.Ids;
import io.partguard.tables.Mapping.Format;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.json.JsonMapper;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/scans")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "scans")
class ScanController {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Scans scans;
    private final ScanResults results;
    private final RejectedFile rejected;
    private final ScanSummary summary;
    private final Idempotency idempotency;
    private final JsonMapper json;

    ScanController(
            Scans scans,
            ScanResults results,
            RejectedFile rejected,
            ScanSummary summary,
            Idempotency idempotency,
            JsonMapper json) {
        this.scans = scans;
        this.results = results;
        this.rejected = rejected;
        this.summary = summary;
        this.idempotency = idempotency;
        this.json = json;
    }

    record ScanList(List<ScanView> items, @Nullable String next) implements Paged {}

    @PostMapping(consumes = {CSV, NDJSON})
    @Operation(
            summary = "Send a file of listings",
            description =
                    "CSV or NDJSON by Content-Type, streamed. Ask the Location for progress, then fetch the results.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = NDJSON, schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ScanView.class)))
    ResponseEntity<byte[]> create(
            Viewer viewer,
            @Parameter(description = "for listings that don't name theirs") @RequestParam(required = false) @Nullable String country,
            @Parameter(description = "name of a stored listing mapping") @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Size(max = 200) @Nullable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader("Content-Type") String contentType,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Wish wish = new Wish(format(contentType), country, mapping, name);
        scans.check(viewer, wish);
        Blob upload = keep(request);
        String hash = Ids.of(
                "req",
                upload.sha256(),
                wish.format().name(),
                Objects.toString(country, ""),
                Objects.toString(mapping, ""),
                Objects.toString(name, ""));
        return idempotency
                .once(viewer, "createScan", key, hash, () -> {
                    Scan scan = scans.create(viewer, wish, upload);
                    return StoredAnswer.json(
                            202, "/api/v1/scans/" + scan.id(), json.writeValueAsBytes(ScanView.of(scan)));
                })
                .toResponse();
    }

    private Blob keep(HttpServletRequest request) throws IOException {
        try {
            return scans.keepUpload(request.getInputStream());
        } catch (EOFException | org.apache.catalina.connector.ClientAbortException e) {
            throw new Refused(ScanError.UPLOAD_CUT_OFF, "The upload ended before its end; send it again.");
        }
    }

    @GetMapping
    @Operation(summary = "Scans, newest first")
    ScanList list(
            Viewer viewer,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String before = cursor == null
                ? null
                : io.partguard.api.Cursor.decode(cursor, 1).getFirst();
        List<Scan> found = scans.list(viewer, limit + 1, before);
        List<Scan> page = found.subList(0, Math.min(limit, found.size()));
        return new ScanList(
                page.stream().map(ScanView::of).toList(),
                found.size() <= limit
                        ? null
                        : io.partguard.api.Cursor.encode(List.of(page.getLast().id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Progress of a scan")
    ScanView get(Viewer viewer, @PathVariable String id) {
        return ScanView.of(scans.find(viewer, id));
    }

    @GetMapping("/{id}/results")
    @Operation(summary = "What became of every row, in the order of the file")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(implementation = io.partguard.detection.detections.ScanLine.class))
            })
    void results(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Format wanted = wanted(format);
        Scan scan = results.finished(viewer, id);
        file(response, wanted, id + "-results");
        results.write(scan, wanted, response.getOutputStream());
    }

    @GetMapping("/{id}/rejected")
    @Operation(
            summary = "Rows that were not taken",
            description =
                    "In the form of the file with the errors beside each row, or as NDJSON with one error a line.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    void rejected(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Scan scan = rejected.read(viewer, id);
        Format wanted = format == null ? scan.format() : wanted(format);
        if (wanted == Format.CSV && scan.format() != Format.CSV) {
            throw new Refused(ScanError.UNKNOWN_FORMAT, "The rejected rows of an NDJSON file come as NDJSON.");
        }
        file(response, wanted, id + "-rejected");
        rejected.write(scan, wanted, response.getOutputStream());
    }

    @GetMapping("/{id}/summary")
    @Operation(summary = "What a brand-protection lead wants to see first")
    ScanSummary.Summary summary(Viewer viewer, @PathVariable String id) {
        return summary.of(viewer, results.finished(viewer, id));
    }

    private static Format format(String contentType) {
        return MediaType.parseMediaType(contentType).isCompatibleWith(MediaType.parseMediaType(CSV))
                ? Format.CSV
                : Format.NDJSON;
    }

    private static Format wanted(String format) {
        return switch (format) {
            case "csv" -> Format.CSV;
            case "ndjson" -> Format.NDJSON;
            default -> throw new Refused(ScanError.UNKNOWN_FORMAT, "format is csv or ndjson.");
        };
    }

    private static void file(HttpServletResponse response, Format format, String name) {
        response.setContentType((format == Format.CSV ? CSV : NDJSON) + ";charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + name + (format == Format.CSV ? ".csv" : ".ndjson") + "\"");
    }
}
