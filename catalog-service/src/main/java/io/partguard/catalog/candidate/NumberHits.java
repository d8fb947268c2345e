package io.partguard.catalog.candidate;

import io.partguard.catalog.search.EqualForms;
import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of many listings at once: what to ask for, and which part that was found belongs to which listing. */
final class NumberHits {
    private final List<Wanted> wanted;
    private final EqualForms<Asked> forms = new EqualForms<>();
    private final Map<String, List<Integer>> byGtin = new HashMap<>();

    /** One number of one listing. */
    private record Asked(int listing, NumberForms number) {}

    NumberHits(List<Wanted> wanted) {
        this.wanted = wanted;
        for (int i = 0; i < wanted.size(); i++) {
            for (NumberForms number : wanted.get(i).numbers()) {
                forms.add(number, new Asked(i, number));
            }
            String gtin = wanted.get(i).gtin();
            if (gtin != null) {
                byGtin.computeIfAbsent(gtin, key -> new ArrayList<>(1)).add(i);
            }
        }
    }

    EqualForms<?> forms() {
        return forms;
    }

    Set<String> gtins() {
        return byGtin.keySet();
    }

    boolean isEmpty() {
        return forms.isEmpty() && byGtin.isEmpty();
    }

    /** For each listing the parts its numbers lead to, each with the best way it was reached. */
    List<Map<KnownPart, Match>> assign(Collection<KnownPart> parts) {
        List<Map<KnownPart, Match>> assigned = new ArrayList<>(wanted.size());
        wanted.forEach(listing -> assigned.add(new LinkedHashMap<>()));
        for (KnownPart part : parts) {
            for (Asked it : forms.leadingTo(part)) {
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

    private static void keepBetter(Map<KnownPart, Match> matches, KnownPart part, Match match) {
        matches.merge(part, match, (old, fresh) -> fresh.rank() < old.rank() ? fresh : old);
    }
}
