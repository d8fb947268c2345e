package io.partguard.detection.pressure.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.pressure.PressureSnapshot;
import io.partguard.detection.pressure.PressureSnapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/market-pressure")
@Tag(name = "market pressure")
class MarketPressureController {
    private final PressureSnapshots snapshots;

    MarketPressureController(PressureSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('LEAD', 'PRICING', 'OPERATOR')")
    @Operation(
            summary = "Take market pressure down as it is now",
            description =
                    "Street price over list price by family and country, from the offers of the last 90 days; each"
                            + " seller, or accounts that belong together, have one vote from 30 days after they were first seen. Where fewer than 30 offers of 5 sellers were seen there is a code and no figure.")
    @ApiResponse(responseCode = "201", description = "Taken")
    ResponseEntity<PressureSnapshot> take(Viewer viewer) {
        PressureSnapshot snapshot = snapshots.take(viewer);
        return ResponseEntity.created(URI.create("/api/v1/market-pressure/" + snapshot.id()))
                .body(snapshot);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
    @Operation(operationId = "latestMarketPressure", summary = "Market pressure as it was last taken down")
    PressureSnapshot latest(Viewer viewer) {
        return snapshots
                .latest(viewer)
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "Market pressure was never taken down yet."));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
    @Operation(operationId = "getMarketPressure", summary = "Market pressure as it was taken down once")
    PressureSnapshot get(Viewer viewer, @PathVariable String id) {
        return snapshots
                .find(viewer, id)
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such market pressure."));
    }
}
