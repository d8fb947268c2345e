package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.Supersession.Successor;
import io.partguard.catalog.supersession.SupersessionReport.Example;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The edges between replaced parts and what replaces them. */
@Component
public class SupersessionStore {
    /** Longer chains are followed no further: the longest real one seen has 6 links. */
    static final int LONGEST_CHAIN = 20;

    private static final int EXAMPLES = 100;

    private final JdbcClient jdbc;

    SupersessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Points every edge of these brands at its part: by the printed number, else by the normal form where exactly one
     * part has it. Run inside the transaction that holds the catalogue's lock.
     *
     * @return how many edges point elsewhere than before
     */
    public int resolve(Collection<Integer> brandIds) {
        Integer[] brands = brandIds.toArray(Integer[]::new);
        return jdbc.sql("""
                        WITH target AS (
                          SELECT s.part_no, s.position, coalesce(exact.no, (
                            SELECT CASE WHEN count(*) = 1 THEN min(p.no) END FROM part p
                            WHERE p.brand_id = s.brand_id AND p.normalized = s.to_normalized AND p.identity NOT LIKE '%#'
                              AND NOT p.removed
                          )) AS no
                          FROM supersession s
                          LEFT JOIN part exact ON exact.brand_id = s.brand_id AND exact.identity = s.to_identity
                            AND NOT exact.removed
                          WHERE s.brand_id = ANY (?) AND s.kind <> 'UNPARSED'
                        )
                        UPDATE supersession s SET to_no = target.no FROM target
                        WHERE s.part_no = target.part_no AND s.position = target.position
                          AND s.to_no IS DISTINCT FROM target.no
                        """).param(brands).update();
    }

    /** For each part that is replaced its chain: what replaces it, what replaces that, nearest first. Each part once. */
    public Map<Long, List<Supersession>> chains(Collection<Long> partNumbers) {
        Map<Long, Link> links = new HashMap<>();
        Set<Long> asked = new HashSet<>();
        List<Long> next = List.copyOf(partNumbers);
        for (int depth = 0; depth < LONGEST_CHAIN && !next.isEmpty(); depth++) {
            Map<Long, Link> found = links(next.stream().filter(asked::add).toList());
            links.putAll(found);
            next = found.values().stream()
                    .flatMap(link -> link.targets().stream())
                    .toList();
        }
        Map<Long, List<Supersession>> chains = new HashMap<>();
        for (Long start : partNumbers) {
            if (links.containsKey(start)) {
                chains.put(start, chain(start, links));
            }
        }
        return chains;
    }

