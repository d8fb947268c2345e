package io.partguard.catalog.search;

import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many numbers by each of their keys: what to ask the index for all at once, and which of them a part that was found may
 * answer. Sharing a key is necessary, not sufficient; the forms of both decide.
 */
final class LineIndex {
    private final List<NumberLine> lines;
    private final EqualForms<Integer> forms = new EqualForms<>();
    private final Map<String, List<Integer>> byGtin = new HashMap<>();
    private final Map<String, List<Integer>> byEditKey = new HashMap<>();

    LineIndex(List<NumberLine> lines, boolean near) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            NumberLine line = lines.get(i);
            forms.add(line.forms(), i);
            if (line.gtin() != null) {
                add(byGtin, line.gtin(), i);
            }
            if (near) {
                for (String key : line.number().oneEditKeys()) {
                    add(byEditKey, key, i);
                }
            }
        }
    }

    private static void add(Map<String, List<Integer>> map, String key, int line) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(line);
    }

    EqualForms<Integer> forms() {
        return forms;
    }

    Set<String> gtins() {
        return byGtin.keySet();
    }

    Set<String> editKeys() {
        return byEditKey.keySet();
    }

    /** The lines that equal forms of the part's numbers lead to. */
    Collection<Integer> same(KnownPart part) {
        Set<Integer> found = forms.leadingTo(part);
        String gtin = part.part().document().gtin();
        if (gtin != null) {
            collect(byGtin, gtin, found);
        }
        found.removeIf(line -> !lines.get(line).takes(part));
        return found;
    }

    /** The lines that may be a piece of the part's number or one slip away from it. */
    Collection<Integer> near(KnownPart part) {
        Set<Integer> found = new LinkedHashSet<>();
        String normalized = part.own().normalized();
        for (int length = NumberForms.SHORTEST_END; length < normalized.length(); length++) {
            found.addAll(forms.normalizedAs(normalized.substring(0, length)));
            found.addAll(forms.normalizedAs(normalized.substring(normalized.length() - length)));
        }
        for (String key : new PartNumber(part.part().document().partNumber()).oneEditKeys()) {
            collect(byEditKey, key, found);
        }
        found.removeIf(line -> !lines.get(line).takes(part));
        return found;
    }

    private static void collect(Map<String, List<Integer>> map, @Nullable String key, Set<Integer> into) {
        List<Integer> found = map.get(key);
        if (found != null) {
            into.addAll(found);
        }
    }
}
