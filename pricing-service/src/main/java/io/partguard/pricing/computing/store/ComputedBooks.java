package io.partguard.pricing.computing.store;

import io.partguard.pricing.book.Revision;
import io.partguard.pricing.computing.ComputedBook;
import io.partguard.pricing.computing.ComputedBook.Status;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.Solved.Answer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computed books in PostgreSQL. Who works on one holds a claim, renewed with each chunk; time is the database's. */
@Component
public class ComputedBooks {
    /** A worker that was killed loses its book after this; a chunk takes a few seconds. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MOST_ATTEMPTS = 5;
    private static final String BOOK = """
            id, status, answer, objective, highest, valid_from, base_revision, price_book, parts, prices, conflicts, checked,
            violations, failure, created_by, created_at, finished_at, attempts, through_part, claim, pressure
            """;

    private final JdbcClient jdbc;

    ComputedBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A book and the right to work on it. @param through the last part that is done */
    record Claimed(ComputedBook book, UUID claim, long through) {}

    public record New(
            String id,
            Answer answer,
            Objective objective,
            LocalDate validFrom,
            Revision base,
            Optional<String> pressure,
            String createdBy) {}

    public void add(New wanted) {
        jdbc.sql("""
                        INSERT INTO computed_book
                          (id, status, answer, objective, highest, valid_from, base_revision, price_book, created_by, pressure)
                        VALUES (?, 'QUEUED', ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(wanted.id())
                .param(wanted.answer().name())
                .param(wanted.objective().kind().name())
                .param(BigDecimal.valueOf(wanted.objective().highest()))
                .param(wanted.validFrom())
                .param(wanted.base().number())
                .param(wanted.base().label())
                .param(wanted.createdBy())
                .param(wanted.pressure().orElse(null))
                .update();
    }

    public Optional<ComputedBook> find(String id) {
        return jdbc.sql("SELECT " + BOOK + " FROM computed_book WHERE id = ?")
                .param(id)
                .query((row, n) -> book(row))
                .optional();
    }

    /** The oldest that nobody works on. */
    Optional<Claimed> claim() {
        return jdbc.sql("""
                        UPDATE computed_book SET status = 'RUNNING', claim = gen_random_uuid(),
                          lease_until = now() + make_interval(secs => ?), attempts = attempts + 1
                        WHERE id = (SELECT id FROM computed_book
                          WHERE status = 'QUEUED' OR (status = 'RUNNING' AND lease_until < now())
                          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING
                        """ + BOOK)
                .param(LEASE.toSeconds())
                .query((row, n) ->
                        new Claimed(book(row), row.getObject("claim", UUID.class), row.getLong("through_part")))
                .optional();
    }

    /** What a chunk adds. @param through its last part */
    record Progress(long through, long parts, long prices, long conflicts, long checked, long violations) {}

    /** In the chunk's transaction. @return false where the claim is lost: nothing of the chunk may stay */
    boolean progress(Claimed job, Progress made) {
        return jdbc.sql("""
                        UPDATE computed_book SET through_part = ?, parts = parts + ?, prices = prices + ?,
                          conflicts = conflicts + ?, checked = checked + ?, violations = violations + ?,
                          lease_until = now() + make_interval(secs => ?)
                        WHERE id = ? AND claim = ?
                        """)
                        .param(made.through())
                        .param(made.parts())
                        .param(made.prices())
                        .param(made.conflicts())
                        .param(made.checked())
                        .param(made.violations())
                        .param(LEASE.toSeconds())
                        .param(job.book().id())
                        .param(job.claim())
                        .update()
                == 1;
    }

    boolean finish(Claimed job, long checkedBaskets, long violatedBaskets) {
        return jdbc.sql("""
                        UPDATE computed_book SET status = 'DRAFT', claim = NULL, lease_until = NULL, finished_at = now(),
                          checked = checked + ?, violations = violations + ?
                        WHERE id = ? AND claim = ?
                        """)
                        .param(checkedBaskets)
                        .param(violatedBaskets)
                        .param(job.book().id())
                        .param(job.claim())
                        .update()
                == 1;
    }

    /** After an error: another try goes on where this one stopped, unless there were enough. */
    void giveBack(Claimed job, String failure) {
        boolean enough = job.book().attempts() >= MOST_ATTEMPTS;
        jdbc.sql("""
                        UPDATE computed_book SET status = ?, claim = NULL, lease_until = NULL, failure = ?,
                          finished_at = CASE WHEN ? THEN now() END
                        WHERE id = ? AND claim = ?
                        """)
                .param(enough ? "FAILED" : "QUEUED")
                .param(enough ? failure : null)
                .param(enough)
                .param(job.book().id())
                .param(job.claim())
                .update();
    }

    private static ComputedBook book(ResultSet row) throws SQLException {
        return new ComputedBook(
                row.getString("id"),
                Status.valueOf(row.getString("status")),
                Answer.valueOf(row.getString("answer")),
                new Objective(
                        Objective.Kind.valueOf(row.getString("objective")),
                        row.getBigDecimal("highest").doubleValue()),
                row.getObject("valid_from", LocalDate.class),
                row.getLong("base_revision"),
                row.getString("price_book"),
                Optional.ofNullable(row.getString("pressure")),
                row.getLong("parts"),
                row.getLong("prices"),
                row.getLong("conflicts"),
                row.getLong("checked"),
                row.getLong("violations"),
                Optional.ofNullable(row.getString("failure")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getInt("attempts"));
    }
}
