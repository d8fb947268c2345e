package io.partguard.catalog.supersession;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part stands for another on a day.
 *
 * @param partId the part that was asked for
 * @param currentPartId null where it is not one certain part; {@code outcome} says why
 * @param currentPartNumber as printed
 * @param chain what leads there, nearest first
 */
public record CurrentPart(
        String partId,
        @Nullable String partNumber,
        Outcome outcome,
        @Nullable String currentPartId,
        @Nullable String currentPartNumber,
        List<Supersession> chain) {

    static CurrentPart unknown(String partId) {
        return new CurrentPart(partId, null, Outcome.PART_NOT_FOUND, null, null, List.of());
    }
}
