package io.partguard.catalog.editing.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.editing.PartEdits;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.web.PartAnswer;
import io.partguard.identity.Ids;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class PartEditController {
    private static final String PATCH = "application/merge-patch+json";

    private final PartEdits edits;
    private final Idempotency idempotency;
    private final JsonMapper json;

    PartEditController(PartEdits edits, Idempotency idempotency, JsonMapper json) {
        this.edits = edits;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** Enters one part: the fields of a part and its {@code brand}. */
    @PostMapping(value = "/v1/parts", consumes = "application/json")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PartAnswer.class)))
    ResponseEntity<byte[]> createPart(
            Viewer viewer,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object")))
                    JsonNode part,
            @RequestParam(defaultValue = "false") boolean createBrand,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        requireObject(part);
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(Ids.sha256().digest(bytes)) + " " + createBrand;
        StoredAnswer answer = idempotency.once(viewer, "createPart", key, hash, () -> {
            Part created = edits.create(part, createBrand, viewer.subject());
            byte[] body = json.writeValueAsBytes(PartAnswer.of(created));
            return StoredAnswer.json(201, "/api/v1/parts/" + created.id(), body);
        });
        edits.begin();
        ResponseEntity<byte[]> response = answer.toResponse();
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .eTag(Etags.of(json.readTree(answer.body()).path("revision").asInt()))
                .body(response.getBody());
    }

    /**
     * Changes some fields of a part: those that the body names, null takes a value away (RFC 7396). A part is not
     * deleted but retired: {@code {"status": "RETIRED"}}.
     */
    @PatchMapping(
            value = "/v1/parts/{partId}",
            consumes = {PATCH, "application/json"})
    ResponseEntity<PartAnswer> editPart(
            Viewer viewer,
            @PathVariable String partId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = PATCH, schema = @Schema(type = "object")))
                    JsonNode patch) {
        long expected = Etags.require(ifMatch);
        requireObject(patch);
        Part changed = edits.change(partId, expected, patch, viewer.subject());
        edits.begin();
        return ResponseEntity.ok().eTag(Etags.of(changed.revision())).body(PartAnswer.of(changed));
    }

    private static void requireObject(JsonNode body) {
        if (!body.isObject()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The body must be a JSON object.");
        }
    }
}
