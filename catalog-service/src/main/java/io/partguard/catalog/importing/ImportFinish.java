package io.partguard.catalog.importing;

import io.partguard.catalog.supersession.SupersessionReport;
import io.partguard.catalog.supersession.SupersessionReports;
import io.partguard.catalog.supersession.SupersessionStore;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is done once all rows of a file are committed. Done twice it changes nothing. */
@Component
class ImportFinish {
    private final JdbcClient jdbc;
    private final SupersessionStore supersessions;
    private final SupersessionReports reports;
    private final JsonMapper json;

    ImportFinish(JdbcClient jdbc, SupersessionStore supersessions, SupersessionReports reports, JsonMapper json) {
        this.jdbc = jdbc;
        this.supersessions = supersessions;
        this.reports = reports;
        this.json = json;
    }

    /** Points the supersessions of the file's brands at their parts, reports on them and waits for the index. */
    @Transactional
    public void finish(ImportSession session, Collection<Integer> brandIds) {
        supersessions.lock();
        // Supersessions are checked under the catalogue's lock: two imports could close a ring between them.
        jdbc.sql("SELECT last_change FROM catalogue_state FOR UPDATE")
                .query(Long.class)
                .single();
        if (session.dryRun()) {
            finished(session.id(), null, "FINISHED");
        } else {
            int moved = supersessions.resolve(brandIds);
            if (moved > 0) {
                jdbc.sql("UPDATE catalogue_state SET supersession_change = supersession_change + 1")
                        .update();
            }
            SupersessionReport report = reports.of(brandIds);
            finished(session.id(), json.writeValueAsString(report), "INDEXING");
        }
        jdbc.sql("DELETE FROM import_seen WHERE import_id = ?")
                .param(session.id())
                .update();
    }

    private void finished(String id, @org.jspecify.annotations.Nullable String report, String status) {
        jdbc.sql("""
                        UPDATE import_session SET status = ?, supersessions = ?,
                          finished_at = CASE WHEN ? = 'FINISHED' THEN now() END
                        WHERE id = ? AND status = 'RUNNING'
                        """).param(status).param(report).param(status).param(id).update();
    }
}
