package io.partguard.catalog.synonym;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import java.util.List;

/** A synonym as somebody wants it, checked: terms of 1 to 6 words, at most 20 meanings. */
public record SynonymDraft(String term, String language, List<String> means) {
    public static final int MOST_WORDS = 6;
    private static final int LONGEST = 100;
    private static final int MOST_MEANS = 20;

    /** @throws Refused INVALID_REQUEST with every fault */
    public static SynonymDraft of(String term, String language, List<String> means) {
        String key = Words.key(term);
        if (key.isEmpty() || key.length() > LONGEST || key.split(" ").length > MOST_WORDS) {
            throw invalid("/term", term, "INVALID_TERM", "A term has 1 to 6 words and at most 100 characters.");
        }
        if (!language.matches("[a-z]{2,3}|any")) {
            throw invalid("/language", language, "INVALID_LANGUAGE", "A language is two or three letters, or any.");
        }
        List<String> keys = means.stream().map(Words::key).distinct().toList();
        if (keys.size() > MOST_MEANS
                || keys.stream().anyMatch(mean -> mean.isEmpty() || mean.length() > LONGEST || mean.equals(key))) {
            throw invalid(
                    "/means",
                    String.join(" | ", means),
                    "INVALID_MEANS",
                    "At most 20 meanings, each with a letter or digit, none the term itself.");
        }
        return new SynonymDraft(key, language, keys);
    }

    private static Refused invalid(String field, String value, String code, String detail) {
        return new Refused(ApiError.INVALID_REQUEST, detail, List.of(new FieldError(field, value, code, detail)));
    }
}
