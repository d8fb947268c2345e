package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.SupersessionReport.Example;
import io.partguard.catalog.supersession.SupersessionReport.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What wants a person's eye among the supersessions: rings, parts that too many claim to replace, targets that are not
 * there, notes that could not be read.
 */
@Component
public class SupersessionReports {
    private static final int EXAMPLES = 100;
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final SupersessionStore store;

    SupersessionReports(JdbcClient jdbc, SupersessionStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    public List<Integer> allBrands() {
        return jdbc.sql("SELECT id FROM brand").query(Integer.class).list();
    }

    /** @param brandIds these and no others; of none there is nothing to report */
    public SupersessionReport of(Collection<Integer> brandIds) {
        Integer[] brands = brandIds.toArray(Integer[]::new);
        List<Ring> rings = store.between(brands).rings();
        Set<Long> inCycles = new HashSet<>();
        rings.forEach(ring -> inCycles.addAll(ring.members()));
        List<Example> examples = new ArrayList<>(cycles(rings.subList(0, Math.min(rings.size(), EXAMPLES))));
        Map<Long, Long> tooMany = Claims.tooMany(jdbc, brands);
        examples.addAll(overclaimed(tooMany, EXAMPLES));
        examples.addAll(page(Problem.UNPARSED, brands, Place.START, EXAMPLES));
        examples.addAll(page(Problem.DANGLING, brands, Place.START, EXAMPLES));
        return jdbc.sql("""
                        WITH replaced AS (
                          SELECT s.part_no, bool_and(t.no IS NOT NULL) AS resolved,
                            bool_or(EXISTS (SELECT 1 FROM supersession n WHERE n.part_no = t.no AND n.kind NOT IN ('UNPARSED', 'CLAIM'))) AS chained
                          FROM supersession s JOIN part p ON p.no = s.part_no AND NOT p.removed
                          LEFT JOIN part t ON t.no = s.to_no AND NOT t.removed
                          WHERE s.brand_id = ANY (?) AND %s GROUP BY s.part_no
                        )
                        SELECT count(*), count(*) FILTER (WHERE resolved), count(*) FILTER (WHERE chained),
                          count(*) FILTER (WHERE NOT resolved),
                          (SELECT count(*) FROM supersession WHERE brand_id = ANY (?) AND kind = 'UNPARSED')
                        FROM replaced
                        """.formatted(SupersessionStore.VALID))
                .param(brands)
                .param(brands)
                .query((row, n) -> new SupersessionReport(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        inCycles.size(),
                        tooMany.size(),
                        row.getLong(5),
                        examples.stream().limit(EXAMPLES).toList()))
                .single();
    }

    /** Every problem of these brands, rings first. */
    public void problems(Collection<Integer> brandIds, Consumer<Example> to) {
        Integer[] brands = brandIds.toArray(Integer[]::new);
        cycles(store.between(brands).rings()).forEach(to);
        overclaimed(Claims.tooMany(jdbc, brands), Integer.MAX_VALUE).forEach(to);
        for (Problem problem : List.of(Problem.DANGLING, Problem.UNPARSED)) {
            Place place = Place.START;
            List<Placed> some = placed(problem, brands, place, PAGE);
            while (!some.isEmpty()) {
                some.forEach(it -> to.accept(it.example()));
                place = some.getLast().place();
                some = placed(problem, brands, place, PAGE);
            }
        }
    }

    private record Place(long partNo, int position) {
        static final Place START = new Place(0, -1);
    }

    private record Placed(Place place, Example example) {}

    private List<Example> page(Problem problem, Integer[] brands, Place after, int limit) {
        return placed(problem, brands, after, limit).stream()
                .map(Placed::example)
                .toList();
    }

    private List<Placed> placed(Problem problem, Integer[] brands, Place after, int limit) {
        String which = problem == Problem.UNPARSED ? "s.kind = 'UNPARSED'" : SupersessionStore.VALID;
        return jdbc.sql("""
                        SELECT s.part_no, s.position, b.name, p.id, p.document::json ->> 'partNumber' AS part_number, s.note,
                          s.to_printed, s.valid_from
                        FROM supersession s JOIN part p ON p.no = s.part_no AND NOT p.removed JOIN brand b ON b.id = s.brand_id
                        LEFT JOIN part t ON t.no = s.to_no AND NOT t.removed
                        WHERE s.brand_id = ANY (?) AND t.no IS NULL AND (s.part_no, s.position) > (?, ?) AND %s
                        ORDER BY s.part_no, s.position LIMIT ?
                        """.formatted(which))
                .param(brands)
                .param(after.partNo())
                .param(after.position())
                .param(limit)
                .query((row, n) -> new Placed(
                        new Place(row.getLong(1), row.getInt(2)),
                        new Example(
                                problem,
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, LocalDate.class))))
                .list();
    }

    private record Named(String brand, @Nullable String partId, String partNumber) {}

    private List<Example> cycles(List<Ring> rings) {
        Map<Long, Named> names =
                names(rings.stream().flatMap(ring -> ring.path().stream()).collect(Collectors.toSet()));
        List<Example> cycles = new ArrayList<>();
        for (Ring ring : rings) {
            Named first = names.get(ring.path().getFirst());
            if (first != null) {
                cycles.add(new Example(
                        Problem.CYCLE,
                        first.brand(),
                        first.partId(),
                        first.partNumber(),
                        null,
                        way(ring, no -> partNumber(names.get(no))),
                        ring.since().equals(LocalDate.MIN) ? null : ring.since()));
            }
        }
        return cycles;
    }

    private List<Example> overclaimed(Map<Long, Long> tooMany, int most) {
        List<Long> some = tooMany.keySet().stream().limit(most).toList();
        Map<Long, Named> names = names(Set.copyOf(some));
        List<Example> examples = new ArrayList<>();
        for (Long no : some) {
            Named part = names.get(no);
            if (part != null) {
                String claims = String.valueOf(tooMany.get(no));
                examples.add(new Example(
                        Problem.OVERCLAIMED, part.brand(), part.partId(), part.partNumber(), null, claims, null));
            }
        }
        return examples;
    }

    private static String partNumber(@Nullable Named named) {
        return named == null ? "?" : named.partNumber();
    }

    interface Numbers {
        String of(long no);
    }

    /** The way around a ring in printed numbers, the first repeated at the end. */
    static String way(Ring ring, Numbers numbers) {
        List<Long> around = new ArrayList<>(ring.path());
        around.add(ring.path().getFirst());
        return around.stream().map(numbers::of).collect(Collectors.joining(" → "));
    }

    /** The way around a ring, in the numbers of its parts. */
    String way(Ring ring) {
        Map<Long, Named> names = names(Set.copyOf(ring.path()));
        return way(ring, no -> partNumber(names.get(no)));
    }

    private Map<Long, Named> names(Set<Long> numbers) {
        Map<Long, Named> names = new HashMap<>();
        if (numbers.isEmpty()) {
            return names;
        }
        jdbc.sql("""
                        SELECT p.no, b.name, p.id, p.document::json ->> 'partNumber' FROM part p
                        JOIN brand b ON b.id = p.brand_id WHERE p.no = ANY (?)
                        """)
                .param(numbers.toArray(Long[]::new))
                .query((row, n) ->
                        Map.entry(row.getLong(1), new Named(row.getString(2), row.getString(3), row.getString(4))))
                .list()
                .forEach(it -> names.put(it.getKey(), it.getValue()));
        return names;
    }
}
