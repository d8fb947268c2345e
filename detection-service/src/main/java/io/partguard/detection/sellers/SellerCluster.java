package io.partguard.detection.sellers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that belong together with one.
 *
 * @param complete false where it was cut short at its largest size
 */
@Schema(name = "SellerCluster")
public record SellerCluster(String sellerId, List<Member> members, Risk risk, boolean complete) {

    /**
     * @param path the links from the seller that was asked for to this one; empty for that seller itself
     * @param confirmedInfringements of this account in 180 days
     */
    @Schema(name = "SellerClusterMember")
    public record Member(
            String sellerId,
            @Nullable String marketplace,
            @Nullable String externalId,
            @Nullable String name,
            int confirmedInfringements,
            List<SellerLink> path) {}

    /**
     * @param confirmedInfringements of all accounts, by people, in 180 days
     * @param brands of ours that they trade on together; null where nothing of ours was seen
     */
    @Schema(name = "SellerClusterRisk")
    public record Risk(
            int sellers,
            int confirmedInfringements,
            @Nullable Integer brands) {}
}
