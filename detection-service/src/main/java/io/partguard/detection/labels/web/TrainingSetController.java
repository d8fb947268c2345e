package io.partguard.detection.labels.web;

import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.labels.TrainingSet;
import io.partguard.detection.labels.TrainingSets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/training-sets")
@PreAuthorize("hasRole('LEAD')")
@Tag(name = "models")
class TrainingSetController {
    private static final String NDJSON = "application/x-ndjson";

    private final TrainingSets sets;

    TrainingSetController(TrainingSets sets) {
        this.sets = sets;
    }

    /** @param until later decisions are left out; now where it is not said */
    @Schema(name = "NewTrainingSet")
    record NewSet(@Nullable Instant until) {}

    @PostMapping
    @Operation(
            operationId = "takeTrainingSet",
            summary = "Choose the decisions to learn from",
            description =
                    "Up to a moment; without offers of the gold set and of its sellers, without what people disagree on,"
                            + " and of no person, seller or hour more than the caps allow. Kept for good.")
    @ApiResponse(responseCode = "201", description = "Taken")
    ResponseEntity<TrainingSet> take(Viewer viewer, @RequestBody NewSet body) throws IOException {
        TrainingSet set = sets.take(viewer, body.until());
        return ResponseEntity.created(URI.create("/api/v1/training-sets/" + set.id()))
                .body(set);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getTrainingSet",
            summary = "What was chosen for a training, and what was left out and why")
    TrainingSet get(Viewer viewer, @PathVariable String id) {
        return sets.find(viewer, id);
    }

    @GetMapping("/{id}/examples")
    @Operation(
            operationId = "getTrainingExamples",
            summary = "The file that training reads",
            description =
                    "The set on the first line, on each further one an example: signals of an offer, no text of it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<InputStreamResource> examples(Viewer viewer, @PathVariable String id) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(NDJSON))
                .body(new InputStreamResource(sets.file(viewer, id)));
    }
}
