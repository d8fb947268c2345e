package io.partguard.detection.sellers.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.sellers.SellerFinder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/sellers")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "sellers")
class SellerController {
    private final SellerFinder sellers;

    SellerController(SellerFinder sellers) {
        this.sellers = sellers;
    }

    record Sellers(List<SellerFinder.Seller> items) {}

    @GetMapping
    @Operation(summary = "Sellers with accused offers, those with most at stake first")
    Sellers list(Viewer viewer, @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit) {
        return new Sellers(sellers.mostAtStake(viewer, limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One seller")
    SellerFinder.Seller get(Viewer viewer, @PathVariable String id) {
        return sellers.find(viewer, id).orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such seller."));
    }
}
