package io.partguard.catalog.supersession;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which part replaces which, and from when. On a day the link of a part that began last holds; of two that began on the
 * same day the later one in the list, so that what people add goes before what documents say.
 *
 * <p>A two-way link leads forward like any other. But parts that replace each other by two-way links alone are
 * interchangeable and no ring; a ring has a link in it that goes one way only, and so contradicts itself.
 */
final class SupersessionGraph {
    /** Longer chains are followed no further: the longest real one seen has 6 links. */
    static final int LONGEST_CHAIN = 100;

    static final SupersessionGraph NONE = new SupersessionGraph(List.of(), LocalDate.EPOCH);

    private final Map<Long, List<Link>> links = new HashMap<>();
    private final LocalDate today;

    /**
     * @param links of one part in order of precedence, where they began on the same day
     * @param today the day that is meant where none is named
     */
    SupersessionGraph(Collection<Link> links, LocalDate today) {
        this.today = today;
        links.forEach(link -> this.links
                .computeIfAbsent(link.from(), no -> new ArrayList<>(1))
                .add(link));
        this.links.values().forEach(list -> list.sort(Comparator.comparing(Link::since)));
    }

    /** The same with one link more, which goes before others of its day. */
    SupersessionGraph with(Link link) {
        List<Link> all = new ArrayList<>(all());
        all.add(link);
        return new SupersessionGraph(all, today);
    }

    SupersessionGraph without(long from, String id) {
        return new SupersessionGraph(
                all().stream()
                        .filter(link -> link.from() != from || !link.what().id().equals(id))
                        .toList(),
                today);
    }

    LocalDate today() {
        return today;
    }

    private List<Link> all() {
        return links.values().stream().flatMap(List::stream).toList();
    }

    /** All links of a part, oldest first. */
    List<Link> of(long no) {
        return links.getOrDefault(no, List.of());
    }

    /** The link of a part that holds on a day. */
    Optional<Link> on(long no, LocalDate day) {
        List<Link> own = of(no);
        for (int i = own.size() - 1; i >= 0; i--) {
            if (!own.get(i).since().isAfter(day)) {
                return Optional.of(own.get(i));
            }
        }
        return Optional.empty();
    }

    /** What replaces a part, what replaces that, nearest first; each part once. */
    List<Supersession> chain(long start, LocalDate day) {
        List<Supersession> chain = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && chain.size() < LONGEST_CHAIN) {
            long at = open.removeFirst();
            if (seen.add(at)) {
                on(at, day).ifPresent(link -> {
                    chain.add(link.what());
                    open.addAll(link.targets());
                });
            }
        }
        return chain;
    }

    /** @param no the current part; null where that is not one certain part */
    record Current(Outcome outcome, @Nullable Long no) {}

    /** The part that stands for another on a day, link by link. */
    Current current(long start, LocalDate day) {
        long at = start;
        Map<Long, Link> passed = new LinkedHashMap<>();
        while (true) {
            Link link = on(at, day).orElse(null);
            if (link == null) {
                return reached(start, at);
            }
            if (!link.what().isPlain()) {
                return new Current(stop(link.what()), null);
            }
            passed.put(at, link);
            long next = link.targets().getFirst();
            if (passed.containsKey(next)) {
                return isInterchangeable(passed, next) ? reached(start, next) : new Current(Outcome.CYCLE, null);
            }
            if (passed.size() >= LONGEST_CHAIN) {
                return new Current(Outcome.TOO_LONG, null);
            }
            at = next;
        }
    }

    private static Current reached(long start, long at) {
        return new Current(at == start ? Outcome.CURRENT : Outcome.REPLACED, at);
    }

    private static Outcome stop(Supersession link) {
        return switch (link.kind()) {
            case CONDITIONAL -> Outcome.CONDITIONAL;
            case ALL_OF, ONE_OF -> Outcome.SEVERAL;
            case ONE -> link.to().size() > 1 ? Outcome.SEVERAL : Outcome.DANGLING;
        };
    }

    private static boolean isInterchangeable(Map<Long, Link> passed, long first) {
        boolean inRing = false;
        for (Map.Entry<Long, Link> step : passed.entrySet()) {
            inRing |= step.getKey() == first;
            if (inRing && !step.getValue().what().twoWay()) {
                return false;
            }
        }
        return true;
    }

    /** Every group of parts that replace each other on some day, each with the first such day. */
    List<Ring> rings() {
        Map<Set<Long>, Ring> rings = new LinkedHashMap<>();
        for (Set<Long> group : Groups.of(targetsOf(links.keySet(), this::everyTarget))) {
            // Links of different days may close a ring that no day ever saw.
            for (LocalDate day : days(group)) {
                Map<Long, List<Long>> held =
                        targetsOf(group, no -> on(no, day).map(Link::targets).orElse(List.of()));
                for (Set<Long> members : Groups.of(held)) {
                    ring(members, held, day).ifPresent(ring -> rings.putIfAbsent(ring.members(), ring));
                }
            }
        }
        return List.copyOf(rings.values());
    }

    private List<Long> everyTarget(long no) {
        return of(no).stream().flatMap(link -> link.targets().stream()).toList();
    }

    private interface Targets {
        List<Long> of(long no);
    }

    private static Map<Long, List<Long>> targetsOf(Set<Long> numbers, Targets targets) {
        Map<Long, List<Long>> edges = new HashMap<>();
        numbers.forEach(no -> edges.put(no, targets.of(no)));
        return edges;
    }

    private Set<LocalDate> days(Set<Long> group) {
        Set<LocalDate> days = new TreeSet<>();
        group.forEach(no -> of(no).forEach(link -> days.add(link.since())));
        return days;
    }

    /** A way around through a link that goes one way only; none where all go both ways. */
    private Optional<Ring> ring(Set<Long> members, Map<Long, List<Long>> held, LocalDate day) {
        for (long from : new TreeSet<>(members)) {
            Link link = on(from, day).orElseThrow();
            if (link.what().twoWay()) {
                continue;
            }
            for (long to : link.targets()) {
                if (members.contains(to)) {
                    List<Long> path = Groups.path(to, from, held);
                    Collections.rotate(path, -path.indexOf(Collections.min(path)));
                    return Optional.of(new Ring(path, members, day));
                }
            }
        }
        return Optional.empty();
    }
}
