package io.partguard.detection.review;

import io.partguard.api.Cursor;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.review.ReviewCase.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queue in PostgreSQL. Each change of state is one statement whose condition is the whole rule; where it changes
 * nothing, a second look says why. Leases are measured by the database's clock alone.
 */
@Component
class PostgresReviewQueue implements ReviewQueue {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final CaseOpening opening;
    private final BlindCases blind;
    private final Events events;
    private final List<DecisionListener> listeners;

    PostgresReviewQueue(
            JdbcClient jdbc, CaseOpening opening, BlindCases blind, Events events, List<DecisionListener> listeners) {
        this.jdbc = jdbc;
        this.opening = opening;
        this.blind = blind;
        this.events = events;
        this.listeners = listeners;
    }

    @Override
    @Transactional
    public void open(String tenant, List<Suspicion> suspicions) {
        opening.open(tenant, suspicions).forEach(id -> events.append("case.opened", id, "{}"));
    }

    @Override
    @Transactional
    public Optional<ReviewCase> claimNext(Viewer viewer, Duration lease, List<String> without) {
        return claimed(viewer, lease, jdbc.sql("""
                with next as materialized (
                  select id from review_case
                  where tenant = :tenant
                    and (status = 'OPEN' or (status = 'CLAIMED' and lease_until <= clock_timestamp()))
                    and id <> all(:without)
                  order by priority desc, id limit 1 for update skip locked)
                update review_case c
                set status = 'CLAIMED', holder = :who, revision = c.revision + 1,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                from next where c.id = next.id returning c.id
                """).param("without", without.toArray(String[]::new)));
    }

    @Override
    @Transactional
    public ReviewCase claim(Viewer viewer, String caseId, Duration lease) {
        return claimed(viewer, lease, jdbc.sql("""
                update review_case
                set status = 'CLAIMED', holder = :who, revision = revision + 1,
                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                where tenant = :tenant and id = :id
                  and (status in ('OPEN', 'WAITING')
                       or (status = 'CLAIMED' and (holder = :who or lease_until <= clock_timestamp())))
                returning id
                """).param("id", caseId))
                .orElseThrow(() -> refusal(viewer, caseId, null));
    }

    private Optional<ReviewCase> claimed(Viewer viewer, Duration lease, JdbcClient.StatementSpec claim) {
        return claim.param("tenant", viewer.tenant())
                .param("who", viewer.subject())
                .param("lease", lease.toMillis() / 1000.0)
                .query(String.class)
                .optional()
                .map(id -> {
                    record(viewer, id, "CLAIMED", Map.of("leaseSeconds", lease.toSeconds()));
                    return find(viewer, id);
                });
    }

    @Override
    @Transactional
    public ReviewCase decide(Viewer viewer, String caseId, long revision, Decision decision) {
        int changed = held(viewer, caseId, revision, """
                update review_case
                set status = :status, outcome = :outcome, verdict = :verdict, note = :note, holder = null,
                    lease_until = null, revision = revision + 1, decided_at = clock_timestamp(), decided_by = :who
                """)
                .param("status", (decision.outcome().closes() ? Status.CLOSED : Status.WAITING).name())
                .param("outcome", decision.outcome().name())
                .param("verdict", decision.verdict())
                .param("note", decision.note())
                .update();
        if (changed == 0) {
            throw refusal(viewer, caseId, revision);
        }
        Map<String, Object> data = new HashMap<>(Map.of(
                "outcome",
                decision.outcome().name(),
                "source",
                decision.source().name()));
        if (decision.verdict() != null) {
            data.put("verdict", decision.verdict());
        }
        record(viewer, caseId, "DECIDED", data);
        events.append("case.decided", caseId, JSON.writeValueAsString(data));
        ReviewCase decided = find(viewer, caseId);
        listeners.forEach(listener -> listener.decided(viewer.tenant(), decided, decision.source()));
        return decided;
    }

    @Override
    @Transactional
    public ReviewCase reopen(Viewer viewer, String caseId, long revision, String reason) {
        int changed;
        try {
            changed = jdbc.sql("""
                            update review_case set status = 'WAITING', revision = revision + 1
                            where tenant = ? and id = ? and revision = ? and status = 'CLOSED'
                            """).params(viewer.tenant(), caseId, revision).update();
        } catch (DuplicateKeyException e) {
            throw new Refused(ReviewError.CASE_REPLACED, "The same offers are in a case that is still to be decided.");
        }
        if (changed == 0) {
            ReviewCase now = find(viewer, caseId);
            throw now.status() == Status.CLOSED
                    ? refusal(viewer, caseId, revision)
                    : new Refused(ReviewError.CASE_NOT_CLOSED, "The case is " + now.status() + ".");
        }
        record(viewer, caseId, "REOPENED", Map.of("reason", reason));
        events.append("case.reopened", caseId, JSON.writeValueAsString(Map.of("reason", reason)));
        return find(viewer, caseId);
    }

