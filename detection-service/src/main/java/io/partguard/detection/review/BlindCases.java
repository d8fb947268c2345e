package io.partguard.detection.review;

import io.partguard.api.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that are decided without knowing what the models said. */
@Component
class BlindCases {
    private final JdbcClient jdbc;
    private final CaseOpening opening;

    BlindCases(JdbcClient jdbc, CaseOpening opening) {
        this.jdbc = jdbc;
        this.opening = opening;
    }

    Map<String, String> open(String tenant, List<Suspicion> dismissed) {
        List<Double> priorities = hideAmong(tenant, dismissed.size());
        List<Suspicion> placed = new ArrayList<>();
        for (int i = 0; i < dismissed.size(); i++) {
            placed.add(
                    priorities.isEmpty()
                            ? dismissed.get(i)
                            : dismissed.get(i).withPriority(priorities.get(i % priorities.size())));
        }
        opening.open(tenant, placed);
        Map<String, String> cases = new HashMap<>();
        jdbc.sql("""
                        with mine as (
                          select c.id, l.listing_id from review_case c join case_listing l on l.case_id = c.id
                          where c.tenant = :tenant and c.status <> 'CLOSED' and c.group_key = any(:groups))
                        update review_case c set blind = true from mine where c.id = mine.id returning c.id, mine.listing_id
                        """)
                .param("tenant", tenant)
                .param("groups", placed.stream().map(Suspicion::groupKey).toArray(String[]::new))
                .query(row -> {
                    cases.put(row.getString("listing_id"), row.getString("id"));
                });
        return cases;
    }

    /** Open cases that nobody touched become blind, too: blind alone says nothing then. @return their priorities */
    private List<Double> hideAmong(String tenant, int most) {
        return jdbc.sql("""
                        with untouched as (
                          select id from review_case
                          where tenant = :tenant and status = 'OPEN' and revision = 1 and not blind
                          order by gen_random_uuid() limit :most for update skip locked)
                        update review_case c set blind = true from untouched where c.id = untouched.id returning c.priority
                        """)
                .param("tenant", tenant)
                .param("most", most)
                .query(Double.class)
                .list();
    }

    Set<String> withheld(Viewer viewer, Collection<String> detectionIds) {
        if (!ReviewCase.decides(viewer) || detectionIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        select l.detection_id from review_case c join case_listing l on l.case_id = c.id
                        where c.tenant = :tenant and c.blind and c.status <> 'CLOSED' and l.detection_id = any(:detections)
                        """)
                .param("tenant", viewer.tenant())
                .param("detections", detectionIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
