package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.text.Token;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as the match model compares it: its words, split where letters meet digits ({@code 500gb → 500, gb}), all its
 * letters and digits joined, its trigrams, and its identifiers.
 */
final class Words {
    private static final int MOST = 80;
    private static final int LONGEST_JOINED = 500;

    final Set<String> words = new LinkedHashSet<>();
    /** Whole tokens of at least four characters with a digit, and such tokens joined as the writer joined them. */
    final Set<String> identifiers = new LinkedHashSet<>();

    final String joined;
    final int[] trigrams;

    private Words(String joined) {
        this.joined = joined;
        this.trigrams = trigramsOf(joined);
    }

    static Words of(List<Token> tokens) {
        StringBuilder joined = new StringBuilder();
        for (Token token : tokens) {
            if (joined.length() + token.word().length() <= LONGEST_JOINED) {
                joined.append(token.word());
            }
        }
        Words words = new Words(joined.toString());
        StringBuilder group = new StringBuilder();
        for (Token token : tokens) {
            if (token.before() != io.partguard.detection.judging.text.Gap.JOIN) {
                words.identifier(group.toString());
                group.setLength(0);
            }
            if (group.length() < 40) {
                group.append(token.word());
            }
            split(token.word(), words.words);
        }
        words.identifier(group.toString());
        return words;
    }

    private void identifier(String group) {
        if (group.length() >= 4 && identifiers.size() < 24) {
            int digits = digits(group);
            if (digits > 0 && (digits < group.length() || group.length() >= 5)) {
                identifiers.add(group);
            }
        }
    }

    /** The words alone, for texts that are only looked words up in. */
    static void addTo(Set<String> words, List<Token> tokens) {
        for (Token token : tokens) {
            split(token.word(), words);
        }
    }

    private static void split(String word, Set<String> words) {
        int from = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || digit(word.charAt(i)) != digit(word.charAt(i - 1))) {
                if (words.size() < MOST) {
                    words.add(word.substring(from, i));
                }
                from = i;
            }
        }
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (digit(text.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }

    static boolean numeric(String word) {
        return digit(word.charAt(0));
    }

    private static int[] trigramsOf(String joined) {
        int[] all = new int[Math.max(0, joined.length() - 2)];
        for (int i = 0; i < all.length; i++) {
            all[i] = (joined.charAt(i) * 31 + joined.charAt(i + 1)) * 31 + joined.charAt(i + 2);
        }
        Arrays.sort(all);
        return all;
    }

    /** Dice's coefficient of the trigrams, 0 to 1. */
    static double alike(Words a, Words b) {
        if (a.trigrams.length == 0 || b.trigrams.length == 0) {
            return 0;
        }
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.trigrams.length && j < b.trigrams.length) {
            int order = Integer.compare(a.trigrams[i], b.trigrams[j]);
            if (order == 0) {
                shared++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return 2.0 * shared / (a.trigrams.length + b.trigrams.length);
    }
}
