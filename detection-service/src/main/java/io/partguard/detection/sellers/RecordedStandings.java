package io.partguard.detection.sellers;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.SellerStandings;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    private final SharedTraces shared;

    RecordedStandings(
            JdbcClient jdbc, ReviewQueue review, SellerLinks links, SellerOffersSeen offers, SharedTraces shared) {
        this.jdbc = jdbc;
        this.review = review;
        this.links = links;
        this.offers = offers;
        this.shared = shared;
    }

    /** @param asOf offers first seen later don't count, so that the order within a scan makes no difference */
    public SellerStandings of(String tenant, Instant asOf) {
        return listings -> find(tenant, asOf, listings);
    }

    private List<Lookup<SellerStanding>> find(String tenant, Instant asOf, List<Listing> listings) {
        List<@Nullable String> ids =
                listings.stream().map(SharedTraces::sellerId).toList();
        TreeSet<String> sellers = new TreeSet<>();
        ids.stream().filter(Objects::nonNull).forEach(sellers::add);
        List<SharedTraces.Sharers> sharers = shared.of(tenant, listings, asOf);
        Map<String, OtherOffers> others =
                sellers.isEmpty() ? Map.of() : others(tenant, sellers, asOf, listings.size() > 1);
        Map<String, Integer> seen = sellers.isEmpty() ? Map.of() : seen(tenant, sellers, asOf);
        Map<String, Integer> again = again(tenant, listings, asOf);
        Map<String, Integer> confirmed = confirmed(tenant, sellers, others, sharers, asOf);
        List<Lookup<SellerStanding>> standings = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            String id = ids.get(i);
            int before = id == null ? 0 : seen.getOrDefault(id, 0) - again.getOrDefault(listingId(listings.get(i)), 0);
            standings.add(standing(
                    id,
                    before,
                    id == null ? OtherOffers.NONE : others.getOrDefault(id, OtherOffers.NONE),
                    sharers.get(i),
                    confirmed));
        }
        return standings;
    }

    private static Lookup<SellerStanding> standing(
            @Nullable String id,
            int seen,
            OtherOffers other,
            SharedTraces.Sharers sharers,
            Map<String, Integer> confirmed) {
        int own = id == null ? 0 : confirmed.getOrDefault(id, 0);
        if (seen <= 0 && own == 0 && !sharers.any()) {
            return new Lookup.None<>();
        }
        return new Lookup.Found<>(new SellerStanding(new SellerHistory(
                Math.max(0, seen),
                own,
                other.linked().isEmpty() ? null : sum(other.linked(), confirmed),
                seen <= 0 ? null : Integer.valueOf(other.brands() == null ? 0 : other.brands()),
                other.range(),
                new SellerHistory.Shared(sum(sharers.picture(), confirmed), sum(sharers.text(), confirmed)))));
    }

    private static @Nullable Integer sum(@Nullable Set<String> accounts, Map<String, Integer> confirmed) {
        return accounts == null
                ? null
                : Integer.valueOf(accounts.stream()
                        .mapToInt(account -> confirmed.getOrDefault(account, 0))
                        .sum());
    }

    private Map<String, Integer> confirmed(
            String tenant,
            Set<String> sellers,
            Map<String, OtherOffers> others,
            List<SharedTraces.Sharers> sharers,
            Instant asOf) {
        TreeSet<String> all = new TreeSet<>(sellers);
        others.values().forEach(one -> all.addAll(one.linked()));
        all.addAll(SharedTraces.everybody(sharers));
        return all.isEmpty() ? Map.of() : review.confirmed(tenant, all, asOf.minus(REMEMBERED));
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

    /** 1 for each of the listings that was seen before itself: it is none of the seller's other offers. */
    private Map<String, Integer> again(String tenant, List<Listing> listings, Instant asOf) {
        Map<String, Integer> again = new HashMap<>();
        jdbc.sql("select id from listing where tenant = :tenant and id = any(:ids) and first_seen < :asOf")
                .param("tenant", tenant)
                .param(
                        "ids",
                        listings.stream().map(RecordedStandings::listingId).toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    again.put(row.getString("id"), 1);
                });
        return again;
    }

    private static String listingId(Listing listing) {
        return Ids.of("lst", listing.marketplace(), listing.listingId());
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
}
