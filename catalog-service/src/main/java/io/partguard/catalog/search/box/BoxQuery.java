package io.partguard.catalog.search.box;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, and by what it is narrowed down.
 *
 * @param filters values of which one is enough, by facet; brands by their keys
 * @param after the cursor of the page before; null: the first page
 */
public record BoxQuery(
        String text,
        Map<Facet, List<String>> filters,
        int limit,
        @Nullable String after) {}
