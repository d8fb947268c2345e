package io.partguard.catalog.synonym;

import java.time.Instant;
import java.util.List;

/**
 * What a term is searched as besides itself.
 *
 * @param term in the form of {@link Words#key}
 * @param language ISO 639, or {@code any}
 * @param means in the catalogue's own words; empty: the term says nothing and is left out of a search
 * @param revision 1 for a new one; grows by 1 with every change; the ETag
 */
public record Synonym(
        String term, String language, List<String> means, int revision, String changedBy, Instant changedAt) {}
