package io.partguard.detection.detections.web;

import io.partguard.api.ApiError;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.detections.Detecting;
import io.partguard.detection.detections.DetectionFinder;
import io.partguard.detection.detections.DetectionFinder.Filter;
import io.partguard.detection.detections.DetectionFinder.Page;
import io.partguard.detection.detections.DetectionFinder.Sort;
import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.detections.Judged;
import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.identity.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import tools.jackson.databind.json.JsonMapper;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/detections")
@Tag(name = "detections")
class DetectionController {
    private static final String VERDICTS = "GENUINE|PARALLEL_IMPORT|COMPATIBLE|COPYCAT|COUNTERFEIT|NOT_OURS|UNDECIDED";

    private static final String CREATE = "createDetection";

    private final Detecting detecting;
    private final DetectionFinder finder;
    private final ReviewQueue review;
    private final Idempotency idempotency;
    private final JsonMapper json;

    DetectionController(
            Detecting detecting, DetectionFinder finder, ReviewQueue review, Idempotency idempotency, JsonMapper json) {
        this.detecting = detecting;
        this.finder = finder;
        this.review = review;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'OPERATOR')")
    @Operation(
            summary = "Judge one listing",
            description = "Where the catalogue or pricing can't be asked: 503 with a code, and nothing is stored.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DetectionView.class)))
    ResponseEntity<byte[]> detect(
            Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ListingForm listing) {
        String request = Ids.of("req", json.writeValueAsString(listing));
        return idempotency
                .answered(viewer, CREATE, key, request)
                .orElseGet(() -> {
                    Judged judged = detecting.judge(viewer, listing);
                    return idempotency.once(viewer, CREATE, key, request, () -> {
                        DetectionView kept = detecting.keep(viewer, judged);
                        return StoredAnswer.json(200, "/api/v1/detections/" + kept.id(), json.writeValueAsBytes(kept));
                    });
                })
                .toResponse();
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
    @Operation(summary = "Detections, newest or surest first")
    Page list(
            Viewer viewer,
            @RequestParam(required = false) @Pattern(regexp = VERDICTS) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String scan,
            @RequestParam(required = false) @Nullable Boolean accused,
            @RequestParam(required = false) @Nullable String seller,
            @RequestParam(required = false) @Nullable String listing,
            @RequestParam(defaultValue = "observed") @Pattern(regexp = "margin|observed") String sort,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page page = finder.list(
                viewer,
                new Filter(verdict, scan, accused, seller, listing),
                Sort.valueOf(sort.toUpperCase(Locale.ROOT)),
                limit,
                cursor);
        Set<String> withheld = review.withheld(
                viewer, page.items().stream().map(DetectionView::id).toList());
        // Where the question was what the models said, that one is among the answers would say it.
        boolean telling = verdict != null || accused != null || sort.equals("margin");
        return withheld.isEmpty()
                ? page
                : new Page(
                        page.items().stream()
                                .filter(one -> !telling || !withheld.contains(one.id()))
                                .map(one -> withheld.contains(one.id()) ? one.withheld() : one)
                                .toList(),
                        page.next());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'OPERATOR')")
    @Operation(summary = "One detection, with its reasons")
    DetectionView get(Viewer viewer, @PathVariable String id) {
        return finder.find(viewer, id)
                .map(one -> review.withheld(viewer, List.of(id)).isEmpty() ? one : one.withheld())
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such detection."));
    }
}
