package io.partguard.catalog.lookup.web;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Idempotency;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.importing.ImportSettings;
import io.partguard.catalog.lookup.LookupFile;
import io.partguard.catalog.lookup.LookupJob;
import io.partguard.catalog.lookup.LookupJobs;
import io.partguard.tables.Mapping.Format;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Any number of lines, looked up in the background; a job is seen by its own tenant only. */
@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class LookupJobController {
    private final LookupJobs jobs;
    private final BlobStore blobs;
    private final Idempotency idempotency;
    private final ImportSettings uploads;
    private final JsonMapper json;

    LookupJobController(
            LookupJobs jobs, BlobStore blobs, Idempotency idempotency, ImportSettings uploads, JsonMapper json) {
        this.jobs = jobs;
        this.blobs = blobs;
        this.idempotency = idempotency;
        this.uploads = uploads;
        this.json = json;
    }

    /**
     * How far a job is: read = found + none + invalid.
     *
     * @param catalogueRevisions that its results rest on so far, in order of use
     */
    record LookupJobAnswer(
            String id,
            LookupJob.Status status,
            long bytes,
            long read,
            long found,
            long none,
            long invalid,
            List<String> catalogueRevisions,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant resultsDeletedAt,
            @Nullable LookupFailure failure) {}

    record LookupFailure(String code, @Nullable String detail) {}

    /** Takes a file of numbers; the answer says where its progress and then its results are to be seen. */
    @PostMapping(
            value = "/v1/parts/lookup-jobs",
            consumes = {LookupForm.CSV, LookupForm.NDJSON})
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = LookupJobAnswer.class)))
    ResponseEntity<byte[]> startLookup(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String numberColumn,
            @RequestParam(required = false) @Nullable String brandColumn,
            @RequestParam(required = false) @Nullable String separator,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        LookupFile file = LookupForm.file(request.getContentType(), numberColumn, brandColumn, separator);
        Blob blob = blobs.write(request.getInputStream(), uploads.maxBytes().toBytes());
        StoredAnswer answer = idempotency.once(viewer, "startLookup", key, blob.sha256() + " " + file, () -> {
            String id = jobs.queue(viewer, blob.sha256(), blob.bytes(), file);
            byte[] body = json.writeValueAsString(answer(jobs.find(viewer, id))).getBytes(StandardCharsets.UTF_8);
            return StoredAnswer.json(202, "/api/v1/parts/lookup-jobs/" + id, body);
        });
        jobs.begin();
        return answer.toResponse();
    }

    @GetMapping("/v1/parts/lookup-jobs/{id}")
    LookupJobAnswer getLookup(Viewer viewer, @PathVariable String id) {
        return answer(jobs.find(viewer, id));
    }

    /** The results, once the job has finished: as the file came, or as {@code format} says. */
    @GetMapping("/v1/parts/lookup-jobs/{id}/results")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = LookupForm.CSV, schema = @Schema(type = "string")),
                @Content(mediaType = LookupForm.NDJSON, schema = @Schema(type = "string"))
            })
    ResponseEntity<StreamingResponseBody> getLookupResults(
            Viewer viewer, @PathVariable String id, @RequestParam(required = false) @Nullable String format) {
        LookupJob job = jobs.finished(viewer, id);
        Format as = LookupForm.answer(format, job.file().format());
        StreamingResponseBody body = out -> {
            if (as == Format.CSV) {
                jobs.csv(job, out);
            } else {
                jobs.ndjson(job, out);
            }
        };
        return ResponseEntity.ok()
                .contentType(LookupForm.type(as))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + id + "-results." + LookupForm.ending(as) + "\"")
                .body(body);
    }

    private LookupJobAnswer answer(LookupJob job) {
        String failure = job.failureCode();
        return new LookupJobAnswer(
                job.id(),
                job.status(),
                job.bytes(),
                job.found() + job.none() + job.invalid(),
                job.found(),
                job.none(),
                job.invalid(),
                jobs.revisions(job),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.resultsDeletedAt(),
                failure == null ? null : new LookupFailure(failure, job.failure()));
    }
}
