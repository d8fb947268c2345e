package io.partguard.tables;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was not taken, or one value of it.
 *
 * @param line the first line of the row in the file, from 1
 * @param column as the file calls it; null where the whole row is meant
 * @param value as in the file, cut to 200 characters, with a sign instead of each NUL; null where it cannot be shown
 * @param code stable, such as {@code LINE_TOO_LONG} or {@code MISSING_VALUE}
 * @param detail for people; cut to 1,000 characters, since it may name columns of the file
 */
public record RowError(
        long line, @Nullable String column, @Nullable String value, String code, String detail) {

    private static final int SHOWN = 200;
    private static final int TOLD = 1_000;

    public RowError {
        column = column == null ? null : shown(column, SHOWN);
        value = value == null ? null : shown(value, SHOWN);
        detail = shown(detail, TOLD);
    }

    /**
     * What a file says may be anything, and whoever keeps or sends this on must be able to: half a surrogate pair
     * becomes a question mark, and a NUL, which a database refuses, the sign for it.
     */
    private static String shown(String text, int most) {
        boolean cut = text.length() > most;
        int end = cut ? most : text.length();
        if (cut && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        byte[] utf8 = text.substring(0, end).replace('\0', '␀').getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8) + (cut ? "…" : "");
    }
}
