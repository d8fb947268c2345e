package io.partguard.detection.models.web;

import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.models.GoldRun;
import io.partguard.detection.models.GoldRuns;
import io.partguard.detection.models.GoldSet;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1")
@PreAuthorize("hasRole('LEAD')")
@Tag(name = "models")
class GoldSetController {
    private final GoldSet gold;
    private final GoldRuns runs;

    GoldSetController(GoldSet gold, GoldRuns runs) {
        this.gold = gold;
        this.runs = runs;
    }

    /** @param verdict what the goods are @param reason how that is known */
    @Schema(name = "NewGoldExample")
    record NewExample(
            @NotBlank @Size(max = 200) String detectionId,
            @NotNull Verdict verdict,
            @NotBlank @Size(max = 1000) String reason) {}

    /** @param items of the caller's tenant */
    @Schema(name = "GoldExamples")
    record Examples(String hash, int examples, List<GoldSet.Example> items) {}

    @GetMapping("/gold-set")
    @Operation(operationId = "getGoldSet", summary = "The offers that every challenger is held to, newest first")
    Examples list(Viewer viewer, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        GoldSet.State state = gold.state();
        return new Examples(state.hash(), state.examples(), gold.list(viewer, limit));
    }

    @PostMapping("/gold-set")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addGoldExample",
            summary = "Vouch for what an offer is",
            description = "For good: nothing in the gold set is changed or removed, and no training writes to it.")
    @ApiResponse(responseCode = "201", description = "Added")
    GoldSet.Example add(Viewer viewer, @Valid @RequestBody NewExample body) {
        return gold.add(viewer, body.detectionId(), body.verdict(), body.reason());
    }

    @PostMapping("/models/{id}/gold-run")
    @Operation(
            operationId = "runGoldSet",
            summary = "Hold a challenger and the champion to the gold set",
            description = "Kept; a promotion needs one of the gold set as it is, beside the champion of the day.")
    GoldRun run(Viewer viewer, @PathVariable String id) {
        return runs.run(viewer, id);
    }
}
