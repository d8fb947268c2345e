package io.partguard.pricing.publication.store;

import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.BookPublication.Broken;
import io.partguard.pricing.publication.BookPublication.Check;
import io.partguard.pricing.publication.Source;
import io.partguard.pricing.publication.Status;
import io.partguard.pricing.rule.Publication.Binding;
import io.partguard.pricing.verification.Verified;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publications in PostgreSQL. Who checks one holds a claim, renewed with each chunk; time of claims is the database's. */
@Component
public class Publications {
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 5;
    private static final int FORM = 1;

    private final JdbcClient jdbc;
    private final PublicationSteps steps;
    private final JsonMapper json;

    Publications(JdbcClient jdbc, PublicationSteps steps, JsonMapper json) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.json = json;
    }

    private record Kept(int v, List<Broken> items) {}

    public record New(
            String id, Source source, LocalDate effective, Binding binding, String createdBy, Instant createdAt) {}

    public void add(New wanted) {
        String kind = switch (wanted.source()) {
            case Source.Book book -> "BOOK";
            case Source.Revision revision -> "REVISION";
            case Source.Rollback rollback -> "ROLLBACK";
        };
        jdbc.sql("""
                        INSERT INTO publication (id, status, source, book_id, source_revision, source_day, rolls_back, effective,
                          binding, created_by, created_at)
                        VALUES (?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(wanted.id())
                .param(kind)
                .param(wanted.source() instanceof Source.Book(String book) ? book : null)
                .param(wanted.source() instanceof Source.Revision(long number, LocalDate day) ? number : null)
                .param(wanted.source() instanceof Source.Revision(long number, LocalDate day) ? day : null)
                .param(wanted.source() instanceof Source.Rollback(String other) ? other : null)
                .param(wanted.effective())
                .param(wanted.binding().name())
                .param(wanted.createdBy())
                .param(Timestamp.from(wanted.createdAt()))
                .update();
        steps.add(wanted.id(), 1, "CREATE", wanted.createdBy(), wanted.createdAt(), null);
    }

    public Optional<BookPublication> find(String id) {
        return find(id, "");
    }

    /** For a change in the caller's transaction; others wait. */
    Optional<BookPublication> lock(String id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<BookPublication> find(String id, String lock) {
        return jdbc.sql("SELECT * FROM publication WHERE id = ?" + lock)
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. @param before an id, or empty for the first page */
    public List<BookPublication> page(String before, int most) {
        return jdbc.sql("SELECT * FROM publication WHERE ? = '' OR id < ? ORDER BY id DESC LIMIT ?")
                .param(before)
                .param(before)
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    /** A publication and the right to check it. */
    record Claimed(BookPublication publication, UUID claim, int attempts) {}

    /** The oldest that nobody checks. */
    Optional<Claimed> claim() {
        return jdbc.sql("""
                        UPDATE publication SET check_status = 'RUNNING', claim = gen_random_uuid(), attempts = attempts + 1,
                          lease_until = now() + make_interval(secs => :lease)
                        WHERE id = (SELECT id FROM publication
                          WHERE (check_status = 'QUEUED'
                              OR (check_status = 'RUNNING' AND lease_until < now() AND attempts < :most))
                            AND status IN ('DRAFT', 'PROPOSED', 'APPROVED')
                          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("lease", LEASE.toSeconds())
                .param("most", MOST_ATTEMPTS)
                .query((row, n) -> new Claimed(read(row), row.getObject("claim", UUID.class), row.getInt("attempts")))
                .optional();
    }

    /** @return false where the claim is lost */
    boolean renew(Claimed job) {
        return jdbc.sql("""
                        UPDATE publication SET lease_until = now() + make_interval(secs => ?)
                        WHERE id = ? AND claim = ? AND status IN ('DRAFT', 'PROPOSED', 'APPROVED')
                        """)
                        .param(LEASE.toSeconds())
                        .param(job.publication().id())
                        .param(job.claim())
                        .update()
                == 1;
    }

    /** @return the publication's new revision; empty where the claim is lost */
    Optional<Long> finish(Claimed job, long bookRevision, long parts, Verified verified) {
        List<Broken> first = verified.first().stream()
                .map(found -> new Broken(
                        found.part().map(part -> part.brand() + " " + part.number()),
                        found.country(),
                        found.rule(),
                        found.price().map(BigDecimal::toPlainString),
                        found.limit().map(BigDecimal::toPlainString),
                        found.detail()))
                .toList();
        return jdbc.sql("""
                        UPDATE publication SET check_status = 'DONE', checked_revision = ?, parts = ?, prices = ?, checked = ?,
                          violations = ?, first_violations = ?::jsonb, claim = NULL, lease_until = NULL,
                          revision = revision + 1
                        WHERE id = ? AND claim = ? AND status IN ('DRAFT', 'PROPOSED', 'APPROVED') RETURNING revision
                        """)
                .param(bookRevision)
                .param(parts)
                .param(verified.prices())
                .param(verified.checked())
                .param(verified.violations())
                .param(json.writeValueAsString(new Kept(FORM, first)))
                .param(job.publication().id())
                .param(job.claim())
                .query(Long.class)
                .optional();
    }

    /** After an error: another try, unless there were enough. @return the publication, where there were */
    Optional<BookPublication> giveBack(Claimed job, String failure) {
        boolean enough = job.attempts() >= MOST_ATTEMPTS;
        return jdbc.sql("""
                        UPDATE publication SET check_status = ?, check_failure = ?, revision = revision + ?, claim = NULL,
                          lease_until = NULL
                        WHERE id = ? AND claim = ?
                        RETURNING *
                        """)
                .param(enough ? "FAILED" : "QUEUED")
                .param(enough ? failure : null)
                .param(enough ? 1 : 0)
                .param(job.publication().id())
                .param(job.claim())
                .query((row, n) -> read(row))
                .optional()
                .filter(publication -> enough);
    }

    /** Checks whose last worker died as the others before it did: what kills a worker is not tried for ever. */
    List<BookPublication> giveUpLost(String failure) {
        return jdbc.sql("""
                        UPDATE publication SET check_status = 'FAILED', check_failure = ?, revision = revision + 1, claim = NULL,
                          lease_until = NULL
                        WHERE id IN (SELECT id FROM publication
                          WHERE check_status = 'RUNNING' AND lease_until < now() AND attempts >= ?
                            AND status IN ('DRAFT', 'PROPOSED', 'APPROVED')
                          ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param(failure)
                .param(MOST_ATTEMPTS)
                .query((row, n) -> read(row))
                .list();
    }

    /** Whoever checks it now loses the claim. */
    void checkAgain(String id) {
        jdbc.sql("""
                        UPDATE publication SET check_status = 'QUEUED', check_failure = NULL, claim = NULL,
                          lease_until = NULL, attempts = 0, revision = revision + 1
                        WHERE id = ?
                        """).param(id).update();
    }

    /** The next status, with the person who is now named beside it; what was said before stays unless it goes back. */
    void move(BookPublication publication, Status next, String by) {
        String who = switch (next) {
            case DRAFT -> ", proposed_by = NULL";
            case PROPOSED -> ", proposed_by = :by";
            case APPROVED -> ", approved_by = :by";
            case FILED, EFFECTIVE, WITHDRAWN -> "";
        };
        jdbc.sql("UPDATE publication SET status = :status, revision = revision + 1" + who + " WHERE id = :id")
                .param("status", next.name())
                .param("by", by)
                .param("id", publication.id())
                .update();
    }

    /** What a filing leaves behind. */
    record Filed(String by, Instant at, Instant effectiveAt, long bookRevision, long changed) {}

    void file(BookPublication publication, Filed filed) {
        jdbc.sql("""
                        UPDATE publication SET status = 'FILED', filed_by = ?, filed_at = ?, effective_at = ?,
                          published_revision = ?, changed_prices = ?, revision = revision + 1
                        WHERE id = ?
                        """)
                .param(filed.by())
                .param(Timestamp.from(filed.at()))
                .param(Timestamp.from(filed.effectiveAt()))
                .param(filed.bookRevision())
                .param(filed.changed())
                .param(publication.id())
                .update();
    }

    /** Those whose day has begun everywhere become effective; each once, whoever asks. */
    List<BookPublication> begin(Instant now) {
        return jdbc.sql("""
                        UPDATE publication SET status = 'EFFECTIVE', revision = revision + 1
                        WHERE id IN (SELECT id FROM publication WHERE status = 'FILED' AND effective_at <= ?
                          ORDER BY effective_at LIMIT 100 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param(Timestamp.from(now))
                .query((row, n) -> read(row))
                .list();
    }

    private BookPublication read(ResultSet row) throws SQLException {
        Kept kept = json.readValue(row.getString("first_violations"), Kept.class);
        Check check = new Check(
                Check.State.valueOf(row.getString("check_status")),
                Optional.ofNullable(row.getString("check_failure")),
                Optional.ofNullable(row.getObject("checked_revision", Long.class)),
                row.getLong("parts"),
                row.getLong("prices"),
                row.getLong("checked"),
                row.getLong("violations"),
                kept.items());
        return new BookPublication(
                row.getString("id"),
                row.getLong("revision"),
                Status.valueOf(row.getString("status")),
                source(row),
                row.getObject("effective", LocalDate.class),
                Binding.valueOf(row.getString("binding")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getString("proposed_by")),
                Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(row.getString("filed_by")),
                Optional.ofNullable(row.getTimestamp("filed_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("effective_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("published_revision", Long.class)),
                Optional.ofNullable(row.getObject("changed_prices", Long.class)),
                check);
    }

    private static Source source(ResultSet row) throws SQLException {
        return switch (row.getString("source")) {
            case "BOOK" -> new Source.Book(row.getString("book_id"));
            case "REVISION" ->
                new Source.Revision(row.getLong("source_revision"), row.getObject("source_day", LocalDate.class));
            case "ROLLBACK" -> new Source.Rollback(row.getString("rolls_back"));
            case String other -> throw new IllegalStateException("a publication from " + other);
        };
    }
}
