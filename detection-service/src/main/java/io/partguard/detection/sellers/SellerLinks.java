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
public class SellerLinks {
    /** Of each kind, a seller's first so many marks: what comes later links nobody that these do not. */
    public static final int MOST_MARKS = 20;

    private static final String SHARED = """
        with mine as materialized (
          select t.kind, t.mark, s.id as seller_id, t.listing_id
          from unnest(:sellers::text[]) as s (id), unnest(array['CONTACT', 'IMAGE', 'TEXT']) as k (kind), lateral (
            select kind, mark, listing_id from seller_trace t where t.tenant = :tenant and t.seller_id = s.id
              and t.kind = k.kind and t.first_seen < :asOf order by t.first_seen, t.mark limit :marks) t),
        narrow as materialized (
          select d.kind, d.mark from (select distinct kind, mark from mine) d, lateral (
            select count(*) as n from (select from seller_trace c where c.tenant = :tenant and c.kind = d.kind
              and c.mark = d.mark limit :sharers + 1) c) n
          where n.n between 2 and :sharers),
        rare as materialized (
          select m.kind, m.seller_id, m.listing_id, o.seller_id as other, o.listing_id as other_listing
          from narrow n
          join mine m on m.kind = n.kind and m.mark = n.mark
          join seller_trace o on o.tenant = :tenant and o.kind = n.kind and o.mark = n.mark
            and o.seller_id <> m.seller_id and o.first_seen < :asOf),
        parts as (
          select p.seller_id, p.other, count(*) as n, min(m.listing_id) as listing_id, min(o.listing_id) as other_listing
          from (select distinct seller_id, other from rare) p
          join seller_trace m on m.tenant = :tenant and m.seller_id = p.seller_id and m.kind = 'PART' and m.first_seen < :asOf
          cross join lateral (select listing_id from seller_trace t where t.tenant = :tenant and t.kind = 'PART'
            and t.mark = m.mark and t.seller_id = p.other and t.first_seen < :asOf limit 1) o
          group by p.seller_id, p.other having count(*) >= :leastParts)
        select kind, seller_id, other, count(*) as n, min(listing_id) as listing_id, min(other_listing) as other_listing
        from rare group by kind, seller_id, other
        union all
        select 'PART', p.seller_id, p.other, 1, p.listing_id, p.other_listing from parts p
        where p.n >= :sameParts * ((select count(*) from seller_trace t where t.tenant = :tenant and t.kind = 'PART'
          and t.seller_id in (p.seller_id, p.other) and t.first_seen < :asOf) - p.n)
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
                .param("marks", MOST_MARKS)
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
