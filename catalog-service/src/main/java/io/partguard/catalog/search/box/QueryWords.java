package io.partguard.catalog.search.box;

import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.synonym.SynonymDraft;
import io.partguard.catalog.synonym.Synonyms;
import io.partguard.catalog.synonym.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query taken apart: its words, the longest known terms among them with what they mean, and what may be numbers.
 *
 * @param words all of them, in order
 * @param units what is searched for; words that say nothing are left out, unless there is nothing else
 * @param numbers what may be a part number, also where blanks were typed into it
 */
record QueryWords(List<String> words, List<Unit> units, List<NumberForms> numbers) {
    private static final int MOST_WORDS = 40;
    private static final int MOST_NUMBERS = 40;
    /** Pieces of a number with blanks in it: 34 11 6 850 886. */
    private static final int MOST_PIECES = 6;

    private static final int LONGEST_PIECE = 5;
    private static final int SHORTEST_NUMBER = 4;
    /** Fewer characters with blanks between them are a year and an engine size. */
    private static final int SHORTEST_JOINED = 7;

    static QueryWords of(String text, Synonyms.Set synonyms) {
        List<String> words = Words.of(text).stream().limit(MOST_WORDS).toList();
        List<Unit> units = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = from + 1;
            List<String> means = synonyms.find(words.get(from)).orElse(null);
            boolean known = means != null;
            for (int end = Math.min(words.size(), from + SynonymDraft.MOST_WORDS); end > from + 1; end--) {
                Optional<List<String>> longer = synonyms.find(String.join(" ", words.subList(from, end)));
                if (longer.isPresent()) {
                    to = end;
                    means = longer.get();
                    known = true;
                    break;
                }
            }
            if (!known || (means != null && !means.isEmpty())) {
                units.add(new Unit(String.join(" ", words.subList(from, to)), means == null ? List.of() : means));
            }
            from = to;
        }
        if (units.isEmpty()) {
            words.forEach(word -> units.add(new Unit(word, List.of())));
        }
        return new QueryWords(words, List.copyOf(units), numbers(text));
    }

    private static List<NumberForms> numbers(String text) {
        List<String> written = List.of(text.strip().split("\\s+"));
        Map<String, NumberForms> found = new LinkedHashMap<>();
        for (int from = 0; from < written.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from; to < Math.min(written.size(), from + MOST_PIECES); to++) {
                if (to > from && (!isPiece(written.get(from)) || !isPiece(written.get(to)))) {
                    break;
                }
                joined.append(written.get(to));
                int shortest = to == from ? SHORTEST_NUMBER : SHORTEST_JOINED;
                NumberForms.parse(joined.toString())
                        .filter(forms -> forms.normalized().length() >= shortest)
                        .filter(forms -> forms.normalized().chars().anyMatch(Character::isDigit))
                        .filter(forms -> found.size() < MOST_NUMBERS)
                        .ifPresent(forms -> found.putIfAbsent(forms.normalized(), forms));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isPiece(String word) {
        return word.length() <= LONGEST_PIECE || word.chars().anyMatch(Character::isDigit);
    }

    /** The words that neither the set knows nor a digit makes a code of: those may be misspelt. */
    List<String> unknown(Synonyms.Set synonyms) {
        return units.stream()
                .filter(unit -> unit.means().isEmpty())
                .map(Unit::text)
                .filter(word -> synonyms.find(word).isEmpty())
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .distinct()
                .toList();
    }

    /** The same with further meanings of some words. */
    QueryWords with(Map<String, List<String>> more) {
        List<Unit> richer = units.stream()
                .map(unit -> {
                    List<String> means = new ArrayList<>(unit.means());
                    means.addAll(more.getOrDefault(unit.text(), List.of()));
                    return new Unit(unit.text(), means);
                })
                .toList();
        return new QueryWords(words, richer, numbers);
    }
}
