package io.partguard.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many numbers that were asked for, by the keys that two numbers share where forms of them are equal. Sharing a key is
 * necessary, not sufficient: the forms of both decide.
 *
 * @param <T> what asked
 */
public final class EqualForms<T> {
    private final Map<String, List<T>> byFolded = new HashMap<>();
    private final Map<String, List<T>> byNormalized = new HashMap<>();
    /** Only of numbers with letters in front, as the next one. */
    private final Map<String, List<T>> byWithoutPrefix = new HashMap<>();

    private final Map<String, List<T>> byFoldedWithoutPrefix = new HashMap<>();

    public void add(NumberForms number, T asked) {
        add(byFolded, number.folded(), asked);
        add(byNormalized, number.normalized(), asked);
        if (!number.withoutPrefix().equals(number.normalized())) {
            add(byWithoutPrefix, number.withoutPrefix(), asked);
            add(byFoldedWithoutPrefix, number.foldedWithoutPrefix(), asked);
        }
    }

    private void add(Map<String, List<T>> map, String key, T asked) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(asked);
    }

    public boolean isEmpty() {
        return byFolded.isEmpty();
    }

    public Set<String> folded() {
        return byFolded.keySet();
    }

    public Set<String> normalized() {
        return byNormalized.keySet();
    }

    public Set<String> withoutPrefix() {
        return byWithoutPrefix.keySet();
    }

    /** What the index has OE numbers and interchanges under. */
    public Set<String> otherNumbers() {
        Set<String> keys = new LinkedHashSet<>(byFolded.keySet());
        keys.addAll(byFoldedWithoutPrefix.keySet());
        return keys;
    }

    List<T> normalizedAs(String key) {
        return byNormalized.getOrDefault(key, List.of());
    }

    /** Those that a form of one of the part's numbers may lead to. */
    public Set<T> leadingTo(KnownPart part) {
        Set<T> found = new LinkedHashSet<>();
        NumberForms own = part.own();
        collect(byFolded, own.folded(), found);
        collect(byNormalized, own.withoutPrefix(), found);
        collect(byWithoutPrefix, own.normalized(), found);
        part.oeNumbers().forEach(number -> collectOther(number, found));
        part.interchanges().forEach(number -> collectOther(number, found));
        return found;
    }

    private void collectOther(NumberForms number, Set<T> into) {
        collect(byFolded, number.folded(), into);
        collect(byFolded, number.foldedWithoutPrefix(), into);
        collect(byFoldedWithoutPrefix, number.folded(), into);
    }

    private void collect(Map<String, List<T>> map, String key, Set<T> into) {
        into.addAll(map.getOrDefault(key, List.of()));
    }
}
