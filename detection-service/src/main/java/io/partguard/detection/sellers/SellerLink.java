package io.partguard.detection.sellers;

import java.util.List;

/** Why two accounts belong together. */
public record SellerLink(String from, String to, List<Shared> shared) {

    /**
     * @param times marks of this kind that both show
     * @param listing one offer of the first account that shows one
     * @param otherListing one offer of the other
     */
    public record Shared(TraceKind kind, int times, String listing, String otherListing) {}
}
