package io.partguard.catalog.candidate;

import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;

/**
 * A part that a listing may trade on.
 *
 * @param score comparable within one listing only
 */
public record PartCandidate(KnownPart part, Match match, double score) {}
