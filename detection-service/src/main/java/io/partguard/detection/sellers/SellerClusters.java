package io.partguard.detection.sellers;

import io.partguard.api.ApiError;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.review.ReviewQueue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Walks the links from one account outwards, nearest first, and lets people cut a link or put it back. */
@Service
public class SellerClusters {
    private static final int MOST_SELLERS = 50;
    /** A chain of more links says little of its ends. */
    private static final int MOST_STEPS = 4;

    private static final int ASKED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final SellerLinks links;
    private final ReviewQueue review;
    private final Events events;
    private final Clock clock;

    SellerClusters(JdbcClient jdbc, SellerLinks links, ReviewQueue review, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.review = review;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refused NOT_FOUND, also where it is another tenant's */
    @Transactional(readOnly = true)
    public SellerCluster of(Viewer viewer, String sellerId) {
        known(viewer, sellerId);
        Instant now = clock.instant();
        Map<String, List<SellerLink>> paths = new LinkedHashMap<>();
        paths.put(sellerId, List.of());
        Set<String> edge = Set.of(sellerId);
        boolean complete = true;
        for (int step = 0; step < MOST_STEPS && !edge.isEmpty(); step++) {
            Set<String> next = new TreeSet<>();
            for (SellerLink link : links.from(viewer.tenant(), edge, now)) {
                if (paths.containsKey(link.to())) {
                    continue;
                }
                if (paths.size() == MOST_SELLERS) {
                    complete = false;
                    break;
                }
                List<SellerLink> path = new ArrayList<>(paths.getOrDefault(link.from(), List.of()));
                path.add(link);
                paths.put(link.to(), List.copyOf(path));
                next.add(link.to());
            }
            edge = next;
        }
        return described(viewer, sellerId, paths, complete && edge.isEmpty());
    }

    /**
     * Of each seller one id that all linked with it, by whatever way among these sellers, have in common; its own where none is.
     *
     * @param asOf traces seen later don't count
     */
    public Map<String, String> heads(String tenant, Collection<String> sellers, Instant asOf) {
        Map<String, String> heads = new HashMap<>();
        List<String> all = sellers.stream().distinct().sorted().toList();
        all.forEach(seller -> heads.put(seller, seller));
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE));
            for (SellerLink link : links.from(tenant, some, asOf)) {
                if (heads.containsKey(link.to())) {
                    heads.put(head(heads, link.from()), head(heads, link.to()));
                }
            }
        }
        all.forEach(seller -> heads.put(seller, head(heads, seller)));
        return heads;
    }

    private static String head(Map<String, String> heads, String seller) {
        String at = seller;
        for (String next = heads.getOrDefault(at, at); !next.equals(at); next = heads.getOrDefault(at, at)) {
            at = next;
        }
        return at;
    }

    private SellerCluster described(
            Viewer viewer, String sellerId, Map<String, List<SellerLink>> paths, boolean complete) {
        Map<String, Integer> confirmed = review.confirmed(
                viewer.tenant(), paths.keySet(), clock.instant().minus(RecordedStandings.REMEMBERED));
        String[] ids = paths.keySet().toArray(String[]::new);
        Map<String, SellerCluster.Member> members = new HashMap<>();
        jdbc.sql("select id, marketplace, external_id, name from seller where tenant = ? and id = any(?)")
                .params(viewer.tenant(), ids)
                .query(row -> {
                    String id = row.getString("id");
                    members.put(
                            id,
                            new SellerCluster.Member(
                                    id,
                                    row.getString("marketplace"),
                                    row.getString("external_id"),
                                    row.getString("name"),
                                    confirmed.getOrDefault(id, 0),
                                    paths.getOrDefault(id, List.of())));
                });
        int brands =
                jdbc.sql("""
                        select count(distinct mark) from seller_trace
                        where tenant = ? and kind = 'BRAND' and seller_id = any(?)
                        """).params(viewer.tenant(), ids).query(Integer.class).single();
        List<SellerCluster.Member> inOrder = new ArrayList<>();
        for (String id : paths.keySet()) {
            SellerCluster.Member member = members.get(id);
            if (member != null) {
                inOrder.add(member);
            }
        }
        int infringements =
                confirmed.values().stream().mapToInt(Integer::intValue).sum();
        return new SellerCluster(
                sellerId,
                inOrder,
                new SellerCluster.Risk(inOrder.size(), infringements, brands == 0 ? null : brands),
                complete);
    }

    /** Says that two accounts are not the same hand, whatever they share. */
    @Transactional
    public void cut(Viewer viewer, String one, String other, String reason) {
        List<String> pair = pair(viewer, one, other);
        int added = jdbc.sql("""
                        insert into seller_link_cut (tenant, a, b, actor, reason, at) values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        viewer.tenant(),
                        pair.get(0),
                        pair.get(1),
                        viewer.subject(),
                        reason,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            events.append("seller.link_cut", one, "{\"other\":\"" + other + "\"}");
        }
    }

    /** Takes a cut back: what they share links them again. */
    @Transactional
    public void restore(Viewer viewer, String one, String other) {
        List<String> pair = pair(viewer, one, other);
        int removed = jdbc.sql("delete from seller_link_cut where tenant = ? and a = ? and b = ?")
                .params(viewer.tenant(), pair.get(0), pair.get(1))
                .update();
        if (removed == 1) {
            events.append("seller.link_restored", one, "{\"other\":\"" + other + "\"}");
        }
    }

    private List<String> pair(Viewer viewer, String one, String other) {
        known(viewer, one);
        known(viewer, other);
        if (one.equals(other)) {
            throw new Refused(ApiError.INVALID_REQUEST, "A seller is linked with others only.");
        }
        return one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
    }

    private void known(Viewer viewer, String id) {
        int known = jdbc.sql("select count(*) from seller where tenant = ? and id = ?")
                .params(viewer.tenant(), id)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new Refused(ApiError.NOT_FOUND, "There is no such seller.");
        }
    }
}
