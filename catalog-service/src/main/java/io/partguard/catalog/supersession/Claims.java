package io.partguard.catalog.supersession;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What documents say of the parts that theirs replaces, turned into links of those parts. The replaced part's own
 * document goes before; several parts that claim the same one from the same day stand for each other.
 */
final class Claims {
    private static final String CLAIMED = """
            WITH claimed AS (
              SELECT c.to_no AS part_no, f.brand_id, t.no AS to_no, t.identity, t.normalized,
                t.document::json ->> 'partNumber' AS printed, c.valid_from, c.reason, c.two_way,
                'claimed' || coalesce('-' || c.valid_from, '') AS link,
                CASE WHEN count(*) OVER (PARTITION BY c.to_no, c.valid_from) = 1 THEN 'ONE' ELSE 'ONE_OF' END AS kind
              FROM supersession c JOIN part t ON t.no = c.part_no JOIN part f ON f.no = c.to_no
              WHERE c.kind = 'CLAIM' AND c.brand_id = ANY (?) AND NOT EXISTS (
                SELECT 1 FROM supersession own WHERE own.part_no = c.to_no AND own.to_no = c.part_no AND own.link IS NULL
                  AND own.kind <> 'CLAIM')
            )
            """;

    private static final String SAME = """
            s.part_no = c.part_no AND s.to_no = c.to_no AND s.link = c.link AND s.kind = c.kind
              AND s.two_way = c.two_way AND s.reason IS NOT DISTINCT FROM c.reason
            """;

    private Claims() {}

    /** @return how many links came or went */
    static int follow(JdbcClient jdbc, Integer[] brands) {
        int gone = jdbc.sql(CLAIMED + """
                        DELETE FROM supersession s WHERE s.link LIKE 'claimed%%' AND s.brand_id = ANY (?)
                          AND NOT EXISTS (SELECT 1 FROM claimed c WHERE %s)
                        """.formatted(SAME))
                .param(brands)
                .param(brands)
                .update();
        int come = jdbc.sql(CLAIMED + """
                        INSERT INTO supersession (part_no, position, brand_id, kind, to_printed, to_identity, to_normalized, to_no,
                          valid_from, reason, two_way, link)
                        SELECT c.part_no,
                          coalesce((SELECT max(o.position) FROM supersession o
                            WHERE o.part_no = c.part_no AND o.position BETWEEN 1000 AND 9998), 1000)
                            + row_number() OVER (PARTITION BY c.part_no ORDER BY c.to_no),
                          c.brand_id, c.kind, c.printed, c.identity, c.normalized, c.to_no, c.valid_from, c.reason, c.two_way, c.link
                        FROM claimed c WHERE NOT EXISTS (SELECT 1 FROM supersession s WHERE %s)
                        """.formatted(SAME)).param(brands).update();
        return gone + come;
    }
}
