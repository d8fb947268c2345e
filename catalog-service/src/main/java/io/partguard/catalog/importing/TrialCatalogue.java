package io.partguard.catalog.importing;

import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.catalog.supersession.SupersessionReport;
import io.partguard.catalog.supersession.SupersessionReports;
import io.partguard.catalog.supersession.SupersessionStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The catalogue as it would be after a dry run, as far as supersessions need it: tables of one transaction, of the same
 * names as the record's and before them on the search path, so that the very statements that point supersessions at their
 * parts and report on them work on the trial. The record is only read, and nobody waits.
 */
@Component
class TrialCatalogue {
    private static final String PARTS =
            "import_trial_part (import_id, brand_id, brand_name, identity, normalized, printed, part_no, removed)";

    /** A plan that was made for the record's tables is made anew where the path is another one. */
    private static final String STAND_BEFORE =
            "SELECT set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)";

    private static final String BRAND = """
            CREATE TEMPORARY TABLE brand ON COMMIT DROP AS
            SELECT id, name FROM brand
            UNION SELECT brand_id, min(brand_name) FROM import_trial_part WHERE import_id = :id AND brand_id < 0 GROUP BY brand_id
            """;

    /** New parts get numbers behind all that there will ever be, in the order of the file. */
    private static final String PART = """
            CREATE TEMPORARY TABLE part ON COMMIT DROP AS
            SELECT p.no, p.id, p.brand_id, p.identity, coalesce(t.normalized, p.normalized) AS normalized,
              coalesce(t.removed, p.removed) AS removed,
              json_build_object('partNumber', coalesce(t.printed, p.document::json ->> 'partNumber'))::text AS document
            FROM part p LEFT JOIN import_trial_part t ON t.import_id = :id AND t.part_no = p.no
            WHERE p.brand_id = ANY (:brands)
            UNION ALL
            SELECT (1::bigint << 62) + t.no, NULL, t.brand_id, t.identity, t.normalized, false, json_build_object('partNumber', t.printed)::text
            FROM import_trial_part t WHERE t.import_id = :id AND t.part_no IS NULL
            """;

    /** What a part's old document says goes with the document, and all but people's links with the part. */
    private static final String SUPERSESSION = """
            CREATE TEMPORARY TABLE supersession ON COMMIT DROP AS
            SELECT s.part_no, s.position, s.brand_id, s.kind, s.note, s.to_printed, s.to_identity, s.to_normalized,
              s.to_no, s.quantity, s.condition, s.valid_from, s.reason, s.two_way, s.link
            FROM supersession s
            WHERE s.brand_id = ANY (:brands) AND NOT EXISTS (
              SELECT 1 FROM import_trial_part t WHERE t.import_id = :id AND t.part_no = s.part_no
                AND (s.link IS NULL OR (t.removed AND s.link NOT LIKE 'sup\\_%')))
            UNION ALL
            SELECT coalesce(t.part_no, (1::bigint << 62) + t.no), e.position, e.brand_id, e.kind, e.note, e.to_printed, e.to_identity,
              e.to_normalized, NULL, e.quantity, e.condition, e.valid_from, e.reason, e.two_way, NULL
            FROM import_trial_edge e JOIN import_trial_part t USING (import_id, brand_id, identity)
            WHERE e.import_id = :id
            """;

    private static final List<String> INDEXES = List.of(
            "CREATE INDEX ON part (no)",
            "CREATE INDEX ON part (brand_id, identity)",
            "CREATE INDEX ON part (normalized)",
            "CREATE INDEX ON supersession (part_no)",
            "CREATE INDEX ON supersession (to_no)",
            "ANALYZE part",
            "ANALYZE supersession");

    private final JdbcClient jdbc;
    private final SupersessionStore supersessions;
    private final SupersessionReports reports;

    TrialCatalogue(JdbcClient jdbc, SupersessionStore supersessions, SupersessionReports reports) {
        this.jdbc = jdbc;
        this.supersessions = supersessions;
        this.reports = reports;
    }

    /** Puts down what a chunk of a dry run would have written, as a part of the chunk's transaction. */
    static void keep(Connection connection, String importId, ChunkPlan plan, Map<String, Integer> brands)
            throws SQLException, IOException {
        CopyText parts = new CopyText();
        CopyText edges = new CopyText();
        plan.created.forEach(draft -> row(parts, edges, importId, draft, brands, null));
        plan.changed.forEach(it -> row(parts, edges, importId, it.draft(), brands, it.partNo()));
        plan.removals.forEach(it -> row(parts, edges, importId, it.draft(), brands, it.partNo()));
        parts.into(connection, PARTS);
        edges.into(connection, "import_trial_edge");
    }

    private static void row(
            CopyText parts,
            CopyText edges,
            String importId,
            PartDraft draft,
            Map<String, Integer> brands,
            @Nullable Long partNo) {
        String brand = String.valueOf(brands.get(draft.brand().key()));
        parts.row(
                importId,
                brand,
                draft.brand().name().written(),
                draft.identity(),
                draft.number().normalized(),
                draft.number().printed(),
                partNo == null ? null : partNo.toString(),
                Boolean.toString(draft.removal()));
        int position = 0;
        for (Edge edge : draft.supersessions()) {
            edges.row(EdgeText.row(position++, edge, importId, brand, draft.identity()));
        }
    }

    /** How the supersessions of these brands would stand. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SupersessionReport report(String importId, Collection<Integer> brandIds) {
        jdbc.sql(STAND_BEFORE).query(String.class).single();
        for (String table : List.of(BRAND, PART, SUPERSESSION)) {
            jdbc.sql(table)
                    .param("id", importId)
                    .param("brands", brandIds.toArray(Integer[]::new))
                    .update();
        }
        INDEXES.forEach(statement -> jdbc.sql(statement).update());
        supersessions.resolve(brandIds);
        SupersessionReport report = reports.of(brandIds);
        // What the caller's transaction does next is done to the record again.
        jdbc.sql("DROP TABLE pg_temp.supersession, pg_temp.part, pg_temp.brand").update();
        return report;
    }

    static void forget(JdbcClient jdbc, String importId) {
        jdbc.sql("DELETE FROM import_trial_edge WHERE import_id = ?")
                .param(importId)
                .update();
        jdbc.sql("DELETE FROM import_trial_part WHERE import_id = ?")
                .param(importId)
                .update();
    }
}
