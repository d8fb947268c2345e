package io.partguard.detection.sellers;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.SellerStandings;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What our own records of a tenant say of sellers, up to a point in time. */
@Component
public class RecordedStandings {
    static final Duration REMEMBERED = Duration.ofDays(180);
    /** More offers than this change no judgement, and counting them all would cost more with every scan. */
    private static final int COUNTED = 1_000;

    /** A scan asks for one seller in many batches, always as of its start. */
    private final OtherOffers.Newest remembered = new OtherOffers.Newest();

    private final JdbcClient jdbc;
    private final ReviewQueue review;
    private final SellerLinks links;
    private final SellerOffersSeen offers;

    RecordedStandings(JdbcClient jdbc, ReviewQueue review, SellerLinks links, SellerOffersSeen offers) {
        this.jdbc = jdbc;
        this.review = review;
        this.links = links;
        this.offers = offers;
    }

    /** @param asOf offers first seen later don't count, so that the order within a scan makes no difference */
    public SellerStandings of(String tenant, Instant asOf) {
        return listings -> find(tenant, asOf, listings);
    }

    private List<Lookup<SellerStandings.SellerStanding>> find(String tenant, Instant asOf, List<Listing> listings) {
        List<@Nullable String> ids =
                listings.stream().map(RecordedStandings::sellerId).toList();
        TreeSet<String> different = new TreeSet<>();
        ids.stream().filter(Objects::nonNull).forEach(different::add);
        if (different.isEmpty()) {
            return listings.stream()
                    .<Lookup<SellerStandings.SellerStanding>>map(listing -> new Lookup.None<>())
                    .toList();
        }
        Map<String, Integer> seen = seen(tenant, different, asOf);
        Map<String, Integer> confirmed = review.confirmed(tenant, different, asOf.minus(REMEMBERED));
        Map<String, OtherOffers> others = others(tenant, different, asOf, listings.size() > 1);
        Map<String, Integer> linked = linked(tenant, others, asOf);
        return ids.stream()
                .map(id -> standing(id, seen, confirmed, linked, others))
                .toList();
    }

    private static Lookup<SellerStandings.SellerStanding> standing(
            @Nullable String id,
            Map<String, Integer> seen,
            Map<String, Integer> confirmed,
            Map<String, Integer> linked,
            Map<String, OtherOffers> others) {
        if (id == null || (!seen.containsKey(id) && !confirmed.containsKey(id))) {
            return new Lookup.None<>();
        }
        OtherOffers other = others.getOrDefault(id, OtherOffers.NONE);
        return new Lookup.Found<>(new SellerStandings.SellerStanding(
                new SellerHistory(confirmed.getOrDefault(id, 0), linked.get(id), other.brands(), other.range()),
                seen.getOrDefault(id, 0)));
    }

    private Map<String, OtherOffers> others(String tenant, Set<String> ids, Instant asOf, boolean remember) {
        Map<String, OtherOffers> others = new HashMap<>();
        TreeSet<String> unknown = new TreeSet<>();
        for (String id : ids) {
            OtherOffers known = remembered.get(new OtherOffers.Key(tenant, asOf, id));
            if (known == null) {
                unknown.add(id);
            } else {
                others.put(id, known);
            }
        }
        if (unknown.isEmpty()) {
            return others;
        }
        Map<String, Set<String>> linked = new HashMap<>();
        links.from(tenant, unknown, asOf)
                .forEach(link -> linked.computeIfAbsent(link.from(), from -> new TreeSet<>())
                        .add(link.to()));
        Map<String, Integer> brands = offers.brands(tenant, unknown, asOf);
        Map<String, SellerHistory.Range> ranges = offers.ranges(tenant, unknown, asOf);
        for (String id : unknown) {
            OtherOffers found = new OtherOffers(linked.getOrDefault(id, Set.of()), brands.get(id), ranges.get(id));
            others.put(id, found);
            if (remember) {
                remembered.put(new OtherOffers.Key(tenant, asOf, id), found);
            }
        }
        return others;
    }

    /** Confirmed infringements of the accounts directly linked with each seller; no entry where there are no such accounts. */
    private Map<String, Integer> linked(String tenant, Map<String, OtherOffers> others, Instant asOf) {
        TreeSet<String> all = new TreeSet<>();
        others.values().forEach(one -> all.addAll(one.linked()));
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> confirmed = review.confirmed(tenant, all, asOf.minus(REMEMBERED));
        Map<String, Integer> linked = new HashMap<>();
        others.forEach((id, one) -> {
            if (!one.linked().isEmpty()) {
                linked.put(
                        id,
                        one.linked().stream()
                                .mapToInt(other -> confirmed.getOrDefault(other, 0))
                                .sum());
            }
        });
        return linked;
    }

    private Map<String, Integer> seen(String tenant, TreeSet<String> ids, Instant asOf) {
        Map<String, Integer> seen = new HashMap<>();
        jdbc.sql("""
                        select s.id, n.n from unnest(:ids::text[]) as s (id), lateral (
                          select count(*) as n from (
                            select from listing where tenant = :tenant and seller_id = s.id and first_seen < :asOf limit :most) l) n
                        where n.n > 0
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("tenant", tenant)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("most", COUNTED)
                .query(row -> {
                    seen.put(row.getString("id"), row.getInt("n"));
                });
        return seen;
    }

    private static @Nullable String sellerId(Listing listing) {
        return listing.seller() == null
                ? null
                : Ids.of("sel", listing.marketplace(), listing.seller().id());
    }
}
