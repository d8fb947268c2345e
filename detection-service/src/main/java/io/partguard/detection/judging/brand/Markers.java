package io.partguard.detection.judging.brand;

import io.partguard.detection.judging.text.Phrases;
import io.partguard.detection.judging.text.Token;
import java.util.List;

/** Marker phrases of all languages we read, from {@code markers/*.txt} beside this class. */
public final class Markers {
    /** Languages that have a file. */
    public static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "pl", "tr", "ru", "zh", "nl");

    private static final Phrases<Marker> PHRASES = Phrases.read(
            Markers.class,
            LANGUAGES.stream().map(language -> "markers/" + language + ".txt").toList(),
            Marker::valueOf);

    private Markers() {}

    public static List<Phrases.Found<Marker>> in(List<Token> tokens) {
        return PHRASES.in(tokens);
    }
}
