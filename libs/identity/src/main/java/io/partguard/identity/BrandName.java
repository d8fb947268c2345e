package io.partguard.identity;

import java.text.Normalizer;
import java.util.Locale;

/** A brand as written. Two names with one {@link #key()} are the same brand. */
public record BrandName(String written) {

    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException where no letter or digit is in it, or it is too long */
    public BrandName {
        written = written.strip();
        if (written.length() > MAX_LENGTH || key(written).isEmpty()) {
            throw new IllegalArgumentException(
                    "brand must have 1 to " + MAX_LENGTH + " characters, one a letter or digit");
        }
    }

    /** Letters and digits in lower case, without accents: {@code Citroën → citroen}, {@code Mercedes-Benz → mercedesbenz}. */
    public String key() {
        return key(written);
    }

    private static String key(String written) {
        String decomposed = Normalizer.normalize(written, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Override
    public String toString() {
        return written;
    }
}
