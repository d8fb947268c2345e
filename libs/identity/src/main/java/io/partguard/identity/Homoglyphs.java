package io.partguard.identity;

/** Letters of other scripts, and digits, that a reader takes for a Latin letter or a digit in a part number. */
final class Homoglyphs {
    private static final String CYRILLIC_AND_GREEK = "АВЕЅІЈКМНОРСТУХԚԜҮ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String LATIN = "ABESIJKMHOPCTYXQWY" + "ABEZHIKMNOPTYX";

    private Homoglyphs() {}

    /** The Latin letter that {@code upperCase} looks like; the same character where it looks like none. */
    static char latin(char upperCase) {
        if (upperCase < 128) {
            return upperCase;
        }
        int at = CYRILLIC_AND_GREEK.indexOf(upperCase);
        return at < 0 ? upperCase : LATIN.charAt(at);
    }

    /**
     * The digit that an upper-case Latin letter is most often mistaken for; the same character where there is none.
     * Five pairs only (O0 I1 B8 S5 Z2): measured on real catalogues, folding more merges different parts.
     */
    static char digit(char upperCase) {
        return switch (upperCase) {
            case 'O' -> '0';
            case 'I' -> '1';
            case 'B' -> '8';
            case 'S' -> '5';
            case 'Z' -> '2';
            default -> upperCase;
        };
    }
}
