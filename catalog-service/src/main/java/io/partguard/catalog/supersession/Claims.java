package io.partguard.catalog.supersession;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What documents say of the parts that theirs replaces, turned into links of those parts. The replaced part's own
 * document goes before; several parts that claim the same one from the same day stand for each other. A part that more
 * than {@link SupersessionEdges#MOST_TARGETS} claim to replace is a mistake in a file: it is reported, and none of these
 * claims makes a link.
 */
final class Claims {
    /** Their links stand at positions between those of documents (below 1,000) and those of people (from 10,000 on). */
    private static final String CLAIMS = """
            WITH claims AS (
              SELECT c.to_no AS part_no, f.brand_id, t.no AS to_no, t.identity, t.normalized,
                t.document::json ->> 'partNumber' AS printed, c.valid_from, c.reason, c.two_way,
                'claimed' || coalesce('-' || c.valid_from, '') AS link,
                CASE WHEN count(*) OVER (PARTITION BY c.to_no, c.valid_from) = 1 THEN 'ONE' ELSE 'ONE_OF' END AS kind,
                1000 + row_number() OVER (PARTITION BY c.to_no ORDER BY c.part_no, c.position) AS position,
                count(*) OVER (PARTITION BY c.to_no) AS many
              FROM supersession c JOIN part t ON t.no = c.part_no JOIN part f ON f.no = c.to_no
              WHERE c.kind = 'CLAIM' AND c.brand_id = ANY (?) AND NOT EXISTS (
                SELECT 1 FROM supersession own WHERE own.part_no = c.to_no AND own.to_no = c.part_no AND own.link IS NULL
                  AND own.kind <> 'CLAIM')
            )
            """;

    private static final String SAME = """
            s.part_no = c.part_no AND s.position = c.position AND s.to_no = c.to_no AND s.link = c.link AND s.kind = c.kind
              AND s.two_way = c.two_way AND s.reason IS NOT DISTINCT FROM c.reason
            """;

    private static final String LINKED = "c.many <= " + SupersessionEdges.MOST_TARGETS;

    private Claims() {}

    /** @return how many links came or went */
    static int follow(JdbcClient jdbc, Integer[] brands) {
        int gone = jdbc.sql(CLAIMS + """
                        DELETE FROM supersession s WHERE s.link LIKE 'claimed%%' AND s.brand_id = ANY (?)
                          AND NOT EXISTS (SELECT 1 FROM claims c WHERE %s AND %s)
                        """.formatted(LINKED, SAME))
                .param(brands)
                .param(brands)
                .update();
        int come = jdbc.sql(CLAIMS + """
                        INSERT INTO supersession (part_no, position, brand_id, kind, to_printed, to_identity, to_normalized, to_no,
                          valid_from, reason, two_way, link)
                        SELECT c.part_no, c.position, c.brand_id, c.kind, c.printed, c.identity, c.normalized, c.to_no, c.valid_from,
                          c.reason, c.two_way, c.link
                        FROM claims c WHERE %s AND NOT EXISTS (SELECT 1 FROM supersession s WHERE %s)
                        """.formatted(LINKED, SAME)).param(brands).update();
        return gone + come;
    }

    /** @return the parts that too many others claim to replace, by the record's numbers, each with how many do */
    static Map<Long, Long> tooMany(JdbcClient jdbc, Integer[] brands) {
        Map<Long, Long> tooMany = new LinkedHashMap<>();
        jdbc.sql(CLAIMS
                        + "SELECT DISTINCT c.part_no, c.many FROM claims c WHERE NOT (%s) ORDER BY c.part_no"
                                .formatted(LINKED))
                .param(brands)
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(it -> tooMany.put(it.getKey(), it.getValue()));
        return tooMany;
    }
}
