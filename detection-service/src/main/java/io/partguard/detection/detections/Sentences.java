package io.partguard.detection.detections;

import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.verdict.Counterfactual;
import io.partguard.detection.judging.verdict.Ruling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts codes and values into words, from the bundles under {@code sentences/} and their translations. */
public final class Sentences {
    private static final String PRIOR = "PRIOR";
    private static final String NOTHING_OF_OURS = "NOTHING_OF_OURS";
    private static final String PART_UNKNOWN = "PART_UNKNOWN";
    private static final int LONGEST_VALUE = 120;

    private Sentences() {}

    /** One sentence for people; a signal without words of its own is named with its values. */
    public static String of(Reason reason, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("sentences.reasons", locale);
        String values = (reason.listingValue() == null ? "" : ".listing")
                + (reason.referenceValue() == null ? "" : ".reference");
        List<String> keys = new ArrayList<>();
        keys.add(reason.signal() + "." + reason.referenceValue());
        keys.add(reason.signal() + "." + reason.listingValue());
        keys.add(reason.signal() + values);
        keys.add(reason.signal());
        keys.add("OTHER" + values);
        return first(words, keys)
                .replace("{signal}", reason.signal().toLowerCase(Locale.ROOT).replace('_', ' '))
                .replace("{listing}", shown(reason.listingValue()))
                .replace("{reference}", shown(reason.referenceValue()));
    }

    /** One sentence for people; a ruling without words of its own is its source. */
    public static String of(Ruling ruling, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("sentences.rulings", locale);
        return words.containsKey(ruling.code()) ? words.getString(ruling.code()) : ruling.source();
    }

    /**
     * Why, in one sentence: the ruling that left nothing to judge; that no part is known, where nobody is accused, so that
     * nobody takes the verdict for a confirmation; else what speaks loudest for the verdict.
     */
    public static @Nullable String strongest(
            boolean accused, @Nullable List<Reason> reasons, @Nullable List<Ruling> rulings, Locale locale) {
        for (Ruling ruling : rulings == null ? List.<Ruling>of() : rulings) {
            if (ruling.code().equals(NOTHING_OF_OURS)
                    || !accused && ruling.code().equals(PART_UNKNOWN)) {
                return of(ruling, locale);
            }
        }
        return reasons == null
                ? null
                : reasons.stream()
                        .filter(reason -> !reason.signal().equals(PRIOR))
                        .max(Comparator.comparingDouble(Reason::contribution))
                        .map(reason -> of(reason, locale))
                        .orElse(null);
    }

    /** What one edit is, as it follows "if". */
    public static String of(Counterfactual.Edit edit, Locale locale) {
        return ResourceBundle.getBundle("sentences.counterfactuals", locale)
                .getString(edit.code())
                .replace("{from}", shown(edit.from()))
                .replace("{to}", shown(edit.to()));
    }

    /** "It would be COMPATIBLE if …", from the same codes and values. */
    public static String of(Counterfactual counterfactual, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("sentences.counterfactuals", locale);
        String edits = counterfactual.edits().stream()
                .map(edit -> of(edit, locale))
                .collect(Collectors.joining(" " + words.getString("AND") + " "));
        return words.getString("WOULD_BE")
                .replace("{verdict}", counterfactual.verdict().name())
                .replace("{edits}", edits);
    }

    private static String first(ResourceBundle words, List<String> keys) {
        for (String key : keys) {
            if (words.containsKey(key)) {
                return words.getString(key);
            }
        }
        throw new MissingResourceException("no words for any of", "sentences.reasons", String.join(", ", keys));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "";
        }
        // Braces would be taken for a placeholder of the value put in next.
        String plain = value.replace('{', '(').replace('}', ')');
        return plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
