package io.partguard.catalog.lookup.web;

import io.partguard.api.Refused;
import io.partguard.catalog.lookup.LookupFile;
import io.partguard.catalog.lookup.LookupLine;
import io.partguard.catalog.lookup.LookupResult;
import io.partguard.catalog.lookup.LookupResult.Outcome;
import io.partguard.catalog.lookup.PartLookups;
import io.partguard.catalog.lookup.ResultFile;
import io.partguard.catalog.part.CatalogError;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Reads, though POSTs: so many numbers do not fit an address. All lines are read before the answer begins. */
@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class LookupController {
    private final PartLookups lookups;

    LookupController(PartLookups lookups) {
        this.lookups = lookups;
    }

    /** @param results one a line, in order */
    record LookupAnswer(String catalogueRevision, long found, long none, long invalid, List<LookupResult> results) {}

    /** Up to 10,000 numbers; a result with a reason for each. */
    @PostMapping(value = "/v1/parts/lookups", consumes = "application/json")
    LookupAnswer lookUpParts(@Valid @RequestBody LookupRequest request) {
        PartLookups.Results found = lookups.find(request.numbered());
        return new LookupAnswer(
                found.catalogueRevision(),
                found.count(Outcome.FOUND),
                found.count(Outcome.NONE),
                found.count(Outcome.INVALID),
                found.results());
    }

    /**
     * The same from a file and as a file: columns {@code number} and, where there are such, {@code brand} and {@code ref},
     * or the columns that the parameters name.
     */
    @PostMapping(
            value = "/v1/parts/lookups",
            consumes = {LookupForm.CSV, LookupForm.NDJSON})
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = LookupForm.CSV, schema = @Schema(type = "string")),
                @Content(mediaType = LookupForm.NDJSON, schema = @Schema(type = "string"))
            })
    ResponseEntity<StreamingResponseBody> lookUpFile(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String numberColumn,
            @RequestParam(required = false) @Nullable String brandColumn,
            @RequestParam(required = false) @Nullable String separator,
            @RequestParam(required = false) @Nullable String format)
            throws IOException {
        LookupFile file = LookupForm.file(request.getContentType(), numberColumn, brandColumn, separator);
        Format answer = LookupForm.answer(format, file.format());
        PartLookups.Results found = lookups.find(lines(file, request));
        StreamingResponseBody body = out -> {
            if (answer == Format.CSV) {
                try (ResultFile.Csv csv = new ResultFile.Csv(out)) {
                    found.results().forEach(csv::add);
                }
            } else {
                out.write(ResultFile.ndjson(found.results()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        };
        return ResponseEntity.ok()
                .contentType(LookupForm.type(answer))
                .header("Catalogue-Revision", found.catalogueRevision())
                .body(body);
    }

    private static List<LookupLine> lines(LookupFile file, HttpServletRequest request) throws IOException {
        List<LookupLine> lines = new ArrayList<>();
        try {
            file.read(request.getInputStream(), LookupRequest.MOST_LINES, lines::add);
            return lines;
        } catch (UnreadableTable e) {
            RowError error = e.error();
            if (error.code().equals("TOO_MANY_ROWS")) {
                throw new Refused(
                        CatalogError.TOO_MANY_LINES,
                        "A request takes at most " + LookupRequest.MOST_LINES
                                + " lines; send more to /v1/parts/lookup-jobs.");
            }
            throw new Refused(CatalogError.UNREADABLE_FILE, error.code() + ": " + error.detail());
        }
    }
}