    private static List<Supersession> chain(Long start, Map<Long, Link> links) {
        List<Supersession> chain = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Long at = open.removeFirst();
            Link link = links.get(at);
            if (link != null && seen.add(at)) {
                chain.add(link.supersession());
                open.addAll(link.targets());
            }
        }
        return chain;
    }

    private record Link(Supersession supersession, List<Long> targets) {}

    private record Row(
            long partNo,
            String fromId,
            String from,
            SupersessionKind kind,
            @Nullable String note,
            @Nullable String condition,
            @Nullable Long toNo,
            Successor successor) {}

    private Map<Long, Link> links(Collection<Long> partNumbers) {
        if (partNumbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Row>> byPart = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT s.part_no, f.id AS from_id, f.document::json ->> 'partNumber' AS from_number, s.kind, s.note,
                          s.condition, s.to_no, t.id AS to_id,
                          coalesce(t.document::json ->> 'partNumber', s.to_printed) AS to_number, s.quantity
                        FROM supersession s JOIN part f ON f.no = s.part_no LEFT JOIN part t ON t.no = s.to_no
                        WHERE s.part_no = ANY (?) AND s.kind <> 'UNPARSED' ORDER BY s.part_no, s.position
                        """)
                .param(partNumbers.toArray(Long[]::new))
                .query((row, n) -> new Row(
                        row.getLong("part_no"),
                        row.getString("from_id"),
                        row.getString("from_number"),
                        SupersessionKind.valueOf(row.getString("kind")),
                        row.getString("note"),
                        row.getString("condition"),
                        row.getObject("to_no", Long.class),
                        new Successor(row.getString("to_id"), row.getString("to_number"), row.getInt("quantity"))))
                .list()
                .forEach(row -> byPart.computeIfAbsent(row.partNo(), no -> new ArrayList<>())
                        .add(row));
        Map<Long, Link> links = new HashMap<>();
        for (List<Row> rows : byPart.values()) {
            Row first = rows.getFirst();
            List<Long> targets = new ArrayList<>();
            for (Row row : rows) {
                if (row.toNo() != null) {
                    targets.add(row.toNo());
                }
            }
            links.put(
                    first.partNo(),
                    new Link(
                            new Supersession(
                                    first.fromId(),
                                    first.from(),
                                    rows.stream().map(Row::successor).toList(),
                                    first.kind(),
                                    first.note(),
                                    first.condition()),
                            targets));
        }
        return links;
    }

    /**
     * For parts that one other part replaces, without a condition and link by link: the id of the last. Parts in a ring,
     * or whose chain forks, is conditional or leaves the catalogue, have none.
     */
    public Map<Long, String> current(Collection<Long> partNumbers) {
        if (partNumbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> current = new HashMap<>();
        jdbc.sql("""
                        WITH RECURSIVE walk AS (
                          SELECT s.part_no AS start, s.to_no AS no, 1 AS depth, s.kind, ARRAY[s.part_no] AS path
                          FROM supersession s WHERE s.part_no = ANY (?)
                          UNION ALL
                          SELECT w.start, s.to_no, w.depth + 1, s.kind, w.path || s.part_no
                          FROM walk w JOIN supersession s ON s.part_no = w.no
                          WHERE w.kind = 'ONE' AND w.depth < ? AND NOT s.part_no = ANY (w.path)
                        ), last AS (
                          SELECT DISTINCT ON (start) start, no, kind, path FROM walk ORDER BY start, depth DESC
                        )
                        SELECT l.start, p.id FROM last l JOIN part p ON p.no = l.no
                        WHERE l.kind = 'ONE' AND NOT l.no = ANY (l.path)
                        """)
                .param(partNumbers.toArray(Long[]::new))
                .param(LONGEST_CHAIN)
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .forEach(entry -> current.put(entry.getKey(), entry.getValue()));
        return current;
    }

    /** How the supersessions of these brands stand now. */
    public SupersessionReport report(Collection<Integer> brandIds) {
        Integer[] brands = brandIds.toArray(Integer[]::new);
        Set<Long> inCycles = cycles(brands);
        List<Example> examples = new ArrayList<>(examples(brands));
        return jdbc.sql("""
                        WITH replaced AS (
                          SELECT s.part_no, bool_and(s.to_no IS NOT NULL) AS resolved,
                            bool_or(EXISTS (SELECT 1 FROM supersession n WHERE n.part_no = s.to_no AND n.kind <> 'UNPARSED')) AS chained
                          FROM supersession s WHERE s.brand_id = ANY (?) AND s.kind <> 'UNPARSED' GROUP BY s.part_no
                        )
                        SELECT count(*), count(*) FILTER (WHERE resolved), count(*) FILTER (WHERE chained),
                          count(*) FILTER (WHERE NOT resolved),
                          (SELECT count(*) FROM supersession WHERE brand_id = ANY (?) AND kind = 'UNPARSED')
                        FROM replaced
                        """)
                .param(brands)
                .param(brands)
                .query((row, n) -> new SupersessionReport(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        inCycles.size(),
                        row.getLong(5),
                        examples))
                .single();
    }

    private List<Example> examples(Integer[] brands) {
        return jdbc.sql("""
                        SELECT CASE WHEN s.kind = 'UNPARSED' THEN 'UNPARSED' ELSE 'DANGLING' END AS problem,
                          p.document::json ->> 'partNumber' AS part_number, s.note, s.to_printed
                        FROM supersession s JOIN part p ON p.no = s.part_no
                        WHERE s.brand_id = ANY (?) AND s.to_no IS NULL
                        ORDER BY problem DESC, p.identity LIMIT ?
                        """)
                .param(brands)
                .param(EXAMPLES)
                .query((row, n) -> new Example(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Parts on a ring of edges. Edges are few (one part in ten), so they are walked in memory. */
    private Set<Long> cycles(Integer[] brands) {
        Map<Long, List<Long>> edges = new HashMap<>();
        jdbc.sql("SELECT part_no, to_no FROM supersession WHERE brand_id = ANY (?) AND to_no IS NOT NULL")
                .param(brands)
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(edge -> edges.computeIfAbsent(edge.getKey(), no -> new ArrayList<>(1))
                        .add(edge.getValue()));
        return Cycles.in(edges);
    }
}
