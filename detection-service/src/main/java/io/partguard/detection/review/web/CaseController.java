package io.partguard.detection.review.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.review.CaseEvent;
import io.partguard.detection.review.DecisionSource;
import io.partguard.detection.review.Outcome;
import io.partguard.detection.review.ReviewCase;
import io.partguard.detection.review.ReviewProperties;
import io.partguard.detection.review.ReviewQueue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/cases")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "cases")
class CaseController {
    private static final String VERDICTS = "GENUINE|PARALLEL_IMPORT|COMPATIBLE|COPYCAT|COUNTERFEIT|NOT_OURS";

    private final ReviewQueue queue;
    private final ReviewProperties properties;

    CaseController(ReviewQueue queue, ReviewProperties properties) {
        this.queue = queue;
        this.properties = properties;
    }

    record Cases(List<CaseView> items, @Nullable String next) implements Paged {}

    @Schema(name = "CaseEvents")
    record Events(List<EventView> items) {}

    @Schema(name = "CaseEvent")
    record EventView(
            long no,
            String type,
            String actor,
            Instant at,
            @JsonRawValue @Schema(type = "object") String data) {
        static EventView of(CaseEvent event) {
            return new EventView(event.no(), event.type(), event.actor(), event.at(), event.data());
        }
    }

    /**
     * @param verdict what the goods are in the person's eyes, where they say so
     * @param source what it rests on; ANALYST where it is not said, anything else takes a lead
     */
    @Schema(name = "CaseDecision")
    record Decision(
            @NotNull Outcome outcome,
            @Pattern(regexp = VERDICTS) @Nullable String verdict,
            @Size(max = 4000) @Nullable String note,
            @Nullable DecisionSource source) {}

    @Schema(name = "CaseReopening")
    record Reopening(@NotBlank @Size(max = 1000) String reason) {}

    @GetMapping
    @Operation(summary = "Cases, most valuable first")
    Cases list(
            Viewer viewer,
            @RequestParam(required = false) ReviewCase.@Nullable Status status,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ReviewQueue.Page page = queue.list(viewer, status, limit, cursor);
        return new Cases(
                page.items().stream().map(one -> CaseView.of(viewer, one)).toList(), page.next());
    }

    @PostMapping("/next")
    @Operation(
            summary = "Claim the most valuable case that nobody holds",
            description = "For the length of the lease. 204: there is none.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "204", description = "no case is open")
    ResponseEntity<CaseView> next(
            Viewer viewer,
            @RequestParam(defaultValue = "")
                    @Size(max = 100) @Parameter(description = "ids of cases that are passed over")
                    List<String> without) {
        return queue.claimNext(viewer, properties.lease(), without)
                .map(one -> answer(viewer, one))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A case; its ETag is what a decision needs")
    ResponseEntity<CaseView> get(Viewer viewer, @PathVariable String id) {
        return answer(viewer, queue.find(viewer, id));
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Claim this case, or hold it longer")
    ResponseEntity<CaseView> claim(Viewer viewer, @PathVariable String id) {
        return answer(viewer, queue.claim(viewer, id, properties.lease()));
    }

    @PostMapping("/{id}/decision")
    @Operation(summary = "Decide a case you hold")
    ResponseEntity<CaseView> decide(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision decision) {
        DecisionSource source = decision.source() == null ? DecisionSource.ANALYST : decision.source();
        // It outweighs what people think of an offer: nobody lends their own opinion that weight.
        if (source != DecisionSource.ANALYST && !viewer.is(io.partguard.api.Role.LEAD)) {
            throw new Refused(ApiError.ACCESS_DENIED, "Only a lead enters a decision that rests on " + source + ".");
        }
        return answer(
                viewer,
                queue.decide(
                        viewer,
                        id,
                        Etags.require(ifMatch),
                        new ReviewQueue.Decision(decision.outcome(), decision.verdict(), decision.note(), source)));
    }

    @PostMapping("/{id}/reopening")
    @PreAuthorize("hasRole('LEAD')")
    @Operation(
            operationId = "reopenCase",
            summary = "Let a closed case be decided once more",
            description = "It waits until somebody claims it; its outcome stands until it is decided again.")
    ResponseEntity<CaseView> reopen(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Reopening body) {
        return answer(viewer, queue.reopen(viewer, id, Etags.require(ifMatch), body.reason()));
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give a case back")
    ResponseEntity<CaseView> release(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(viewer, queue.release(viewer, id, Etags.require(ifMatch)));
    }

    @GetMapping("/{id}/events")
    @Operation(summary = "Everything that ever happened to a case")
    Events events(Viewer viewer, @PathVariable String id) {
        return new Events(queue.events(viewer, id).stream().map(EventView::of).toList());
    }

    private static ResponseEntity<CaseView> answer(Viewer viewer, ReviewCase found) {
        return ResponseEntity.ok().eTag(Etags.of(found.revision())).body(CaseView.of(viewer, found));
    }
}
