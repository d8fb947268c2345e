package io.partguard.identity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A part number as printed, with the forms by which it is looked up.
 *
 * <p>Only {@link #identity()} (with the brand) says which part it is. All other forms are lookup keys: different parts
 * share them, such as {@code 806245} and {@code 806-245} in a real British list.
 *
 * @param printed as the maker or the listing writes it, trimmed, 1 to {@value #MAX_LENGTH} characters
 */
public record PartNumber(String printed) {

    /** Version of every form below. Kept in index metadata, rows and models; a mismatch refuses to serve. */
    public static final int VERSION = 1;

    public static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException where nothing printable is left, or more than {@value #MAX_LENGTH} characters */
    public PartNumber {
        printed = printed.strip();
        if (printed.isEmpty() || printed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("part number must have 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** Unique within a brand: NFKC, trimmed, upper case. Separators count: {@code 806-245} is not {@code 806245}. */
    public String identity() {
        // ASCII, as nearly all numbers are, is its own NFKC form.
        String plain = isAscii(printed)
                ? printed
                : Normalizer.normalize(printed, Normalizer.Form.NFKC).strip();
        return plain.toUpperCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Letters and digits of {@link #identity()} alone: {@code 34 11 6-850.886 → 34116850886}. May be empty. */
    public String normalized() {
        String identity = identity();
        StringBuilder kept = new StringBuilder(identity.length());
        for (int i = 0; i < identity.length(); i++) {
            char c = Homoglyphs.latin(identity.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** {@link #normalized()} without leading zeros, which spreadsheets lose: {@code 0 986 999 001 → 986999001}. */
    public String withoutLeadingZeros() {
        String normalized = normalized();
        int from = 0;
        while (from < normalized.length() - 1 && normalized.charAt(from) == '0') {
            from++;
        }
        return normalized.substring(from);
    }

    /** {@link #withoutLeadingZeros()} with look-alike letters as digits: {@code 1KO6I5 → 1K0615}. */
    public String folded() {
        String plain = withoutLeadingZeros();
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            folded.append(Homoglyphs.digit(plain.charAt(i)));
        }
        return folded.toString();
    }

    /**
     * {@link #normalized()} without its leading letters, which sellers leave out ({@code A2054211012 → 2054211012}).
     * The same as {@link #normalized()} where fewer than five characters would be left.
     */
    public String withoutPrefix() {
        String normalized = normalized();
        int from = 0;
        while (from < normalized.length() && !Character.isDigit(normalized.charAt(from))) {
            from++;
        }
        return normalized.length() - from < 5 ? normalized : normalized.substring(from);
    }

    /**
     * Keys that two numbers share exactly when one edit may lie between their {@link #folded()} forms: the form itself
     * and the form without each of its characters in turn (a wrong, a missing, a surplus character, a swapped pair).
     * Sharing a key is necessary, not sufficient: the caller still compares.
     */
    public Set<String> oneEditKeys() {
        String folded = folded();
        Set<String> keys = new LinkedHashSet<>();
        keys.add(folded);
        for (int i = 0; i < folded.length(); i++) {
            keys.add(folded.substring(0, i) + folded.substring(i + 1));
        }
        return keys;
    }

    @Override
    public String toString() {
        return printed;
    }
}
