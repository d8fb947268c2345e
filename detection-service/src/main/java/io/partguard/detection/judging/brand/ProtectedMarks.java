package io.partguard.detection.judging.brand;

import com.ibm.icu.text.SpoofChecker;
import io.partguard.detection.judging.text.Folding;
import io.partguard.detection.judging.text.Gap;
import io.partguard.detection.judging.text.Token;
import io.partguard.identity.BrandName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The brands of our catalogue, found in texts however they are written. Immutable; safe for any number of threads. */
public final class ProtectedMarks {
    /** Shorter names are hit by chance when digits are read as letters or single letters are joined. */
    private static final int SHORTEST_DISGUISED = 5;

    private static final int SHORTEST_HOMOGLYPH = 3;
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_KEY = 40;
    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> bySkeleton = new HashMap<>();
    /** Of every key: whatever is split by spaces, its pieces joined are one of these until the last. */
    private final Set<String> beginnings = new HashSet<>();

    private final NearNames near;

    private ProtectedMarks(Collection<String> brands) {
        for (String brand : brands) {
            add(brand);
        }
        near = new NearNames(byKey.keySet());
    }

    /** Names that carry no letter are left out: a bare number is no mark that a text could use. */
    public static ProtectedMarks of(Collection<String> brands) {
        return new ProtectedMarks(brands.stream().sorted().toList());
    }

    private void add(String brand) {
        if (brand.length() > BrandName.MAX_LENGTH || brand.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        String key = key(brand);
        if (key.length() < 2 || key.length() > LONGEST_KEY || key.chars().noneMatch(Character::isLetter)) {
            return;
        }
        byKey.putIfAbsent(key, brand);
        for (int to = 1; to < key.length(); to++) {
            beginnings.add(key.substring(0, to));
        }
        if (key.length() >= SHORTEST_HOMOGLYPH) {
            bySkeleton.putIfAbsent(CONFUSABLES.getSkeleton(key), key);
            bySkeleton.putIfAbsent(CONFUSABLES.getSkeleton(key.toUpperCase(Locale.ROOT)), key);
        }
    }

    /** Letters and digits, folded: the same for every way of writing one name in plain letters. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder();
        String folded = Folding.fold(name);
        for (int i = 0; i < folded.length(); i++) {
            if (Character.isLetterOrDigit(folded.charAt(i))) {
                key.append(folded.charAt(i));
            }
        }
        return key.toString();
    }

    public int size() {
        return byKey.size();
    }

    /** Whether a name is exactly one of ours. */
    public boolean contains(String name) {
        return byKey.containsKey(key(name));
    }

    /** The mark that a name, which is none, imitates: a slip or two away, or with an ending of its own. */
    public @Nullable String nearTo(String word) {
        String key = key(word);
        if (byKey.containsKey(key)) {
            return null;
        }
        String imitated = near.nearest(key);
        return imitated == null ? null : byKey.get(imitated);
    }

    /** All mentions, from left to right, none inside another. */
    public List<Mention> in(List<Token> tokens) {
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Mention mention = at(tokens, at);
            if (mention == null) {
                at++;
            } else {
                mentions.add(mention);
                at = mention.to();
            }
        }
        return mentions;
    }

    private @Nullable Mention at(List<Token> tokens, int from) {
        Mention plain = plain(tokens, from);
        if (plain != null) {
            return plain;
        }
        Token token = tokens.get(from);
        Mention spaced = token.word().length() == 1 ? spaced(tokens, from) : null;
        if (spaced != null) {
            return spaced;
        }
        String key = lookedAlike(token);
        if (key != null) {
            return mention(key, tokens, from, from + 1, Disguise.HOMOGLYPH);
        }
        key = leet(token);
        return key == null ? null : mention(key, tokens, from, from + 1, Disguise.LEET);
    }

    private Mention mention(String key, List<Token> tokens, int from, int to, Disguise disguise) {
        StringBuilder written = new StringBuilder();
        for (int i = from; i < to; i++) {
            written.append(i > from ? " " : "").append(tokens.get(i).written());
        }
        return new Mention(byKey.getOrDefault(key, key), key, written.toString(), disguise, from, to);
    }

    /** The longest name of up to four words that begins here. */
    private @Nullable Mention plain(List<Token> tokens, int from) {
        Token first = tokens.get(from);
        Mention longest = byKey.containsKey(first.word())
                ? mention(first.word(), tokens, from, from + 1, disguiseOf(first))
                : null;
        if (!beginnings.contains(first.word())) {
            return longest;
        }
        StringBuilder joined = new StringBuilder(first.word());
        for (int to = from + 1; to < Math.min(tokens.size(), from + MOST_WORDS); to++) {
            Token next = tokens.get(to);
            if (next.before() == Gap.BREAK || joined.length() + next.word().length() > LONGEST_KEY) {
                break;
            }
            joined.append(next.word());
            String key = joined.toString();
            if (byKey.containsKey(key)) {
                longest = mention(key, tokens, from, to + 1, disguiseOf(first));
            }
            if (!beginnings.contains(key)) {
                break;
            }
        }
        return longest;
    }

    private static Disguise disguiseOf(Token token) {
        if (token.invisible()) {
            return Disguise.ZERO_WIDTH;
        }
        String written = token.written();
        return written.length() < SHORTEST_HOMOGLYPH
                        || Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                        || Normalizer.normalize(written, Normalizer.Form.NFC)
                                .equals(Normalizer.normalize(written, Normalizer.Form.NFKC))
                ? Disguise.PLAIN
                : Disguise.HOMOGLYPH;
    }

    private @Nullable Mention spaced(List<Token> tokens, int from) {
        StringBuilder joined = new StringBuilder();
        for (int at = from; at < tokens.size() && joined.length() < LONGEST_KEY; at++) {
            Token token = tokens.get(at);
            if (token.word().length() > 1 || at > from && token.before() == Gap.BREAK) {
                break;
            }
            joined.append(token.word());
            if (joined.length() >= SHORTEST_DISGUISED && byKey.containsKey(joined.toString())) {
                return mention(joined.toString(), tokens, from, at + 1, Disguise.SPACED);
            }
        }
        return null;
    }

    private @Nullable String lookedAlike(Token token) {
        String word = token.word();
        if (word.length() < SHORTEST_HOMOGLYPH || ascii(token.written())) {
            return null;
        }
        String visible = Folding.fold(token.written());
        String key = bySkeleton.get(CONFUSABLES.getSkeleton(visible));
        if (key == null) {
            key = bySkeleton.get(CONFUSABLES.getSkeleton(visible.toUpperCase(Locale.ROOT)));
        }
        if (key == null) {
            key = bySkeleton.get(CONFUSABLES.getSkeleton(mixedCase(token.written())));
        }
        return key;
    }

    /** The case in which each foreign letter looks most like a Latin one differs: K is only K in capitals. */
    private static String mixedCase(String written) {
        StringBuilder latin = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (!Folding.invisible(c)) {
                latin.append(Twins.latin(c));
            }
        }
        return latin.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean ascii(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String leet(Token token) {
        String word = token.word();
        if (word.length() < SHORTEST_DISGUISED || word.length() > LONGEST_KEY || !Twins.leet(word)) {
            return null;
        }
        String read = Twins.unleet(word, 'i');
        if (byKey.containsKey(read)) {
            return read;
        }
        read = Twins.unleet(word, 'l');
        return byKey.containsKey(read) ? read : null;
    }
}
