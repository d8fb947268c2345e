package io.partguard.pricing.pressure.store;

import io.partguard.api.Refused;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.pressure.PressureError;
import io.partguard.pricing.pressure.PressureReport;
import io.partguard.pricing.pressure.PressureSnapshot;
import io.partguard.pricing.pressure.PressureSnapshot.Status;
import io.partguard.pricing.pressure.PressureSnapshot.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reports that were taken over. What was approved and withdrawn is part of the price book's history. */
@Component
public class PressureSnapshots {
    private final JdbcClient jdbc;
    private final BookChanges changes;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    PressureSnapshots(
            JdbcClient jdbc, BookChanges changes, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    private record Stored(int v, PressureReport report) {}

    /** Keeps it, once; whoever took it over first stays the one who did. */
    public void add(PressureReport report, String by) {
        jdbc.sql("""
                        INSERT INTO pressure_snapshot (id, document, imported_by, imported_at)
                        VALUES (?, ?::jsonb, ?, ?) ON CONFLICT (id) DO NOTHING
                        """)
                .param(report.id())
                .param(json.writeValueAsString(new Stored(1, report)))
                .param(by)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<PressureSnapshot> find(String id) {
        return jdbc.sql("SELECT * FROM pressure_snapshot WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. */
    public List<PressureSnapshot> newest(int most) {
        return jdbc.sql("SELECT * FROM pressure_snapshot ORDER BY id DESC LIMIT ?")
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What counts for targets of a day, as known at a revision: of several the one that began last. */
    public Optional<MarketPressure> on(LocalDate day, long revision) {
        return jdbc.sql("""
                        SELECT * FROM pressure_snapshot
                        WHERE approved_revision <= ? AND (withdrawn_revision IS NULL OR withdrawn_revision > ?)
                          AND valid_from <= ? AND valid_to > ?
                        ORDER BY valid_from DESC, approved_revision DESC LIMIT 1
                        """)
                .param(revision)
                .param(revision)
                .param(day)
                .param(day)
                .query((row, n) -> read(row))
                .optional()
                .map(snapshot -> {
                    Terms terms = snapshot.terms().orElseThrow();
                    return new MarketPressure(
                            snapshot.report().id(),
                            terms.strength(),
                            terms.bound(),
                            snapshot.report().ratios());
                });
    }

    /**
     * @param seen the revision that was read
     * @throws Refused where it is not there, was changed, is approved already, or was taken over by the same person
     */
    public void approve(String id, long seen, String by, Terms terms) {
        transaction.executeWithoutResult(status -> {
            PressureSnapshot snapshot = locked(id, seen, Status.IMPORTED);
            if (snapshot.importedBy().equals(by)) {
                throw new Refused(
                        PressureError.SECOND_PERSON_NEEDED, "Somebody else took it over: it needs a second person.");
            }
            changes.change(Cause.MASTER_DATA, "market-pressure", next -> {
                jdbc.sql("""
                                UPDATE pressure_snapshot SET status = 'APPROVED', revision = revision + 1, strength = ?,
                                  bound = ?, valid_from = ?, valid_to = ?, approved_by = ?, approved_at = ?,
                                  approved_revision = ?
                                WHERE id = ?
                                """)
                        .param(terms.strength())
                        .param(terms.bound())
                        .param(terms.validFrom())
                        .param(terms.validTo())
                        .param(by)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(next)
                        .param(id)
                        .update();
                return Optional.of("approved " + id + " " + terms);
            });
        });
    }

    /**
     * @param seen the revision that was read
     * @throws Refused where it is not there, was changed, or is not approved
     */
    public void withdraw(String id, long seen, String by) {
        transaction.executeWithoutResult(status -> {
            locked(id, seen, Status.APPROVED);
            changes.change(Cause.MASTER_DATA, "market-pressure", next -> {
                jdbc.sql("""
                                UPDATE pressure_snapshot SET status = 'WITHDRAWN', revision = revision + 1,
                                  withdrawn_by = ?, withdrawn_at = ?, withdrawn_revision = ?
                                WHERE id = ?
                                """)
                        .param(by)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(next)
                        .param(id)
                        .update();
                return Optional.of("withdrawn " + id);
            });
        });
    }

    private PressureSnapshot locked(String id, long seen, Status from) {
        PressureSnapshot snapshot = jdbc.sql("SELECT * FROM pressure_snapshot WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused(PressureError.PRESSURE_NOT_FOUND, "There is no such market pressure."));
        if (snapshot.revision() != seen) {
            throw new Refused(PressureError.PRESSURE_CHANGED, "It was changed since you read it.");
        }
        if (snapshot.status() != from) {
            throw new Refused(PressureError.PRESSURE_STATUS_REFUSED, "It is " + snapshot.status() + ".");
        }
        return snapshot;
    }

    private PressureSnapshot read(ResultSet row) throws SQLException {
        boolean approved = row.getString("approved_by") != null;
        return new PressureSnapshot(
                json.readValue(row.getString("document"), Stored.class).report(),
                row.getLong("revision"),
                Status.valueOf(row.getString("status")),
                row.getString("imported_by"),
                Objects.requireNonNull(row.getTimestamp("imported_at")).toInstant(),
                approved
                        ? Optional.of(new Terms(
                                row.getBigDecimal("strength"),
                                row.getBigDecimal("bound"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)))
                        : Optional.empty(),
                Optional.ofNullable(row.getString("approved_by")),
                instant(row.getTimestamp("approved_at")),
                Optional.ofNullable(row.getString("withdrawn_by")),
                instant(row.getTimestamp("withdrawn_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
