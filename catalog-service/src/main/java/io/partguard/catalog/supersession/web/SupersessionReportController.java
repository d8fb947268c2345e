package io.partguard.catalog.supersession.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.supersession.SupersessionReport;
import io.partguard.catalog.supersession.SupersessionReport.Example;
import io.partguard.catalog.supersession.SupersessionReports;
import io.partguard.identity.BrandName;
import io.partguard.tables.RejectedRows;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

@RestController
@PreAuthorize("hasAnyRole('LEAD', 'OPERATOR')")
class SupersessionReportController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final SupersessionReports reports;
    private final BrandStore brands;
    private final JsonMapper json;

    SupersessionReportController(SupersessionReports reports, BrandStore brands, JsonMapper json) {
        this.reports = reports;
        this.brands = brands;
        this.json = json;
    }

    /** How the supersessions stand, with the first of what wants a person's eye. */
    @GetMapping("/v1/supersessions/report")
    SupersessionReport getSupersessionReport(@RequestParam(required = false) @Nullable String brand) {
        return reports.of(brandIds(brand));
    }

    /** Everything that wants a person's eye, as CSV or, with {@code format=ndjson}, as NDJSON. */
    @GetMapping("/v1/supersessions/problems")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    ResponseEntity<StreamingResponseBody> getSupersessionProblems(
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String format) {
        boolean csv = !"ndjson".equals(format);
        List<Integer> of = brandIds(brand);
        StreamingResponseBody body = out -> {
            if (csv) {
                asCsv(of, out);
            } else {
                asNdjson(of, out);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(csv ? CSV + ";charset=UTF-8" : NDJSON))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"supersessions." + (csv ? "csv" : "ndjson") + "\"")
                .body(body);
    }

    private List<Integer> brandIds(@Nullable String brand) {
        if (brand == null || brand.isBlank()) {
            return reports.allBrands();
        }
        OptionalInt id = OptionalInt.empty();
        if (brand.length() <= BrandName.MAX_LENGTH && brand.chars().anyMatch(Character::isLetterOrDigit)) {
            id = brands.find(new BrandName(brand));
        }
        if (id.isEmpty()) {
            String detail = "The catalogue has no such brand.";
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    detail,
                    List.of(new FieldError("?brand", brand, "UNKNOWN_BRAND", detail)));
        }
        return List.of(id.getAsInt());
    }

    private void asCsv(List<Integer> of, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord("problem", "brand", "partId", "partNumber", "note", "to", "validFrom");
            reports.problems(of, it -> csv.writeRecord(cells(it)));
        }
    }

    private static List<String> cells(Example it) {
        String since = it.validFrom() == null ? "" : it.validFrom().toString();
        return Stream.of(it.problem().name(), it.brand(), it.partId(), it.partNumber(), it.note(), it.to(), since)
                .map(cell -> cell == null ? "" : RejectedRows.neutral(cell))
                .toList();
    }

    private void asNdjson(List<Integer> of, OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            StringBuilder lines = new StringBuilder();
            reports.problems(of, it -> {
                lines.append(json.writeValueAsString(it)).append('\n');
                if (lines.length() > 1 << 16) {
                    append(writer, lines);
                }
            });
            append(writer, lines);
        }
    }

    private static void append(Writer writer, StringBuilder lines) {
        try {
            writer.append(lines);
            lines.setLength(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
