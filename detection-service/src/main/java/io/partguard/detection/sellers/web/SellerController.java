package io.partguard.detection.sellers.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.sellers.SellerCluster;
import io.partguard.detection.sellers.SellerClusters;
import io.partguard.detection.sellers.SellerErasure;
import io.partguard.detection.sellers.SellerFinder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private final SellerClusters clusters;

    SellerController(SellerFinder sellers, SellerErasure erasure, SellerClusters clusters) {
        this.sellers = sellers;
        this.erasure = erasure;
        this.clusters = clusters;
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

    /** @param reason for whoever looks at the link later; no names */
    @Schema(name = "SellerLinkCut")
    record Cut(@NotBlank @Size(max = 1000) String reason) {}

    @GetMapping("/{id}/cluster")
    @Operation(
            operationId = "getSellerCluster",
            summary = "Accounts that belong together with this one, with the path that says why",
            description = "By contacts, pictures, texts and sets of parts that they share, as recorded now.")
    SellerCluster cluster(Viewer viewer, @PathVariable String id) {
        return clusters.of(viewer, id);
    }

    @PutMapping("/{id}/cut-links/{other}")
    @PreAuthorize("hasRole('LEAD')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "cutSellerLink", summary = "Say that two accounts do not belong together")
    void cut(Viewer viewer, @PathVariable String id, @PathVariable String other, @Valid @RequestBody Cut cut) {
        clusters.cut(viewer, id, other, cut.reason());
    }

    @DeleteMapping("/{id}/cut-links/{other}")
    @PreAuthorize("hasRole('LEAD')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "restoreSellerLink", summary = "Let what two accounts share link them again")
    void restore(Viewer viewer, @PathVariable String id, @PathVariable String other) {
        clusters.restore(viewer, id, other);
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
