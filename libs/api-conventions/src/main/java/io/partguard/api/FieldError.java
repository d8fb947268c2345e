package io.partguard.api;

import org.jspecify.annotations.Nullable;

/**
 * One value that was refused.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code ?name} for a parameter of the query or path
 * @param value what was sent, shortened and without control characters; null where nothing was
 * @param code stable, upper case
 * @param detail for people
 */
public record FieldError(String pointer, @Nullable String value, String code, String detail) {
    private static final int SHOWN = 200;

    public FieldError {
        value = value == null ? null : printable(value);
    }

    /** At most 200 characters, with controls and invisible format characters replaced. */
    static String printable(String raw) {
        int end = raw.length() <= SHOWN ? raw.length() : SHOWN - 1;
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = raw.charAt(i);
            int type = Character.getType(c);
            boolean hidden = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || (Character.isSurrogate(c) && !wellFormed(raw, i, end));
            shown.append(hidden ? '\uFFFD' : c);
        }
        return end == raw.length() ? shown.toString() : shown.append('…').toString();
    }

    private static boolean wellFormed(String raw, int i, int end) {
        return Character.isHighSurrogate(raw.charAt(i))
                ? i + 1 < end && Character.isLowSurrogate(raw.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(raw.charAt(i - 1));
    }
}
