package io.partguard.detection.review;

import io.partguard.identity.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns suspicions into cases, a whole batch at a time. */
@Component
class CaseOpening {
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseOpening(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return ids of the cases that were not there before */
    List<String> open(String tenant, List<Suspicion> suspicions) {
        Set<String> decided = decidedAlready(tenant, suspicions);
        // In the order of their keys, so that two batches never wait for each other.
        Map<String, Map<String, Suspicion>> groups = new TreeMap<>();
        for (Suspicion suspicion : suspicions) {
            if (!decided.contains(key(suspicion.listingId(), suspicion.contentHash(), suspicion.verdict()))) {
                groups.computeIfAbsent(suspicion.groupKey(), group -> new TreeMap<>())
                        .put(suspicion.listingId(), suspicion);
            }
        }
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<String, Opened> cases = openOrFind(tenant, groups);
        add(tenant, groups, cases);
        weigh(cases);
        record(groups, cases);
        return cases.values().stream()
                .filter(Opened::fresh)
                .map(Opened::id)
                .sorted()
                .toList();
    }

    /** Listings that a closed case answers as they stand: same content, same verdict. */
    private Set<String> decidedAlready(String tenant, List<Suspicion> suspicions) {
        return new HashSet<>(jdbc.sql("""
                        select l.listing_id, l.content_hash, l.verdict from case_listing l
                        join review_case c on c.id = l.case_id and c.status = 'CLOSED'
                        where l.tenant = :tenant and l.listing_id = any(:listings)
                        """)
                .param("tenant", tenant)
                .param("listings", column(suspicions, Suspicion::listingId))
                .query((row, n) ->
                        key(row.getString("listing_id"), row.getString("content_hash"), row.getString("verdict")))
                .list());
    }

    private record Opened(String id, boolean fresh) {}

    private Map<String, Opened> openOrFind(String tenant, Map<String, Map<String, Suspicion>> groups) {
        List<Suspicion> first = groups.values().stream()
                .map(group -> group.values().iterator().next())
                .toList();
        Map<String, Opened> cases = new HashMap<>();
        jdbc.sql("""
                        insert into review_case (id, tenant, group_key, status, seller_id, priority)
                        select id, :tenant, group_key, 'OPEN', seller_id, 0
                        from unnest(:ids::text[], :groups::text[], :sellers::text[]) as t (id, group_key, seller_id)
                        on conflict (tenant, group_key) where status <> 'CLOSED'
                          do update set group_key = excluded.group_key
                        returning id, group_key, xmax = 0 as fresh
                        """)
                .param("tenant", tenant)
                .param("ids", column(first, suspicion -> Ids.next("cas", clock)))
                .param("groups", column(first, Suspicion::groupKey))
                .param("sellers", column(first, Suspicion::sellerId))
                .query((row, n) ->
                        cases.put(row.getString("group_key"), new Opened(row.getString("id"), row.getBoolean("fresh"))))
                .list();
        return cases;
    }

    private void add(String tenant, Map<String, Map<String, Suspicion>> groups, Map<String, Opened> cases) {
        List<Suspicion> all = groups.values().stream()
                .flatMap(group -> group.values().stream())
                .toList();
        jdbc.sql("""
                        insert into case_listing (case_id, tenant, listing_id, detection_id, detected_at, content_hash,
                          verdict, flags, priority, at_stake, currency)
                        select case_id, :tenant, listing_id, detection_id, detected_at::timestamptz, content_hash,
                          verdict, flags, priority, at_stake::numeric, currency
                        from unnest(:cases::text[], :listings::text[], :detections::text[], :times::text[],
                            :contents::text[], :verdicts::text[], :flags::text[], :priorities::float8[],
                            :amounts::text[], :currencies::text[])
                          as t (case_id, listing_id, detection_id, detected_at, content_hash, verdict, flags, priority,
                            at_stake, currency)
                        on conflict (case_id, listing_id) do update set detection_id = excluded.detection_id,
                          detected_at = excluded.detected_at, content_hash = excluded.content_hash,
                          verdict = excluded.verdict, flags = excluded.flags, priority = excluded.priority,
                          at_stake = excluded.at_stake, currency = excluded.currency
                        """)
                .param("tenant", tenant)
                .param("cases", column(all, s -> opened(cases, s).id()))
                .param("listings", column(all, Suspicion::listingId))
                .param("detections", column(all, Suspicion::detectionId))
                .param(
                        "times",
                        column(all, s -> s.detectedAt().atOffset(ZoneOffset.UTC).toString()))
                .param("contents", column(all, Suspicion::contentHash))
                .param("verdicts", column(all, Suspicion::verdict))
                .param("flags", column(all, s -> String.join(",", s.flags())))
                .param("priorities", all.stream().map(Suspicion::priority).toArray(Double[]::new))
                .param(
                        "amounts",
                        column(
                                all,
                                s -> s.atStake() == null
                                        ? null
                                        : s.atStake().amount().toPlainString()))
                .param(
                        "currencies",
                        column(
                                all,
                                s -> s.atStake() == null
                                        ? null
                                        : s.atStake().currency().getCurrencyCode()))
                .update();
    }

    /** A case weighs what its listings weigh together; its amount is that of the currency most is at stake in. */
    private void weigh(Map<String, Opened> cases) {
        jdbc.sql("""
                        update review_case c set priority = t.priority, at_stake = t.amount, at_stake_currency = t.currency
                        from (select distinct on (case_id) case_id, sum(sum(priority)) over (partition by case_id) as priority,
                                sum(at_stake) as amount, currency
                              from case_listing where case_id = any(:cases)
                              group by case_id, currency
                              order by case_id, currency is null, sum(priority) desc, currency) t
                        where c.id = t.case_id
                        """)
                .param("cases", cases.values().stream().map(Opened::id).toArray(String[]::new))
                .update();
    }

    private void record(Map<String, Map<String, Suspicion>> groups, Map<String, Opened> cases) {
        List<String> keys = List.copyOf(groups.keySet());
        jdbc.sql("""
                        insert into case_event (case_id, type, actor, data)
                        select case_id, type, 'detection-service', jsonb_build_object('listings', listings)
                        from unnest(:cases::text[], :types::text[], :listings::int4[]) as t (case_id, type, listings)
                        """)
                .param("cases", column(keys, key -> opened(cases, key).id()))
                .param("types", column(keys, key -> opened(cases, key).fresh() ? "OPENED" : "LISTINGS_ADDED"))
                .param(
                        "listings",
                        keys.stream()
                                .map(key -> groups.getOrDefault(key, Map.of()).size())
                                .toArray(Integer[]::new))
                .update();
    }

    private static Opened opened(Map<String, Opened> cases, Suspicion suspicion) {
        return opened(cases, suspicion.groupKey());
    }

    private static Opened opened(Map<String, Opened> cases, String groupKey) {
        Opened opened = cases.get(groupKey);
        if (opened == null) {
            throw new IllegalStateException("a group without a case");
        }
        return opened;
    }

    private static String key(String listingId, String contentHash, String verdict) {
        return listingId + "|" + contentHash + "|" + verdict;
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
