package io.partguard.catalog.candidate;

import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of many listings at once: what to ask for, and which part that was found belongs to which listing. */
final class NumberHits {
    private final List<Wanted> wanted;
    private final Map<String, List<Asked>> byFolded = new HashMap<>();
    private final Map<String, List<Asked>> byNormalized = new HashMap<>();
    private final Map<String, List<Asked>> byWithoutPrefix = new HashMap<>();
    private final Map<String, List<Integer>> byGtin = new HashMap<>();

    /** One number of one listing. */
    private record Asked(int listing, NumberForms number) {}

    NumberHits(List<Wanted> wanted) {
        this.wanted = wanted;
        for (int i = 0; i < wanted.size(); i++) {
            for (NumberForms number : wanted.get(i).numbers()) {
                Asked asked = new Asked(i, number);
                add(byFolded, number.folded(), asked);
                add(byNormalized, number.normalized(), asked);
                if (!number.withoutPrefix().equals(number.normalized())) {
                    add(byWithoutPrefix, number.withoutPrefix(), asked);
                }
            }
            String gtin = wanted.get(i).gtin();
            if (gtin != null) {
                add(byGtin, gtin, i);
            }
        }
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
    }

    Set<String> folded() {
        return byFolded.keySet();
    }

    Set<String> normalized() {
        return byNormalized.keySet();
    }

    Set<String> withoutPrefix() {
        return byWithoutPrefix.keySet();
    }

    Set<String> gtins() {
        return byGtin.keySet();
    }

    boolean isEmpty() {
        return byFolded.isEmpty() && byGtin.isEmpty();
    }

    /** For each listing the parts its numbers lead to, each with the best way it was reached. */
    List<Map<KnownPart, Match>> assign(Collection<KnownPart> parts) {
        List<Map<KnownPart, Match>> assigned = new ArrayList<>(wanted.size());
        wanted.forEach(listing -> assigned.add(new LinkedHashMap<>()));
        for (KnownPart part : parts) {
            Set<Asked> asked = new LinkedHashSet<>();
            collect(byFolded, part.own().folded(), asked);
            collect(byNormalized, part.own().withoutPrefix(), asked);
            collect(byWithoutPrefix, part.own().normalized(), asked);
            part.oeNumbers().forEach(number -> collect(byFolded, number.folded(), asked));
            part.interchanges().forEach(number -> collect(byFolded, number.folded(), asked));
            for (Asked it : asked) {
                part.match(it.number()).ifPresent(match -> keepBetter(assigned.get(it.listing()), part, match));
            }
            String gtin = part.part().document().gtin();
            if (gtin != null) {
                for (int listing : byGtin.getOrDefault(gtin, List.of())) {
                    keepBetter(assigned.get(listing), part, new Match(Route.GTIN, Spelling.EXACT));
                }
            }
        }
        return assigned;
    }

    private static void collect(Map<String, List<Asked>> map, @Nullable String key, Set<Asked> into) {
        List<Asked> found = map.get(key);
        if (found != null) {
            into.addAll(found);
        }
    }

    private static void keepBetter(Map<KnownPart, Match> matches, KnownPart part, Match match) {
        matches.merge(part, match, (old, fresh) -> fresh.rank() < old.rank() ? fresh : old);
    }
}
