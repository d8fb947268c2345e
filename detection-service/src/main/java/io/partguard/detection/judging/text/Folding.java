package io.partguard.detection.judging.text;

import java.text.Normalizer;
import java.util.Locale;

/** One way of writing for words that a reader takes for the same: lower case, no accents, no invisible characters. */
public final class Folding {
    private static final String FROM = "ıøłđħŧðþŋ";
    private static final String TO = "iolđhtdpn".replace('đ', 'd');

    private Folding() {}

    public static String fold(String text) {
        boolean plain = true;
        boolean lower = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c < 128;
            lower &= !(c >= 'A' && c <= 'Z');
        }
        if (plain) {
            return lower ? text : text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            append(folded, apart.charAt(i));
        }
        return folded.toString();
    }

    private static void append(StringBuilder folded, char c) {
        if (c < 128) {
            folded.append(c);
        } else if (c == 'ß') {
            folded.append("ss");
        } else if (c == 'æ') {
            folded.append("ae");
        } else if (c == 'œ') {
            folded.append("oe");
        } else if (Character.getType(c) != Character.NON_SPACING_MARK && !invisible(c)) {
            int at = FROM.indexOf(c);
            folded.append(at < 0 ? c : TO.charAt(at));
        }
    }

    /** Characters without width, which hide inside words: joiners, marks of direction, the soft hyphen, a BOM. */
    public static boolean invisible(int c) {
        return c >= 0xAD && (Character.getType(c) == Character.FORMAT || c == 0x034F || c == 0x115F || c == 0x3164);
    }
}
