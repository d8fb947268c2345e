package io.partguard.catalog.supersession;

import java.util.List;

/**
 * The links of one part, of all days.
 *
 * @param replacedBy what replaces it, oldest first
 * @param replaces the links that name it as a target
 * @param revision grows with every change of {@code replacedBy} that a person or the part's document makes; the ETag
 */
public record PartLinks(
        String partId, String partNumber, List<Supersession> replacedBy, List<Supersession> replaces, long revision) {}
