package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.SupersessionGraph.Current;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules of {@link SupersessionGraph} word by word, without any thought of speed. */
final class SlowSupersessions {
    private final List<Link> links;

    SlowSupersessions(List<Link> links) {
        this.links = links;
    }

    /** The link that began last, of those that began on the same day the last one given; null: none holds. */
    Link on(long no, LocalDate day) {
        Link held = null;
        for (Link link : links) {
            boolean begun = link.from() == no && !link.since().isAfter(day);
            if (begun && (held == null || !link.since().isBefore(held.since()))) {
                held = link;
            }
        }
        return held;
    }

    Current current(long start, LocalDate day) {
        List<Link> passed = new ArrayList<>();
        long at = start;
        while (true) {
            long here = at;
            List<Link> round =
                    passed.stream().dropWhile(link -> link.from() != here).toList();
            if (!round.isEmpty() && !round.stream().allMatch(link -> link.what().twoWay())) {
                return new Current(Outcome.CYCLE, null);
            }
            Link link = on(at, day);
            if (link == null || !round.isEmpty()) {
                return new Current(at == start ? Outcome.CURRENT : Outcome.REPLACED, at);
            }
            Supersession what = link.what();
            if (what.kind() == SupersessionKind.CONDITIONAL) {
                return new Current(Outcome.CONDITIONAL, null);
            }
            if (what.kind() != SupersessionKind.ONE) {
                return new Current(Outcome.SEVERAL, null);
            }
            if (link.targets().isEmpty()) {
                return new Current(Outcome.DANGLING, null);
            }
            passed.add(link);
            at = link.targets().getFirst();
        }
    }

    /** Each group of parts that lead to each other with a one-way link among them, and the first day of it. */
    Map<Set<Long>, LocalDate> rings() {
        Set<LocalDate> days = new TreeSet<>();
        Set<Long> numbers = new HashSet<>();
        links.forEach(link -> {
            days.add(link.since());
            numbers.add(link.from());
            numbers.addAll(link.targets());
        });
        Map<Set<Long>, LocalDate> rings = new HashMap<>();
        for (LocalDate day : days) {
            for (long no : numbers) {
                Set<Long> group = new HashSet<>();
                for (long other : numbers) {
                    if (leads(no, other, day) && leads(other, no, day)) {
                        group.add(other);
                    }
                }
                boolean contradictory = group.stream()
                        .map(member -> on(member, day))
                        .anyMatch(link ->
                                !link.what().twoWay() && link.targets().stream().anyMatch(group::contains));
                if (contradictory) {
                    rings.putIfAbsent(group, day);
                }
            }
        }
        return rings;
    }

    /** Whether one or more links lead from one part to the other. */
    boolean leads(long from, long to, LocalDate day) {
        Set<Long> reached = new HashSet<>();
        List<Long> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Link link = on(open.removeLast(), day);
            if (link != null) {
                link.targets().stream().filter(reached::add).forEach(open::add);
            }
        }
        return reached.contains(to);
    }
}
