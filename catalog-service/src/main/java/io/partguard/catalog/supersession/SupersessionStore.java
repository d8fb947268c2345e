package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.Supersession.Successor;
import io.partguard.catalog.supersession.SupersessionGraph.Current;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links between replaced parts and what replaces them, as the record has them. Days are those of UTC. */
@Component
public class SupersessionStore {
    /** Links that hold or will: read, and not taken back. */
    static final String VALID = """
            s.kind NOT IN ('UNPARSED', 'CLAIM') AND (s.link LIKE 'sup\\_%' OR NOT EXISTS (
              SELECT 1 FROM supersession_withdrawal w WHERE w.part_no = s.part_no AND w.to_identity = s.to_identity
                AND w.valid_from IS NOT DISTINCT FROM s.valid_from))
            """;

    private static final String LINKS = """
            SELECT s.part_no, f.id AS from_id, f.document::json ->> 'partNumber' AS from_number,
              coalesce(s.link, 'document' || coalesce('-' || s.valid_from, '')) AS link,
              s.kind, s.note, s.condition, s.valid_from, s.reason, s.two_way, t.no AS to_no, t.id AS to_id,
              (SELECT supersession_day FROM catalogue_state) AS today,
              coalesce(t.document::json ->> 'partNumber', s.to_printed) AS to_number, s.quantity
            FROM supersession s JOIN part f ON f.no = s.part_no AND NOT f.removed
            LEFT JOIN part t ON t.no = s.to_no AND NOT t.removed
            WHERE %s AND %s
            ORDER BY s.part_no, CASE WHEN s.link LIKE 'claimed%%' THEN 0 WHEN s.link IS NULL THEN 1 ELSE 2 END, s.position
            """;
    /** With the depth a ring would be walked for ever, so it ends; without it each part is reached once. */
    private static final String NEAR = """
            WITH RECURSIVE reach (no, depth) AS (
              SELECT unnest(?::bigint[]), 0
              UNION
              SELECT s.to_no, r.depth + 1 FROM reach r JOIN supersession s ON s.part_no = r.no
              WHERE s.to_no IS NOT NULL AND r.depth < %d
            )
            """.formatted(SupersessionGraph.LONGEST_CHAIN)
            + LINKS.formatted(VALID, "s.part_no IN (SELECT no FROM reach)");

    private static final String WHOLE = """
            WITH RECURSIVE reach (no) AS (
              SELECT unnest(?::bigint[])
              UNION
              SELECT s.to_no FROM reach r JOIN supersession s ON s.part_no = r.no WHERE s.to_no IS NOT NULL
            )
            """ + LINKS.formatted(VALID, "s.part_no IN (SELECT no FROM reach)");

    private static final String LEADING_HERE = LINKS.formatted(
            VALID, "s.part_no IN (SELECT part_no FROM supersession WHERE to_no = ANY (?) AND kind <> 'CLAIM')");
    /** Only parts that replace another and are replaced can lie on a ring. */
    private static final String IN_BETWEEN = LINKS.formatted(VALID, """
            s.brand_id = ANY (?) AND EXISTS (SELECT 1 FROM supersession i WHERE i.to_no = s.part_no)
            """);

    private final JdbcClient jdbc;
    private final Clock clock;

    SupersessionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    /**
     * Lets nobody else change links until the transaction ends. Taken before the catalogue's own lock, always in this
     * order.
     */
    public void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('supersession', 7))")
                .query((row, n) -> true)
                .list();
    }

    /**
     * Points every edge that a document of these brands asks for at its part: by the printed number, else by the normal
     * form where exactly one part has it. What a person added names a part, not a number: it stays with that one, and
     * leads nowhere while it is taken away. Run inside the transaction that holds the catalogue's lock.
     *
     * @return how many edges point elsewhere than before
     */
    public int resolve(Collection<Integer> brandIds) {
        Integer[] brands = brandIds.toArray(Integer[]::new);
        int moved = jdbc.sql("""
                        WITH target AS (
                          SELECT s.part_no, s.position, coalesce(exact.no, (
                            SELECT CASE WHEN count(*) = 1 THEN min(p.no) END FROM part p
                            WHERE p.brand_id = s.brand_id AND p.normalized = s.to_normalized AND p.identity NOT LIKE '%#'
                              AND NOT p.removed
                          )) AS no
                          FROM supersession s
                          LEFT JOIN part exact ON exact.brand_id = s.brand_id AND exact.identity = s.to_identity
                            AND NOT exact.removed
                          WHERE s.brand_id = ANY (?) AND s.kind <> 'UNPARSED' AND s.link IS NULL
                        )
                        UPDATE supersession s SET to_no = target.no FROM target
                        WHERE s.part_no = target.part_no AND s.position = target.position
                          AND s.to_no IS DISTINCT FROM target.no
                        """).param(brands).update();
        return moved + Claims.follow(jdbc, brands);
    }

    /**
     * How a replaced part stands today.
     *
     * @param chain what replaces it, what replaces that, nearest first; each part once
     * @param currentPartId of the last, where one other part replaces it without a condition and link by link; null for
     *     parts in a ring, and where the chain forks, is conditional or leaves the catalogue
     */
    public record Standing(
            List<Supersession> chain, @Nullable String currentPartId) {}

    /**
     * @param linked parts from which a link of any day leads on
     * @return those of them that are replaced today
     */
    public Map<Long, Standing> standings(Collection<Long> linked) {
        SupersessionGraph graph = near(linked);
        Map<Long, List<Supersession>> chains = new HashMap<>();
        Map<Long, Long> last = new HashMap<>();
        for (Long start : linked) {
            List<Supersession> chain = graph.chain(start, graph.today());
            if (!chain.isEmpty()) {
                chains.put(start, chain);
            }
            Current current = graph.current(start, graph.today());
            if (current.outcome() == Outcome.REPLACED && current.no() != null) {
                last.put(start, current.no());
            }
        }
        Map<Long, String> ids = ids(last.values());
        Map<Long, Standing> standings = new HashMap<>();
        chains.forEach((start, chain) -> standings.put(start, new Standing(chain, ids.get(last.get(start)))));
        return standings;
    }

    private Map<Long, String> ids(Collection<Long> numbers) {
        Map<Long, String> ids = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("SELECT no, id FROM part WHERE no = ANY (?)")
                    .param(numbers.toArray(Long[]::new))
                    .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                    .list()
                    .forEach(part -> ids.put(part.getKey(), part.getValue()));
        }
        return ids;
    }

    /** The links that lead on from these parts, as far as chains are followed. */
    SupersessionGraph near(Collection<Long> partNumbers) {
        return partNumbers.isEmpty() ? SupersessionGraph.NONE : graph(NEAR, partNumbers.toArray(Long[]::new));
    }

    /** All links that can be reached from these parts. */
    SupersessionGraph whole(Collection<Long> partNumbers) {
        return graph(WHOLE, partNumbers.toArray(Long[]::new));
    }

    /** The links of all parts of these brands that may lie on a ring. */
    SupersessionGraph between(Integer[] brandIds) {
        return graph(IN_BETWEEN, brandIds);
    }

    /** The links that name a part as a target. */
    List<Supersession> leadingTo(long partNo) {
        return links(rows(LEADING_HERE, new Long[] {partNo})).stream()
                .filter(link -> link.targets().contains(partNo))
                .map(Link::what)
                .toList();
    }

    private SupersessionGraph graph(String sql, Object[] parameter) {
        List<Row> rows = rows(sql, parameter);
        return rows.isEmpty()
                ? SupersessionGraph.NONE
                : new SupersessionGraph(links(rows), rows.getFirst().today());
    }

    /** @param today the last day that those who keep answers were told of: the same for all replicas */
    private record Row(
            long partNo, Supersession link, @Nullable Long toNo, LocalDate today) {}

    private List<Row> rows(String sql, Object[] parameter) {
        return jdbc.sql(sql).param(parameter).query((row, n) -> row(row)).list();
    }

    private static List<Link> links(List<Row> rows) {
        Map<String, List<Row>> byLink = new LinkedHashMap<>();
        rows.forEach(
                row -> byLink.computeIfAbsent(row.partNo() + " " + row.link().id(), key -> new ArrayList<>(1))
                        .add(row));
        return byLink.values().stream().map(SupersessionStore::link).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("part_no"),
                new Supersession(
                        row.getString("link"),
                        row.getString("from_id"),
                        row.getString("from_number"),
                        List.of(new Successor(
                                row.getString("to_id"), row.getString("to_number"), row.getInt("quantity"))),
                        SupersessionKind.valueOf(row.getString("kind")),
                        row.getString("note"),
                        row.getString("condition"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("reason"),
                        row.getBoolean("two_way")),
                row.getObject("to_no", Long.class),
                row.getObject("today", LocalDate.class));
    }

    private static Link link(List<Row> rows) {
        Supersession first = rows.getFirst().link();
        List<Successor> to = new ArrayList<>(rows.size());
        List<Long> targets = new ArrayList<>(rows.size());
        boolean twoWay = true;
        for (Row row : rows) {
            to.addAll(row.link().to());
            twoWay &= row.link().twoWay();
            if (row.toNo() != null) {
                targets.add(row.toNo());
            }
        }
        return new Link(
                rows.getFirst().partNo(),
                new Supersession(
                        first.id(),
                        first.fromPartId(),
                        first.from(),
                        to,
                        first.kind(),
                        first.note(),
                        first.condition(),
                        first.validFrom(),
                        first.reason(),
                        twoWay),
                targets);
    }
}
