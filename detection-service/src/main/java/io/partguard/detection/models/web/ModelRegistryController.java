package io.partguard.detection.models.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.models.ModelError;
import io.partguard.detection.models.ModelKind;
import io.partguard.detection.models.ModelRegistry;
import io.partguard.detection.models.ModelRows;
import io.partguard.detection.models.ModelState;
import io.partguard.detection.models.RegisteredModel;
import io.partguard.detection.models.ShadowCounts;
import io.partguard.detection.models.ShadowSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/models")
@PreAuthorize("hasAnyRole('LEAD', 'OPERATOR')")
@Tag(name = "models")
class ModelRegistryController {
    private static final String BYTES = "application/octet-stream";
    private static final String LEAD = "hasRole('LEAD')";

    private final ModelRegistry registry;
    private final ModelRows rows;
    private final ShadowCounts shadow;

    ModelRegistryController(ModelRegistry registry, ModelRows rows, ShadowCounts shadow) {
        this.registry = registry;
        this.rows = rows;
        this.shadow = shadow;
    }

    record Models(List<ModelView> items) {}

    @Schema(name = "ModelReason")
    record Reason(@NotBlank @Size(max = 1000) String reason) {}

    /** @param champion the one that is to go, as the caller saw it */
    @Schema(name = "ModelRollback")
    record Rollback(
            @NotNull ModelKind kind,
            @NotBlank String champion,
            @NotBlank @Size(max = 1000) String reason) {}

    record ShadowRuns(List<ShadowSummary> items) {}

    record Differences(List<ShadowSummary.Difference> items) {}

    @GetMapping
    @Operation(operationId = "listModels", summary = "Models, newest first")
    Models list(
            @RequestParam(required = false) @Nullable ModelKind kind,
            @RequestParam(required = false) @Nullable ModelState state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new Models(rows.list(kind, state, limit).stream()
                .map(one -> ModelView.of(one, List.of()))
                .toList());
    }

    @PostMapping(consumes = BYTES)
    @Operation(
            operationId = "registerModel",
            summary = "Enter a trained model as a candidate",
            description =
                    "The file that training wrote. It is held to its stored probes and to the features of this build;"
                            + " the same model sent again is the one that is there.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(mediaType = BYTES, schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Entered")
    ResponseEntity<ModelView> register(
            Viewer viewer,
            @Parameter(description = "what it is for") @RequestParam(defaultValue = "sent in") @Size(max = 1000) String reason,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(ModelRegistry.MOST_BYTES + 1);
        if (bytes.length > ModelRegistry.MOST_BYTES) {
            throw new Refused(ApiError.BODY_TOO_LARGE, "A model has at most " + ModelRegistry.MOST_BYTES + " bytes.");
        }
        RegisteredModel model = registry.register(viewer.subject(), registry.keep(bytes), reason);
        return ResponseEntity.created(URI.create("/api/v1/models/" + model.id()))
                .eTag(Etags.of(model.revision()))
                .body(view(model));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getModel", summary = "A model with its card and what was done to it")
    ResponseEntity<ModelView> get(@PathVariable String id) {
        return answer(
                rows.find(id).orElseThrow(() -> new Refused(ModelError.MODEL_NOT_FOUND, "There is no such model.")));
    }

    @PostMapping("/{id}/challenge")
    @Operation(
            operationId = "challengeWithModel",
            summary = "Let a model judge beside the champion",
            description = "Live listings, behind the answers; its verdicts are counted and shown to nobody as such.")
    ResponseEntity<ModelView> challenge(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @org.springframework.web.bind.annotation.RequestBody Reason body) {
        return answer(registry.challenge(viewer, id, Etags.require(ifMatch), body.reason()));
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(operationId = "withdrawModel", summary = "End a shadow run")
    ResponseEntity<ModelView> withdraw(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @org.springframework.web.bind.annotation.RequestBody Reason body) {
        return answer(registry.withdraw(viewer, id, Etags.require(ifMatch), body.reason()));
    }

    @PostMapping("/{id}/retirement")
    @Operation(operationId = "retireModel", summary = "Take a candidate off the list")
    ResponseEntity<ModelView> retire(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @org.springframework.web.bind.annotation.RequestBody Reason body) {
        return answer(registry.retire(viewer, id, Etags.require(ifMatch), body.reason()));
    }

    @PostMapping("/{id}/promotion")
    @PreAuthorize(LEAD)
    @Operation(
            operationId = "promoteModel",
            summary = "Make a challenger the champion",
            description =
                    "Every process judges by it within seconds. 409 SHADOW_RUN_TOO_SHORT where it judged too little"
                            + " beside the present champion; GOLD_SET_TOO_SMALL, GOLD_RUN_MISSING or WORSE_ON_GOLD_SET where"
                            + " the gold set does not speak for it.")
    ResponseEntity<ModelView> promote(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @org.springframework.web.bind.annotation.RequestBody Reason body) {
        return answer(registry.promote(viewer, id, Etags.require(ifMatch), body.reason()));
    }

    @PostMapping("/rollback")
    @PreAuthorize(LEAD)
    @Operation(
            operationId = "rollBackModel",
            summary = "Put the champion before this one back",
            description = "Names the champion that is to go, so that a call sent twice is no two steps.")
    ResponseEntity<ModelView> rollBack(
            Viewer viewer, @Valid @org.springframework.web.bind.annotation.RequestBody Rollback body) {
        return answer(registry.rollBack(viewer, body.kind(), body.champion(), body.reason()));
    }

    @GetMapping("/{id}/shadow")
    @Operation(operationId = "getShadowRuns", summary = "What a challenger said beside champions: agreement and matrix")
    ShadowRuns shadow(@PathVariable String id) {
        return new ShadowRuns(shadow.of(id));
    }

    @GetMapping("/{id}/shadow/differences")
    @Operation(operationId = "getShadowDifferences", summary = "Listings of which a challenger says something else")
    Differences differences(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new Differences(shadow.differences(viewer, id, limit));
    }

    private ModelView view(RegisteredModel model) {
        return ModelView.of(model, rows.changes(model.id()));
    }

    private ResponseEntity<ModelView> answer(RegisteredModel model) {
        return ResponseEntity.ok().eTag(Etags.of(model.revision())).body(view(model));
    }
}
