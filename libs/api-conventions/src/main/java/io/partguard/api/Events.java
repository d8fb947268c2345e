package io.partguard.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The service's append-only event log. */
public class Events {
    private final JdbcClient jdbc;
    private final String source;

    public Events(JdbcClient jdbc, String source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /**
     * Adds an event to the caller's transaction: it exists exactly if the change does.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void append(String type, String subject, String dataJson) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event outside the transaction of its change");
        }
        jdbc.sql("INSERT INTO event (source, type, subject, trace_id, data) VALUES (?, ?, ?, ?, ?::jsonb)")
                .param(source)
                .param(type)
                .param(subject)
                .param(MDC.get(Traces.MDC_KEY))
                .param(dataJson)
                .update();
    }

    /**
     * The next events after a position, oldest first, without those that a running transaction could still precede: a reader
     * that goes on from the last one it saw misses none.
     */
    public List<Event> after(Event.Position position, int limit) {
        return jdbc.sql("""
                        SELECT xid::text AS xid, id, time, source, type, subject, trace_id, data::text AS data FROM event
                        WHERE (xid, id) > (?::xid8, ?) AND xid < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY event.xid, event.id LIMIT ?
                        """)
                .params(List.of(position.transaction(), position.id(), limit))
                .query((row, n) -> new Event(
                        new Event.Position(row.getString("xid"), row.getLong("id")),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("source"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("trace_id"),
                        row.getString("data")))
                .list();
    }
}
