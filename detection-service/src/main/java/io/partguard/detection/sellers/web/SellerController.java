package io.partguard.detection.sellers.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.sellers.SellerErasure;
import io.partguard.detection.sellers.SellerFinder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/sellers")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'OPERATOR')")
@Tag(name = "sellers")
class SellerController {
    private final SellerFinder sellers;
    private final SellerErasure erasure;

    SellerController(SellerFinder sellers, SellerErasure erasure) {
        this.sellers = sellers;
        this.erasure = erasure;
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

    @DeleteMapping("/{id}/personal-data")
    @PreAuthorize("hasAnyRole('LEAD', 'OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Forget who a seller is",
            description = "Name and the marketplace's id are gone for good; offers and cases stay under our own key.")
    void erase(Viewer viewer, @PathVariable String id) {
        erasure.erase(viewer, id);
    }
}
