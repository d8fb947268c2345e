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
        Map<String, Integer> linked = linked(tenant, different, asOf);
        Map<String, Integer> brands = offers.brands(tenant, different, asOf);
        Map<String, SellerHistory.Range> ranges = offers.ranges(tenant, different, asOf);
        return ids.stream()
                .map(id -> standing(id, seen, confirmed, linked, brands, ranges))
                .toList();
    }

    private static Lookup<SellerStandings.SellerStanding> standing(
            @Nullable String id,
            Map<String, Integer> seen,
            Map<String, Integer> confirmed,
            Map<String, Integer> linked,
            Map<String, Integer> brands,
            Map<String, SellerHistory.Range> ranges) {
        if (id == null || (!seen.containsKey(id) && !confirmed.containsKey(id))) {
            return new Lookup.None<>();
        }
        return new Lookup.Found<>(new SellerStandings.SellerStanding(
                new SellerHistory(confirmed.getOrDefault(id, 0), linked.get(id), brands.get(id), ranges.get(id)),
                seen.getOrDefault(id, 0)));
    }

    /** Confirmed infringements of the accounts directly linked with each seller; no entry where there are no such accounts. */
    private Map<String, Integer> linked(String tenant, TreeSet<String> ids, Instant asOf) {
        List<SellerLink> found = links.from(tenant, ids, asOf);
        if (found.isEmpty()) {
            return Map.of();
        }
        TreeSet<String> others = new TreeSet<>();
        found.forEach(link -> others.add(link.to()));
        Map<String, Integer> confirmed = review.confirmed(tenant, others, asOf.minus(REMEMBERED));
        Map<String, Integer> linked = new HashMap<>();
        found.forEach(link -> linked.merge(link.from(), confirmed.getOrDefault(link.to(), 0), Integer::sum));
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
