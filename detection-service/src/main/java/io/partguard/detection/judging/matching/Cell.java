package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.text.Gap;
import io.partguard.detection.judging.text.Token;
import io.partguard.detection.judging.text.Tokenizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cell of text as it is compared: its words whole and split, what identifies in it, and its measures by unit. */
final class Cell {
    private static final int LONGEST_JOINED = 4_000;
    private static final int LONGEST_COMPARED = 64;
    private static final int LONGEST_UNIT = 10;
    private static final int MOST_WHOLE = 120;

    final Words words;
    final Set<String> whole = new LinkedHashSet<>();
    /** Letters and digits without what separates them. */
    final String joined;
    /** Its beginning, short enough for an edit distance. */
    final String begin;
    /** Numbers by the word behind them: {@code 500gb} and {@code 500 gb} are 500 under gb. */
    final Map<String, Set<String>> measures = new HashMap<>();

    Cell(String text) {
        List<Token> tokens = Tokenizer.words(text);
        words = Words.of(tokens);
        StringBuilder all = new StringBuilder();
        for (Token token : tokens) {
            if (all.length() < LONGEST_JOINED) {
                all.append(token.word());
            }
            if (whole.size() < MOST_WHOLE) {
                whole.add(token.word());
            }
        }
        // kx-300 here and kx300 there are one word.
        whole.addAll(words.identifiers);
        joined = all.toString();
        begin = begin(joined);
        measures(tokens);
    }

    static String begin(String text) {
        return text.length() > LONGEST_COMPARED ? text.substring(0, LONGEST_COMPARED) : text;
    }

    boolean blank() {
        return joined.isEmpty();
    }

    private void measures(List<Token> tokens) {
        StringBuilder number = new StringBuilder();
        for (Token token : tokens) {
            String word = token.word();
            int digits = 0;
            while (digits < word.length() && Words.digit(word.charAt(digits))) {
                digits++;
            }
            if (digits == 0) {
                measure(number, word);
                continue;
            }
            if (number.isEmpty() || token.before() != Gap.JOIN) {
                number.setLength(0);
            } else {
                number.append('.');
            }
            number.append(word, 0, digits);
            if (digits < word.length()) {
                measure(number, word.substring(digits));
            }
        }
    }

    private void measure(StringBuilder number, String unit) {
        if (!number.isEmpty() && unit.length() <= LONGEST_UNIT && Words.digits(unit) == 0) {
            measures.computeIfAbsent(unit, key -> new HashSet<>()).add(number.toString());
        }
        number.setLength(0);
    }
}
