package io.partguard.catalog.search;

import io.partguard.catalog.part.Part;
import io.partguard.catalog.supersession.Supersession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part that was found, why, and what replaces it. */
public record PartHit(Part part, Route route, @Nullable Spelling spelling, List<Supersession> chain) {}
