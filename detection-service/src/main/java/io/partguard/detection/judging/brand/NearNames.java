package io.partguard.detection.judging.brand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that another one imitates: one slip away from five letters on, two from seven on where there are few
 * names, or the name with an ending. With many names only one slip counts: among thousands nearly everything is near to
 * something.
 */
final class NearNames {
    private static final int ONE_SLIP = 5;
    private static final int TWO_SLIPS = 7;
    private static final int FEW = 64;
    private static final int LONGEST_ENDING = 5;
    private static final int LONGEST = 24;

    private final List<String> few;
    private final Map<String, String> byDeletion = new HashMap<>();

    NearNames(Collection<String> keys) {
        List<String> long5 = keys.stream()
                .filter(key -> key.length() >= ONE_SLIP && key.length() <= LONGEST)
                .sorted()
                .toList();
        few = long5.size() <= FEW ? long5 : List.of();
        if (few.isEmpty()) {
            for (String key : long5) {
                deletions(key).forEach(deletion -> byDeletion.putIfAbsent(deletion, key));
            }
        }
    }

    @Nullable String nearest(String word) {
        if (word.length() < ONE_SLIP - 1 || word.length() > LONGEST + LONGEST_ENDING || !letters(word)) {
            return null;
        }
        if (few.isEmpty()) {
            return amongMany(word);
        }
        String nearest = null;
        int best = 3;
        for (String key : few) {
            int slips = word.length() > key.length()
                            && word.startsWith(key)
                            && word.length() - key.length() <= LONGEST_ENDING
                    ? 1
                    : Slips.between(word, key, key.length() >= TWO_SLIPS ? 2 : 1);
            if (slips < best) {
                best = slips;
                nearest = key;
            }
        }
        return nearest;
    }

    private @Nullable String amongMany(String word) {
        if (word.length() < ONE_SLIP) {
            return null;
        }
        for (String deletion : deletions(word)) {
            String key = byDeletion.get(deletion);
            if (key != null && Slips.between(word, key, 1) <= 1) {
                return key;
            }
        }
        return null;
    }

    private static boolean letters(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> deletions(String word) {
        List<String> deletions = new ArrayList<>(word.length() + 1);
        deletions.add(word);
        for (int i = 0; i < word.length(); i++) {
            deletions.add(word.substring(0, i) + word.substring(i + 1));
        }
        return deletions;
    }
}
