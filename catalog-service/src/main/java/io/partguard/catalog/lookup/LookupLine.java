package io.partguard.catalog.lookup;

import io.partguard.tables.RowError;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bulk lookup.
 *
 * @param line where it stands, from 1
 * @param ref the caller's name for it, given back
 * @param fault where the line can't be read at all
 */
public record LookupLine(
        long line,
        @Nullable String ref,
        @Nullable String number,
        @Nullable String brand,
        @Nullable RowError fault) {

    public static LookupLine unreadable(RowError fault) {
        return new LookupLine(fault.line(), null, null, null, fault);
    }
}
