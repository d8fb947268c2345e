package io.partguard.detection.judging.listing;

import io.partguard.detection.judging.text.Gap;
import io.partguard.detection.judging.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what may be a part number among the words of a text: runs of pieces such as {@code 5N0 941 005 C} or
 * {@code T 523 121 63 48}, whole and in parts, because a year or a size may stand next to the number.
 */
final class NumberFinder {
    /** Pieces of one number; more are several numbers. */
    private static final int MOST_PIECES = 8;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 32;
    /** Letters of a piece without a digit: an index ({@code EK}) or a leading letter ({@code T}). */
    private static final int LETTERS = 3;

    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> parts = new LinkedHashSet<>();

    /** Whole runs first, then their parts, the longest first. */
    List<String> found(int most) {
        List<String> all = new ArrayList<>(whole);
        for (String part : parts) {
            if (all.size() >= most) {
                break;
            }
            if (!whole.contains(part)) {
                all.add(part);
            }
        }
        return all.size() > most ? List.copyOf(all.subList(0, most)) : all;
    }

    void look(List<Token> tokens) {
        int at = 0;
        while (at < tokens.size()) {
            int to = runFrom(tokens, at);
            if (to > at) {
                run(tokens.subList(at, to));
                at = to;
            } else {
                at++;
            }
        }
    }

    private static int runFrom(List<Token> tokens, int from) {
        int to = from;
        boolean digit = false;
        while (to < tokens.size() && to - from < MOST_PIECES) {
            Token token = tokens.get(to);
            boolean joined = to > from && token.before() == Gap.JOIN
                    || to + 1 < tokens.size() && tokens.get(to + 1).before() == Gap.JOIN;
            if (to > from && token.before() == Gap.BREAK
                    || !(piece(token) || joined && token.written().length() <= 12)) {
                break;
            }
            digit |= token.hasDigit();
            to++;
        }
        return digit ? to : from;
    }

    private static boolean piece(Token token) {
        if (token.written().length() > LONGEST) {
            return false;
        }
        return token.hasDigit() || token.written().length() <= LETTERS && capitals(token.written());
    }

    private static boolean capitals(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (!Character.isUpperCase(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void run(List<Token> run) {
        // What the writer joined is the surest guess; then the whole run; then its parts, the longest first.
        joinedGroups(run);
        for (int size = run.size(); size >= 1; size--) {
            for (int from = 0; from + size <= run.size(); from++) {
                String number = join(run, from, from + size);
                if (plausible(number)) {
                    (size == run.size() ? whole : parts).add(number);
                }
            }
        }
    }

    private void joinedGroups(List<Token> run) {
        int from = 0;
        for (int to = 1; to <= run.size(); to++) {
            if (to == run.size() || run.get(to).before() != Gap.JOIN) {
                String number = join(run, from, to);
                if (plausible(number) && (to - from > 1 || number.length() >= 6)) {
                    whole.add(number);
                }
                from = to;
            }
        }
    }

    private static String join(List<Token> run, int from, int to) {
        StringBuilder number = new StringBuilder();
        for (int i = from; i < to; i++) {
            Token token = run.get(i);
            if (i > from) {
                number.append(token.before() == Gap.JOIN ? "-" : token.before() == Gap.NONE ? "" : " ");
            }
            number.append(token.written());
        }
        return number.toString();
    }

    private static boolean plausible(String number) {
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Character.isLetter(c)) {
                letters++;
            }
        }
        int size = letters + digits;
        return digits >= 1
                && size >= SHORTEST
                && number.length() <= LONGEST
                && digits * 4 >= size
                && !(letters == 0 && size == 4 && year(number));
    }

    private static boolean year(String number) {
        return number.startsWith("19") || number.startsWith("20");
    }
}
