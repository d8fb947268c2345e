package io.partguard.pricing.finding;

import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds overlapping rules, drafts among them: that is when it can still be helped. */
public final class Overlaps {
    /** More than this nobody reads. */
    public static final int MOST = 1_000;

    private Overlaps() {}

    /** In order of the rules; at most {@value #MOST}. Rules that are wholly over on the day are left out. */
    public static List<Overlap> find(List<? extends Rule> rules, LocalDate from) {
        List<? extends Rule> open = rules.stream()
                .filter(rule ->
                        rule.inForce().to() == null || rule.inForce().to().isAfter(from))
                .toList();
        Map<Object, List<Rule>> alike = new HashMap<>();
        List<Overlap> found = new ArrayList<>();
        for (Rule rule : open) {
            List<Rule> before = alike.computeIfAbsent(rule.type(), type -> new ArrayList<>());
            for (Rule other : before) {
                overlap(other, rule).ifPresent(found::add);
                if (found.size() == MOST) {
                    return found;
                }
            }
            before.add(rule);
        }
        return found;
    }

    private static Optional<Overlap> overlap(Rule first, Rule second) {
        TreeSet<String> countries = new TreeSet<>(first.scope().countries());
        countries.retainAll(second.scope().countries());
        return countries.isEmpty() || !shareParts(first.scope(), second.scope())
                ? Optional.empty()
                : common(first.inForce(), second.inForce())
                        .map(period -> new Overlap(first.id(), second.id(), first.type(), countries, period));
    }

    private static boolean shareParts(Scope first, Scope second) {
        return share(first.brands(), second.brands())
                && share(first.families(), second.families())
                && share(first.partNumbers(), second.partNumbers());
    }

    /** An empty set means all. */
    private static boolean share(Set<String> first, Set<String> second) {
        return first.isEmpty() || second.isEmpty() || !Collections.disjoint(first, second);
    }

    private static Optional<DatePeriod> common(DatePeriod first, DatePeriod second) {
        LocalDate from = later(first.from(), second.from());
        LocalDate to = earlier(first.to(), second.to());
        return from != null && to != null && !from.isBefore(to)
                ? Optional.empty()
                : Optional.of(new DatePeriod(from, to));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
