package io.partguard.catalog.index;

import io.partguard.api.Events;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells of the ends of imports: of most once the index has their last change, which is why it stands here. */
@Component
public class ImportEvents {
    private final JdbcClient jdbc;
    private final Events events;

    ImportEvents(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    private record Ended(
            String status, boolean dryRun, @Nullable String reverts, String data) {}

    /**
     * Adds the event of an import's end to the transaction that ends it: {@code import.finished}, {@code import.failed},
     * {@code import.cancelled} with its counts, or {@code import.reverted} under the id of the import that was taken back.
     * While it still waits for the index there is nothing to tell.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String importId) {
        Ended ended = jdbc.sql("""
                        SELECT status, dry_run, reverts, json_build_object('import', id, 'dryRun', dry_run, 'read', read,
                          'accepted', accepted, 'rejected', rejected, 'created', created, 'changed', changed,
                          'unchanged', unchanged, 'removed', removed, 'failure', failure_code)::text
                        FROM import_session WHERE id = ?
                        """)
                .param(importId)
                .query((row, n) -> new Ended(row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4)))
                .single();
        String reverted = ended.dryRun() ? null : ended.reverts();
        switch (ended.status()) {
            case "FINISHED" ->
                events.append(
                        reverted == null ? "import.finished" : "import.reverted",
                        reverted == null ? importId : reverted,
                        ended.data());
            case "FAILED" -> events.append("import.failed", importId, ended.data());
            case "CANCELLED" -> events.append("import.cancelled", importId, ended.data());
            default -> {
                // Its parts are in the record and not yet in the index.
            }
        }
    }
}
