package io.partguard.pricing.publication.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to a publication, in PostgreSQL: appended to, never edited. */
@Component
public class PublicationSteps {
    private final JdbcClient jdbc;

    PublicationSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param revision of the publication, with the step taken */
    public record Step(long revision, String action, String doneBy, Instant doneAt, Optional<String> note) {}

    void add(String id, long revision, String action, String by, Instant at, @Nullable String note) {
        jdbc.sql("""
                        INSERT INTO publication_step (publication_id, revision, action, done_by, done_at, note)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(revision)
                .param(action)
                .param(by)
                .param(Timestamp.from(at))
                .param(note)
                .update();
    }

    /** By publication, in the order in which they were taken. */
    public Map<String, List<Step>> of(Collection<String> ids) {
        Map<String, List<Step>> steps = new HashMap<>();
        jdbc.sql("SELECT * FROM publication_step WHERE publication_id = ANY (?) ORDER BY publication_id, revision")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getString("publication_id"), id -> new ArrayList<>())
                            .add(new Step(
                                    row.getLong("revision"),
                                    row.getString("action"),
                                    row.getString("done_by"),
                                    row.getTimestamp("done_at").toInstant(),
                                    Optional.ofNullable(row.getString("note"))));
                });
        return steps;
    }
}
