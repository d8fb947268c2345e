package io.partguard.detection.sellers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the accounts that share enough with given ones, by what is recorded now: no link is stored. */
@Component
class SellerLinks {
    private static final String SHARED = """
            with mine as (
              select kind, mark, seller_id, listing_id from seller_trace
              where tenant = :tenant and seller_id = any(:sellers) and first_seen < :asOf),
            rare as (
              select m.kind, m.seller_id, m.listing_id, o.seller_id as other, o.listing_id as other_listing
              from mine m
              join seller_trace o on o.tenant = :tenant and o.kind = m.kind and o.mark = m.mark
                and o.seller_id <> m.seller_id and o.first_seen < :asOf
              where m.kind in ('CONTACT', 'IMAGE', 'TEXT')
                and (select count(*) from (select from seller_trace c where c.tenant = :tenant and c.kind = m.kind
                  and c.mark = m.mark limit :sharers + 1) n) <= :sharers),
            sets as (
              select seller_id, count(*) as n, min(listing_id) as listing_id from mine where kind = 'PART' group by seller_id),
            parts as (
              select s.seller_id, o.seller_id as other, count(*) as n, s.n as own, min(s.listing_id) as listing_id,
                min(o.listing_id) as other_listing
              from sets s
              join mine m on m.seller_id = s.seller_id and m.kind = 'PART'
              join seller_trace o on o.tenant = :tenant and o.kind = 'PART' and o.mark = m.mark and o.seller_id <> s.seller_id
                and o.first_seen < :asOf
              where s.n >= :leastParts
              group by s.seller_id, o.seller_id, s.n having count(*) >= :leastParts)
            select kind, seller_id, other, count(*) as n, min(listing_id) as listing_id, min(other_listing) as other_listing
            from rare group by kind, seller_id, other
            union all
            select 'PART', p.seller_id, p.other, 1, p.listing_id, p.other_listing from parts p
            where p.n >= :sameParts * (p.own - p.n + (select count(*) from seller_trace t where t.tenant = :tenant
              and t.seller_id = p.other and t.kind = 'PART' and t.first_seen < :asOf))
            """;

    private final JdbcClient jdbc;

    SellerLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Pair(String from, String to) {
        boolean is(String a, String b) {
            return from.equals(a) && to.equals(b) || from.equals(b) && to.equals(a);
        }
    }

    /** Links from each of the sellers, without those that a person cut, in the order of ids. */
    List<SellerLink> from(String tenant, Collection<String> sellers, Instant asOf) {
        if (sellers.isEmpty()) {
            return List.of();
        }
        Map<Pair, List<SellerLink.Shared>> shared = new HashMap<>();
        String[] ids = sellers.toArray(String[]::new);
        jdbc.sql(SHARED)
                .param("tenant", tenant)
                .param("sellers", ids)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("sharers", LinkRule.MOST_SHARERS)
                .param("leastParts", LinkRule.LEAST_PARTS)
                .param("sameParts", LinkRule.SAME_PARTS)
                .query(row -> {
                    shared.computeIfAbsent(
                                    new Pair(row.getString("seller_id"), row.getString("other")),
                                    pair -> new ArrayList<>())
                            .add(new SellerLink.Shared(
                                    TraceKind.valueOf(row.getString("kind")),
                                    row.getInt("n"),
                                    row.getString("listing_id"),
                                    row.getString("other_listing")));
                });
        List<Pair> cut = jdbc.sql("select a, b from seller_link_cut where tenant = ? and (a = any(?) or b = any(?))")
                .params(tenant, ids, ids)
                .query((row, n) -> new Pair(row.getString("a"), row.getString("b")))
                .list();
        Map<String, SellerLink> links = new TreeMap<>();
        shared.forEach((pair, what) -> {
            Map<TraceKind, Integer> times = new EnumMap<>(TraceKind.class);
            what.forEach(one -> times.put(one.kind(), one.times()));
            if (LinkRule.joins(times) && cut.stream().noneMatch(one -> one.is(pair.from(), pair.to()))) {
                links.put(pair.from() + pair.to(), new SellerLink(pair.from(), pair.to(), List.copyOf(what)));
            }
        });
        return List.copyOf(links.values());
    }
}
