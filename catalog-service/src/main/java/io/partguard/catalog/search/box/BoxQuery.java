package io.partguard.catalog.search.box;

import io.partguard.catalog.application.Asked;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, and by what it is narrowed down.
 *
 * @param filters values of which one is enough, by facet; brands by their keys; make and model come with the vehicle
 * @param vehicle what the parts are to fit; null: anything
 * @param after the cursor of the page before; null: the first page
 */
public record BoxQuery(
        String text,
        Map<Facet, List<String>> filters,
        @Nullable Asked vehicle,
        int limit,
        @Nullable String after) {}
