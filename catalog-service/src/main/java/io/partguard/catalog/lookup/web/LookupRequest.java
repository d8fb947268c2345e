package io.partguard.catalog.lookup.web;

import io.partguard.catalog.lookup.LookupLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers to look up. What is wrong with one of them is said in its result and refuses no other. */
record LookupRequest(@NotNull @Size(max = MOST_LINES) List<@Valid @NotNull Line> lines) {
    static final int MOST_LINES = 10_000;

    /**
     * @param ref the caller's name for the line, given back
     * @param brand only parts of this brand
     */
    record Line(
            @Nullable @Size(max = 200) String ref,
            @Nullable String number,
            @Nullable String brand) {}

    List<LookupLine> numbered() {
        List<LookupLine> numbered = new ArrayList<>(lines.size());
        for (Line line : lines) {
            numbered.add(new LookupLine(numbered.size() + 1L, line.ref(), line.number(), line.brand(), null));
        }
        return numbered;
    }
}
