package io.partguard.detection.judging.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a text into words in one pass. What lies beyond the limits is not read. */
public final class Tokenizer {
    public static final int LONGEST_TEXT = 6_000;
    public static final int MOST_WORDS = 600;
    public static final int LONGEST_WORD = 64;

    private static final int LONGEST_ABBREVIATION = 4;

    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private Gap gap = Gap.BREAK;

    private Tokenizer(String text) {
        this.text = text;
        this.end = Math.min(text.length(), LONGEST_TEXT);
    }

    public static List<Token> words(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : new Tokenizer(text).split();
    }

    private List<Token> split() {
        int at = 0;
        while (at < end && tokens.size() < MOST_WORDS) {
            int c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                at = ideograph(c) ? single(at) : word(at);
            } else {
                at = separator(at, c);
            }
        }
        return tokens;
    }

    private int single(int at) {
        int next = at + Character.charCount(text.codePointAt(at));
        add(text.substring(at, next), false);
        return next;
    }

    private int word(int from) {
        int at = from;
        boolean invisible = false;
        boolean pending = false;
        int last = from;
        while (at < end) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (Character.isLetterOrDigit(c) && !ideograph(c)) {
                invisible |= pending;
                last = next;
            } else if (Folding.invisible(c)) {
                pending = true;
            } else if (mark(c) || signInside(c, next)) {
                last = next;
            } else {
                break;
            }
            at = next;
        }
        add(text.substring(from, Math.min(last, from + LONGEST_WORD)), invisible);
        return at;
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** {@code K@rvessa} and {@code name@example.org} are one word each. */
    private boolean signInside(int c, int next) {
        if ((c != '@' && c != '$') || next >= end) {
            return false;
        }
        int following = text.codePointAt(next);
        return Character.isLetterOrDigit(following) || following == '@' || following == '$';
    }

    private static boolean ideograph(int c) {
        return c >= 0x2E80 && (Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF));
    }

    private void add(String written, boolean invisible) {
        String word = Folding.fold(written);
        if (word.isEmpty()) {
            return;
        }
        tokens.add(new Token(word, written, gap, invisible));
        gap = Gap.NONE;
    }

    private int separator(int at, int c) {
        int next = at + Character.charCount(c);
        boolean spaceBefore = at == 0 || space(text.charAt(at - 1));
        boolean spaceAfter = next >= end || space(text.charAt(next));
        Gap here = switch (c) {
            case '-', '/', '_', '*', '·', '–', '‐', '‑' ->
                spaceBefore || spaceAfter ? breakOrDash(c, spaceBefore, spaceAfter) : Gap.JOIN;
            case '.' -> spaceAfter ? (abbreviation() ? Gap.SPACE : Gap.BREAK) : Gap.JOIN;
            case ',', ';', '|', '!', '?', '\n', '•', '—', '、', '，', '。', '；' -> Gap.BREAK;
            default -> Gap.SPACE;
        };
        if (here.compareTo(gap) > 0) {
            gap = here;
        }
        return next;
    }

    /** {@code rear -left} is still one clause, {@code rear - left} is two. */
    private static Gap breakOrDash(int c, boolean spaceBefore, boolean spaceAfter) {
        return spaceBefore && spaceAfter || c == '/' ? Gap.BREAK : Gap.SPACE;
    }

    /** {@code Nr.} and {@code réf.} end no clause. */
    private boolean abbreviation() {
        return !tokens.isEmpty()
                && tokens.getLast().word().length() <= LONGEST_ABBREVIATION
                && !tokens.getLast().hasDigit();
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || c == 0xA0;
    }
}
