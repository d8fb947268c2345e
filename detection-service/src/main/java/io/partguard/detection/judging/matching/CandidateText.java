package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.text.Token;
import io.partguard.detection.judging.text.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A candidate as the match model compares it. */
final class CandidateText {
    private static final int OF_DESCRIPTION = 400;

    final Candidate candidate;
    final Words name;
    final Set<String> described = new HashSet<>();
    final String number;
    final String loose;
    final String brand;
    final List<Token> brandWords;
    final boolean mixed;

    CandidateText(Candidate candidate) {
        this.candidate = candidate;
        name = Words.of(Tokenizer.words(candidate.name()));
        String description = candidate.description();
        if (description != null) {
            String some =
                    description.length() > OF_DESCRIPTION ? description.substring(0, OF_DESCRIPTION) : description;
            Words.addTo(described, Tokenizer.words(some));
        }
        if (candidate.family() != null) {
            Words.addTo(described, Tokenizer.words(candidate.family()));
        }
        number = Numbers.plain(candidate.partNumber());
        loose = Numbers.loose(number);
        int digits = Words.digits(number);
        mixed = digits > 0 && digits < number.length();
        brand = ProtectedMarks.key(candidate.brand());
        brandWords = Tokenizer.words(candidate.brand());
    }
}
