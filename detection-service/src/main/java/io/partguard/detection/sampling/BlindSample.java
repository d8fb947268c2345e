package io.partguard.detection.sampling;

import io.partguard.api.Events;
import io.partguard.api.Viewer;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.review.Outcome;
import io.partguard.detection.review.Priority;
import io.partguard.detection.review.ReviewCase;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.detection.review.Suspicion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws from what was dismissed on a day and counts what people made of it. */
@Service
public class BlindSample {
    /** Where there is no accused offer to sit beside: that of an ordinary suspicion. */
    private static final double NO_NEIGHBOUR = Priority.of(null, .5);

    /**
     * The last verdict of each offer on the day, where it accuses nobody and no person has seen the offer as it stands. Equal
     * chances for all: the order is that of a hash nobody can foresee, as the seed is drawn with it.
     */
    private static final String DRAW = """
            with dismissed as (
              select * from (
                select distinct on (d.listing_id) d.listing_id, d.id, d.created_at, d.content_hash, d.verdict, d.accused, d.seller_id
                from detection d
                where d.tenant = :tenant and d.created_at >= :from and d.created_at < :to and d.verdict is not null
                order by d.listing_id, d.created_at desc, d.id) last
              where not accused and not exists (select from case_listing c where c.tenant = :tenant
                and c.listing_id = last.listing_id and c.content_hash = last.content_hash))
            select *, count(*) over () as dismissed from dismissed
            order by sha256(convert_to(:seed || '|' || listing_id, 'UTF8')), listing_id limit :most
            """;

    private final JdbcClient jdbc;
    private final ReviewQueue review;
    private final Events events;
    private final SamplingProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlindSample(
            JdbcClient jdbc,
            ReviewQueue review,
            Events events,
            SamplingProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.review = review;
        this.events = events;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Drawn(Suspicion suspicion, long dismissed) {}

    /**
     * Draws for a day of UTC that has ended, unless that was done: then it changes nothing, however many try at once.
     *
     * @return whether this call drew
     */
    public boolean draw(String tenant, LocalDate day) {
        return Boolean.TRUE.equals(transaction.execute(status -> drawOnce(tenant, day)));
    }

    private boolean drawOnce(String tenant, LocalDate day) {
        String seed = UUID.randomUUID().toString();
        int first = jdbc.sql("""
                        insert into blind_draw (tenant, day, seed, dismissed, drawn, drawn_at) values (?, ?, ?, 0, 0, ?)
                        on conflict do nothing
                        """)
                .params(tenant, day, seed, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            return false;
        }
        List<Drawn> drawn = jdbc.sql(DRAW)
                .param("tenant", tenant)
                .param("from", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("seed", seed)
                .param("most", properties.perDay())
                .query((row, n) -> drawn(row, day))
                .list();
        if (!drawn.isEmpty()) {
            keep(tenant, day, drawn);
        }
        return true;
    }

    private static Drawn drawn(ResultSet row, LocalDate day) throws SQLException {
        return new Drawn(
                new Suspicion(
                        row.getString("listing_id"),
                        row.getString("id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("content_hash"),
                        row.getString("verdict"),
                        List.of(),
                        row.getString("seller_id"),
                        "blind|" + day + "|" + row.getString("listing_id"),
                        NO_NEIGHBOUR,
                        null),
                row.getLong("dismissed"));
    }

    private void keep(String tenant, LocalDate day, List<Drawn> drawn) {
        jdbc.sql("update blind_draw set dismissed = ?, drawn = ? where tenant = ? and day = ?")
                .params(drawn.getFirst().dismissed(), drawn.size(), tenant, day)
                .update();
        Map<String, String> cases =
                review.openBlind(tenant, drawn.stream().map(Drawn::suspicion).toList());
        for (Drawn one : drawn) {
            jdbc.sql("""
                            insert into blind_sample (tenant, day, listing_id, detection_id, case_id) values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            tenant,
                            day,
                            one.suspicion().listingId(),
                            one.suspicion().detectionId(),
                            Objects.requireNonNull(cases.get(one.suspicion().listingId())))
                    .update();
        }
        events.append("blind-sample.drawn", day.toString(), "{\"drawn\":" + drawn.size() + "}");
    }

    /** Draws every day that has ended and was not drawn, as far as one looks back. */
    void drawWhatIsDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant().minus(properties.after()), ZoneOffset.UTC);
        for (String tenant : tenants()) {
            for (int back = properties.lookBack(); back > 0; back--) {
                draw(tenant, today.minusDays(back));
            }
        }
    }

    /** All that ever judged an offer, each found by one step in the index. */
    private List<String> tenants() {
        return jdbc.sql("""
                        with recursive t as (
                          (select tenant from detection order by tenant limit 1)
                          union all
                          select (select d.tenant from detection d where d.tenant > t.tenant order by d.tenant limit 1)
                          from t where t.tenant is not null)
                        select tenant from t where tenant is not null
                        """).query(String.class).list();
    }

    /** One entry a day that was drawn, first to last. */
    public List<MissRate.Day> days(Viewer viewer, LocalDate from, LocalDate to) {
        Map<LocalDate, List<String>> cases = new TreeMap<>();
        List<String> all = new ArrayList<>();
        jdbc.sql("select day, case_id from blind_sample where tenant = ? and day between ? and ?")
                .params(viewer.tenant(), from, to)
                .query(row -> {
                    all.add(row.getString("case_id"));
                    cases.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new ArrayList<>())
                            .add(row.getString("case_id"));
                });
        Map<String, ReviewCase> found = review.cases(viewer.tenant(), all);
        return jdbc.sql(
                        "select day, dismissed, drawn from blind_draw where tenant = ? and day between ? and ? order by day")
                .params(viewer.tenant(), from, to)
                .query((row, n) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    List<ReviewCase> decided = cases.getOrDefault(day, List.of()).stream()
                            .map(found::get)
                            .filter(one -> one != null && one.status() == ReviewCase.Status.CLOSED)
                            .toList();
                    return new MissRate.Day(day, row.getLong("dismissed"), row.getInt("drawn"), decided.size(), (int)
                            decided.stream().filter(BlindSample::missed).count());
                })
                .list();
    }

    private static boolean missed(ReviewCase decided) {
        return decided.outcome() == Outcome.CONFIRMED
                || decided.verdict() != null
                        && Verdict.valueOf(decided.verdict()).accuses();
    }

    /** The day that was last drawn could have been drawn by then. */
    public LocalDate lastDay(Instant now) {
        return LocalDate.ofInstant(now.minus(properties.after()), ZoneOffset.UTC)
                .minusDays(1);
    }
}
