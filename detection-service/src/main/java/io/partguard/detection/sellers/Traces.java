package io.partguard.detection.sellers;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.text.Token;
import io.partguard.detection.judging.text.Tokenizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an offer shows of the account behind it. Values are personal data until they are hashed: they are never kept. */
public final class Traces {
    /** Shorter texts are alike by chance. */
    private static final int LEAST_WORDS = 20;

    private static final int MOST_IMAGES = 2;
    private static final int MOST_CONTACTS = 5;
    private static final int LEAST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}0-9._%+-]{1,64}+@[\\p{L}0-9-]{1,63}+(?:\\.[\\p{L}0-9-]{1,63}+){1,4}+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+[0-9 ()/-]{8,25}+");

    private Traces() {}

    public record Trace(TraceKind kind, String value) {}

    /** @param part that it trades on, where there is one */
    public static Set<Trace> of(Listing listing, @Nullable Candidate part) {
        Set<Trace> traces = new LinkedHashSet<>();
        contacts(traces, listing.title());
        if (listing.description() != null) {
            contacts(traces, listing.description());
            text(traces, listing.description());
        }
        listing.images().stream()
                .filter(image -> !image.isBlank() && (part == null || !image.equals(part.image())))
                .limit(MOST_IMAGES)
                .forEach(image -> traces.add(new Trace(TraceKind.IMAGE, image)));
        if (part != null) {
            traces.add(new Trace(TraceKind.PART, part.partId()));
            traces.add(new Trace(TraceKind.BRAND, part.brand()));
        }
        return traces;
    }

    private static void contacts(Set<Trace> traces, String text) {
        String read = text.length() > Tokenizer.LONGEST_TEXT ? text.substring(0, Tokenizer.LONGEST_TEXT) : text;
        int found = 0;
        Matcher mail = MAIL.matcher(read);
        while (found < MOST_CONTACTS && mail.find()) {
            traces.add(new Trace(TraceKind.CONTACT, mail.group().toLowerCase(Locale.ROOT)));
            found++;
        }
        Matcher telephone = TELEPHONE.matcher(read);
        while (found < MOST_CONTACTS && telephone.find()) {
            String digits = telephone.group().replaceAll("[^0-9]", "");
            if (digits.length() >= LEAST_DIGITS && digits.length() <= MOST_DIGITS) {
                traces.add(new Trace(TraceKind.CONTACT, "+" + digits));
                found++;
            }
        }
    }

    /** Without words that hold digits: one text for many parts is one text. */
    private static void text(Set<Trace> traces, String description) {
        List<String> words = Tokenizer.words(description).stream()
                .filter(token -> !token.hasDigit())
                .map(Token::word)
                .toList();
        if (words.size() >= LEAST_WORDS) {
            traces.add(new Trace(TraceKind.TEXT, String.join(" ", words)));
        }
    }
}
