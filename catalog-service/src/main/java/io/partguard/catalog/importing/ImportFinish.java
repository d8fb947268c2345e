package io.partguard.catalog.importing;

import io.partguard.catalog.importing.ImportSession.Status;
import io.partguard.catalog.index.ImportEvents;
import io.partguard.catalog.supersession.SupersessionReport;
import io.partguard.catalog.supersession.SupersessionReports;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.tables.RowError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done once no more rows of a session will be committed, however it ended: what was committed stays, so its
 * supersessions are pointed at their parts all the same. Done twice it changes nothing.
 */
@Component
class ImportFinish {
    private final JdbcClient jdbc;
    private final ImportStore store;
    private final SupersessionStore supersessions;
    private final SupersessionReports reports;
    private final TrialCatalogue trial;
    private final ImportEvents events;
    private final JsonMapper json;

    ImportFinish(
            JdbcClient jdbc,
            ImportStore store,
            SupersessionStore supersessions,
            SupersessionReports reports,
            TrialCatalogue trial,
            ImportEvents events,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.store = store;
        this.supersessions = supersessions;
        this.reports = reports;
        this.trial = trial;
        this.events = events;
        this.json = json;
    }

    /** All rows are in the record: reports on their supersessions and waits for the index. */
    @Transactional
    public void finish(ImportSession session) {
        String report = session.dryRun() ? foretold(session) : settle(session);
        end(session.id(), session.dryRun() ? Status.FINISHED : Status.INDEXING, report, null, null);
        if (session.reverts() != null && !session.dryRun()) {
            jdbc.sql("UPDATE import_session SET reverted_by = ? WHERE id = ?")
                    .param(session.id())
                    .param(session.reverts())
                    .update();
        }
    }

    /** The file broke off, or was none: what came before is kept, and the session does not look complete. */
    @Transactional
    public void fail(ImportSession session, RowError error) {
        fail(session, error.code(), "line " + error.line() + ": " + error.detail());
    }

    /** It cannot go on, for another reason than its rows. */
    @Transactional
    public void fail(ImportSession session, String code, String detail) {
        String report = session.dryRun() ? foretold(session) : settle(session);
        end(session.id(), Status.FAILED, report, code, detail);
    }

    /** Where even {@link #fail} fails: the session ends, and the supersessions of its rows wait for the next import. */
    @Transactional
    public void failUnsettled(ImportSession session, String code, String detail) {
        end(session.id(), Status.FAILED, null, code, detail);
    }

    /** @return whether there was still something to cancel */
    @Transactional
    public boolean cancel(ImportSession session) {
        // Who cancels a dry run does not want to wait for what it would have come to.
        String report = session.dryRun() ? null : settle(session);
        return end(session.id(), Status.CANCELLED, report, null, null) > 0;
    }

    /** @return how the supersessions would stand, as JSON; null for a revert, of which that is not foretold */
    private @Nullable String foretold(ImportSession session) {
        return session.reverts() != null ? null : json.writeValueAsString(trial.report(session.id(), brands(session)));
    }

    /** @return the report on the supersessions, as JSON */
    private String settle(ImportSession session) {
        supersessions.lock();
        // Supersessions are checked under the catalogue's lock: two imports could close a ring between them.
        jdbc.sql("SELECT last_change FROM catalogue_state FOR UPDATE")
                .query(Long.class)
                .single();
        List<Integer> brandIds = brands(session);
        int moved = supersessions.resolve(brandIds);
        if (moved > 0 || session.reverts() != null) {
            jdbc.sql("UPDATE catalogue_state SET supersession_change = supersession_change + 1")
                    .update();
        }
        SupersessionReport report = reports.of(brandIds);
        return json.writeValueAsString(report);
    }

    /** The brands of all rows, also of those that were committed before a restart. */
    private List<Integer> brands(ImportSession session) {
        return jdbc.sql("""
                        SELECT DISTINCT unnest(brand_ids) FROM import_taken WHERE import_id = :id
                        UNION SELECT p.brand_id FROM part_revision r JOIN part p ON p.no = r.part_no
                        WHERE r.import_id = :id AND :revert
                        """)
                .param("id", session.id())
                .param("revert", session.reverts() != null)
                .query(Integer.class)
                .list();
    }

    private int end(String id, Status status, @Nullable String report, @Nullable String code, @Nullable String detail) {
        int ended = jdbc.sql("""
                        UPDATE import_session SET status = ?, supersessions = ?, failure_code = ?, failure = ?,
                          finished_at = CASE WHEN ? <> 'INDEXING' THEN now() END
                        WHERE id = ? AND status IN ('QUEUED', 'RUNNING')
                        """)
                .param(status.name())
                .param(report)
                .param(code)
                .param(detail)
                .param(status.name())
                .param(id)
                .update();
        store.forgetSeen(id);
        if (ended > 0) {
            events.ended(id);
        }
        return ended;
    }
}
