package io.partguard.tables;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was not taken, or one value of it.
 *
 * @param line the first line of the row in the file, from 1
 * @param column as the file calls it; null where the whole row is meant
 * @param value as in the file, cut to 200 characters; null where it cannot be shown
 * @param code stable, such as {@code LINE_TOO_LONG} or {@code MISSING_VALUE}
 */
public record RowError(
        long line, @Nullable String column, @Nullable String value, String code, String detail) {

    private static final int SHOWN = 200;

    public RowError {
        if (value != null) {
            boolean cut = value.length() > SHOWN;
            int end = cut ? SHOWN : value.length();
            if (cut && Character.isHighSurrogate(value.charAt(end - 1))) {
                end--;
            }
            // Through UTF-8, so that half a surrogate pair becomes a question mark: whoever sends this on must be able
            // to.
            byte[] utf8 = value.substring(0, end).getBytes(StandardCharsets.UTF_8);
            value = new String(utf8, StandardCharsets.UTF_8) + (cut ? "…" : "");
        }
    }
}
