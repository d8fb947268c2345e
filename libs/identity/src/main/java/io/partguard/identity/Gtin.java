package io.partguard.identity;

import java.util.Optional;

/** A Global Trade Item Number with a correct check digit, always 14 digits (GS1 General Specifications, section 7.9). */
public record Gtin(String digits) {

    /** @throws IllegalArgumentException where it is not 14 digits with a correct check digit */
    public Gtin {
        if (!digits.matches("[0-9]{14}") || checkDigit(digits) != digits.charAt(13) - '0') {
            throw new IllegalArgumentException("not a GTIN-14: " + digits);
        }
    }

    /** GTIN-8, -12, -13 or -14 with any separators; empty where the length or the check digit is wrong, or all zeros. */
    public static Optional<Gtin> parse(String raw) {
        String digits = raw.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{8}|[0-9]{12,14}") || digits.matches("0+")) {
            return Optional.empty();
        }
        String padded = "0".repeat(14 - digits.length()) + digits;
        return checkDigit(padded) == padded.charAt(13) - '0' ? Optional.of(new Gtin(padded)) : Optional.empty();
    }

    private static int checkDigit(String fourteen) {
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (fourteen.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    @Override
    public String toString() {
        return digits;
    }
}
