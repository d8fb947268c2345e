package io.partguard.detection.judging.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Phrases of several kinds, found in a text in one pass: at each word the longest phrase that begins there counts, so
 * that {@code not original} is never read as {@code original}.
 *
 * @param <K> the kind of a phrase
 */
public final class Phrases<K> {
    private record Phrase<K>(K kind, String[] words) {}

    /** A phrase in a text: words {@code from} to {@code to} (exclusive). */
    public record Found<K>(K kind, int from, int to) {}

    private final Map<String, List<Phrase<K>>> byFirstWord = new HashMap<>();

    /**
     * Reads resources with one phrase a line below headings such as {@code [FITMENT]}; {@code #} begins a comment.
     *
     * @throws IllegalStateException where a resource is missing or a line stands below no heading
     */
    public static <K> Phrases<K> read(Class<?> beside, List<String> resources, Function<String, K> kindOf) {
        Phrases<K> phrases = new Phrases<>();
        for (String resource : resources) {
            try (InputStream in = beside.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("missing " + resource);
                }
                phrases.readLines(
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), resource, kindOf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        phrases.byFirstWord
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt((Phrase<K> p) -> -p.words.length)));
        return phrases;
    }

    private void readLines(BufferedReader lines, String resource, Function<String, K> kindOf) throws IOException {
        List<K> kind = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String phrase = line.strip();
            if (phrase.startsWith("[")) {
                kind = List.of(kindOf.apply(phrase.substring(1, phrase.length() - 1)));
            } else if (!phrase.isEmpty() && !phrase.startsWith("#")) {
                if (kind.isEmpty()) {
                    throw new IllegalStateException(resource + " has a phrase without a heading");
                }
                add(kind.getFirst(), phrase);
            }
        }
    }

    private void add(K kind, String phrase) {
        String[] words = Tokenizer.words(phrase).stream().map(Token::word).toArray(String[]::new);
        byFirstWord.computeIfAbsent(words[0], first -> new ArrayList<>(2)).add(new Phrase<>(kind, words));
    }

    public List<Found<K>> in(List<Token> tokens) {
        List<Found<K>> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Phrase<K> phrase = longestAt(tokens, at);
            if (phrase == null) {
                at++;
            } else {
                found.add(new Found<>(phrase.kind, at, at + phrase.words.length));
                at += phrase.words.length;
            }
        }
        return found;
    }

    private @org.jspecify.annotations.Nullable Phrase<K> longestAt(List<Token> tokens, int at) {
        List<Phrase<K>> phrases = byFirstWord.get(tokens.get(at).word());
        if (phrases == null) {
            return null;
        }
        for (Phrase<K> phrase : phrases) {
            if (matches(phrase.words, tokens, at)) {
                return phrase;
            }
        }
        return null;
    }

    private static boolean matches(String[] words, List<Token> tokens, int at) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 1; i < words.length; i++) {
            if (!words[i].equals(tokens.get(at + i).word())) {
                return false;
            }
        }
        return true;
    }
}
