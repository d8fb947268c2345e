package io.partguard.catalog.index;

import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text that look like identifiers, in folded form, with their beginnings. Each that a listing shares with
 * a part weighs the same, so a longer one, which shares more beginnings, weighs more.
 */
public final class Codes {
    /** Marks a beginning, so that it is no whole number. A blank-free ASCII character that no folded form contains. */
    private static final char BEGINNING = '~';

    private static final int[] BEGINNINGS = {4, 5, 6, 8};
    private static final int SHORTEST = 3;
    private static final int SHORTEST_PIECE = 4;
    /** A text that has more is a list of numbers, not a title. */
    private static final int MOST = 64;

    private Codes() {}

    /** The identifiers of a text: words with a digit in them, and the longer pieces of those that have separators. */
    public static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        int next = 0;
        // Most words have no digit; from one digit to the next nothing has to be cut out.
        for (int at = digitFrom(text, 0); at >= 0 && found.size() < MOST; at = digitFrom(text, next)) {
            int from = startOfWord(text, at, next);
            next = endOfWord(text, at);
            add(text.substring(from, next), found);
        }
        return found;
    }

    private static int digitFrom(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int startOfWord(String text, int within, int least) {
        int start = within;
        while (start > least && isInWord(text, start - 1, least)) {
            start--;
        }
        return start;
    }

    /** A letter or digit, or a single separator with one on either side. */
    private static boolean isInWord(String text, int at, int least) {
        return Character.isLetterOrDigit(text.charAt(at))
                || (isSeparator(text.charAt(at)) && at > least && Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    /** The identifiers with their beginnings. */
    public static Set<String> withBeginnings(Set<String> identifiers) {
        Set<String> all = new LinkedHashSet<>(identifiers);
        for (String identifier : identifiers) {
            for (int length : BEGINNINGS) {
                if (identifier.length() > length) {
                    all.add(BEGINNING + identifier.substring(0, length));
                }
            }
        }
        return all;
    }

    /** How many codes a number of this folded length brings: itself and its beginnings. */
    public static int weight(int length) {
        int weight = 1;
        for (int beginning : BEGINNINGS) {
            weight += length > beginning ? 1 : 0;
        }
        return weight;
    }

    /** A number given as such, which may do without a digit. */
    static void addNumber(String written, Set<String> found) {
        if (written.length() <= PartNumber.MAX_LENGTH && !written.isBlank()) {
            String folded = new PartNumber(written).folded();
            if (folded.length() >= SHORTEST) {
                found.add(folded);
            }
        }
    }

    private static void add(String word, Set<String> found) {
        if (word.length() > PartNumber.MAX_LENGTH) {
            return;
        }
        PartNumber number = new PartNumber(word);
        if (number.normalized().length() >= SHORTEST) {
            found.add(number.folded());
        }
        List<String> pieces = pieces(word);
        if (pieces.size() > 1) {
            for (String piece : pieces) {
                if (piece.length() >= SHORTEST_PIECE && digitFrom(piece, 0) >= 0) {
                    found.add(new PartNumber(piece).folded());
                }
            }
        }
    }

    /** Letters and digits, with single separators between them. */
    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean separator =
                    isSeparator(c) && end + 1 < text.length() && Character.isLetterOrDigit(text.charAt(end + 1));
            if (!Character.isLetterOrDigit(c) && !separator) {
                break;
            }
            end++;
        }
        return end;
    }

    private static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>(2);
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || isSeparator(word.charAt(i))) {
                pieces.add(word.substring(from, i));
                from = i + 1;
            }
        }
        return pieces;
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.' || c == '_';
    }
}
