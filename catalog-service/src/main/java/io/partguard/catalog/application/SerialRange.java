package io.partguard.catalog.application;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Serial numbers of one kind of machine: letters and digits that all have in common, then a number that counts up
 * ({@code JD4045T 123456}). Numbers with another beginning belong to another kind.
 *
 * @param low first number
 * @param high last number, {@link Long#MAX_VALUE} where open
 */
record SerialRange(String prefix, long low, long high) {
    private static final int LONGEST = 40;
    /** More digits than this count nothing up; the front ones are part of the beginning. */
    private static final int DIGITS = 15;

    /** A serial number taken apart. */
    record Serial(String prefix, long number) {

        /** @throws IllegalArgumentException where it does not end with a digit, or is too long */
        static Serial parse(String written) {
            StringBuilder kept = new StringBuilder();
            written.toUpperCase(Locale.ROOT)
                    .codePoints()
                    .filter(c -> (c >= '0' && c <= '9') || Character.isLetter(c))
                    .forEach(kept::appendCodePoint);
            int from = kept.length();
            while (from > 0 && isDigit(kept.charAt(from - 1)) && kept.length() - from < DIGITS) {
                from--;
            }
            if (from == kept.length() || kept.length() > LONGEST) {
                throw new IllegalArgumentException("a serial number ends with digits and has at most " + LONGEST);
            }
            return new Serial(kept.substring(0, from), Long.parseLong(kept.substring(from)));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }

    /** @throws IllegalArgumentException where both are null, differ in their beginning, or end before they begin */
    static SerialRange of(@Nullable String from, @Nullable String to) {
        if (from == null) {
            if (to == null) {
                throw new IllegalArgumentException("a range of serial numbers has a first or a last");
            }
            Serial last = Serial.parse(to);
            return new SerialRange(last.prefix(), 0, last.number());
        }
        Serial first = Serial.parse(from);
        if (to == null) {
            return new SerialRange(first.prefix(), first.number(), Long.MAX_VALUE);
        }
        Serial last = Serial.parse(to);
        if (!first.prefix().equals(last.prefix()) || first.number() > last.number()) {
            throw new IllegalArgumentException("the serial numbers do not form a range");
        }
        return new SerialRange(first.prefix(), first.number(), last.number());
    }

    boolean contains(Serial serial) {
        return prefix.equals(serial.prefix()) && low <= serial.number() && serial.number() <= high;
    }
}