    @Override
    @Transactional
    public ReviewCase release(Viewer viewer, String caseId, long revision) {
        int changed = held(viewer, caseId, revision, """
                update review_case
                set status = case when outcome is null then 'OPEN' else 'WAITING' end, holder = null,
                    lease_until = null, revision = revision + 1
                """).update();
        if (changed == 0) {
            throw refusal(viewer, caseId, revision);
        }
        record(viewer, caseId, "RELEASED", Map.of());
        return find(viewer, caseId);
    }

    /** A change that only the holder may make, of the revision they saw, within the lease: all of it in one condition. */
    private JdbcClient.StatementSpec held(Viewer viewer, String caseId, long revision, String update) {
        return jdbc.sql(update + """
                where tenant = :tenant and id = :id and revision = :revision
                  and status = 'CLAIMED' and holder = :who and lease_until > clock_timestamp()
                """)
                .param("tenant", viewer.tenant())
                .param("id", caseId)
                .param("revision", revision)
                .param("who", viewer.subject());
    }

    /** Why a change did not happen. */
    private Refused refusal(Viewer viewer, String caseId, @Nullable Long revision) {
        ReviewCase now = find(viewer, caseId);
        if (revision != null && now.revision() != revision) {
            return new Refused(ReviewError.CASE_CHANGED, "The case is at revision " + now.revision() + ".");
        }
        return switch (now.status()) {
            case CLOSED -> new Refused(ReviewError.CASE_CLOSED, "The case is closed.");
            case OPEN, WAITING -> new Refused(ReviewError.CASE_NOT_CLAIMED, "Claim the case first.");
            case CLAIMED ->
                viewer.subject().equals(now.holder())
                        ? new Refused(ReviewError.LEASE_EXPIRED, "The lease has expired: claim the case again.")
                        : new Refused(ReviewError.CASE_HELD_BY_ANOTHER, "Somebody else holds the case.");
        };
    }

    @Override
    public ReviewCase find(Viewer viewer, String caseId) {
        return jdbc.sql("select * from review_case where tenant = :tenant and id = :id")
                .param("tenant", viewer.tenant())
                .param("id", caseId)
                .query(CaseRows::read)
                .optional()
                .map(found -> CaseRows.withListings(jdbc, List.of(found)).getFirst())
                .orElseThrow(() -> new Refused(ReviewError.CASE_NOT_FOUND, "There is no such case."));
    }

    @Override
    @Transactional
    public Map<String, String> openBlind(String tenant, List<Suspicion> dismissed) {
        return blind.open(tenant, dismissed);
    }

    @Override
    public Set<String> withheld(Viewer viewer, Collection<String> detectionIds) {
        return blind.withheld(viewer, detectionIds);
    }

    @Override
    public Map<String, ReviewCase> cases(String tenant, Collection<String> caseIds) {
        return jdbc
                .sql("select * from review_case where tenant = ? and id = any(?)")
                .params(tenant, caseIds.toArray(String[]::new))
                .query(CaseRows::read)
                .list()
                .stream()
                .collect(Collectors.toMap(ReviewCase::id, one -> one));
    }

    @Override
    public Page list(Viewer viewer, @Nullable Status status, int limit, @Nullable String cursor) {
        List<String> after = cursor == null ? List.of() : Cursor.decode(cursor, 2);
        JdbcClient.StatementSpec query = jdbc.sql("select * from review_case where tenant = :tenant"
                        + (status == null ? "" : " and status = :status")
                        + (after.isEmpty() ? "" : " and priority <= :priority and (priority < :priority or id > :id)")
                        + " order by priority desc, id limit :limit")
                .param("tenant", viewer.tenant())
                .param("limit", limit + 1);
        if (status != null) {
            query = query.param("status", status.name());
        }
        if (!after.isEmpty()) {
            query = query.param("priority", CaseRows.number(after.get(0))).param("id", after.get(1));
        }
        List<ReviewCase> found = query.query(CaseRows::read).list();
        List<ReviewCase> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : Cursor.encode(List.of(
                        Double.toString(page.getLast().priority()),
                        page.getLast().id()));
        return new Page(CaseRows.withListings(jdbc, page), next);
    }

    @Override
    public List<CaseEvent> events(Viewer viewer, String caseId) {
        find(viewer, caseId);
        return jdbc.sql("select no, type, actor, at, data::text as data from case_event where case_id = ? order by no")
                .param(caseId)
                .query((row, n) -> new CaseEvent(
                        row.getLong("no"),
                        row.getString("type"),
                        row.getString("actor"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("data")))
                .list();
    }

    @Override
    public Map<String, Integer> confirmed(String tenant, Collection<String> sellerIds, Instant since) {
        return jdbc
                .sql("""
                select seller_id, count(*) as n from review_case
                where tenant = :tenant and outcome = 'CONFIRMED' and seller_id = any(:sellers) and decided_at >= :since
                group by seller_id
                """)
                .param("tenant", tenant)
                .param("sellers", sellerIds.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(row.getString("seller_id"), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void record(Viewer viewer, String caseId, String type, Map<String, ?> data) {
        jdbc.sql("insert into case_event (case_id, type, actor, data) values (?, ?, ?, ?::jsonb)")
                .params(caseId, type, viewer.subject(), JSON.writeValueAsString(data))
                .update();
    }
}
