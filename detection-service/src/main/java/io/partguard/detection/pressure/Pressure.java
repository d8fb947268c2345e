package io.partguard.detection.pressure;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Pressure on one family in one country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param ratio street price over our list price: the median over sellers of each one's median; accounts that belong together are
 *     one seller; null where too few offers
 *     were seen to say, which is not the same as none
 * @param lowest the ratio if a tenth of the votes (one at least), the dearest, had been moved below all others
 * @param highest as lowest, the cheapest moved above
 * @param listings that were counted
 * @param sellers that had a vote
 * @param code why there is no ratio: {@code TOO_FEW_LISTINGS} or {@code TOO_FEW_SELLERS}
 */
@Schema(name = "Pressure")
public record Pressure(
        String family,
        String country,
        Substitute substitute,
        @Nullable Double ratio,
        @Nullable Double lowest,
        @Nullable Double highest,
        long listings,
        int sellers,
        @Nullable String code) {}
