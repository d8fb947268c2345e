package io.partguard.detection.detections;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds detections within the viewer's tenant. */
@Component
public class DetectionFinder {
    /** A cheap offer is one below this share of the list price: less than an honest discount explains. */
    private static final double CHEAP = .6;

    private final JdbcClient jdbc;

    DetectionFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** MARGIN: surest first, of those decided. OBSERVED: newest first. */
    public enum Sort {
        MARGIN,
        OBSERVED
    }

    /** @param verdict a verdict or UNDECIDED; every null: whatever it is */
    public record Filter(
            @Nullable String verdict,
            @Nullable String scan,
            @Nullable Boolean accused,
            @Nullable String seller,
            @Nullable String listing) {}

    /** @param next cursor of the next page; null at the end */
    public record Page(List<DetectionView> items, @Nullable String next) implements Paged {}

    public Optional<DetectionView> find(Viewer viewer, String id) {
        return jdbc.sql(DetectionRows.SELECT
                        + "where d.tenant = :tenant and d.id = :id order by d.created_at desc limit 1")
                .param("tenant", viewer.tenant())
                .param("id", id)
                .query((row, n) -> DetectionRows.read(row, null))
                .optional();
    }

    /**
     * The content that a detection is of.
     *
     * @param hash of everything the listing said when it was judged
     * @param seen when it was first taken in
     * @param verified whether what is kept still has that hash; not where the seller was renamed or erased since
     */
    public record Content(String hash, Instant seen, boolean verified) {}

    public Optional<Content> content(Viewer viewer, String id) {
        return find(viewer, id)
                .flatMap(view -> jdbc.sql("""
                                select content_hash, content_seen from detection where tenant = :tenant and id = :id
                                order by created_at desc limit 1
                                """)
                        .param("tenant", viewer.tenant())
                        .param("id", id)
                        .query((row, n) -> new Content(
                                row.getString("content_hash"),
                                row.getObject("content_seen", java.time.OffsetDateTime.class)
                                        .toInstant(),
                                Identified.contentHash(view.listing()).equals(row.getString("content_hash"))))
                        .optional());
    }

    public Page list(Viewer viewer, Filter filter, Sort sort, int limit, @Nullable String cursor) {
        List<String> where = new ArrayList<>(List.of("d.tenant = :tenant"));
        Map<String, Object> values = new HashMap<>(Map.of("tenant", viewer.tenant(), "limit", limit + 1));
        if (filter.verdict() != null) {
            if (filter.verdict().equals("UNDECIDED")) {
                where.add("d.verdict is null");
            } else {
                where.add("d.verdict = :verdict");
                values.put("verdict", filter.verdict());
            }
        }
        if (filter.accused() != null) {
            where.add(filter.accused() ? "d.accused" : "not d.accused");
        }
        if (filter.seller() != null) {
            where.add("d.seller_id = :seller");
            values.put("seller", filter.seller());
        }
        if (filter.listing() != null) {
            where.add("d.listing_id = :listing");
            values.put("listing", filter.listing());
        }
        if (filter.scan() != null) {
            where.add("exists (select from scan_result r where r.scan_id = :scan and r.detection_id = d.id"
                    + " and r.detected_at = d.created_at)");
            values.put("scan", filter.scan());
        }
        if (sort == Sort.MARGIN) {
            where.add("d.margin is not null");
        }
        if (cursor != null) {
            after(sort, Cursor.decode(cursor, 2), where, values);
        }
        String order = sort == Sort.MARGIN ? "d.margin desc, d.id" : "d.created_at desc, d.id";
        List<DetectionView> found = jdbc.sql(DetectionRows.SELECT + "where " + String.join(" and ", where)
                        + " order by " + order + " limit :limit")
                .params(values)
                .query((row, n) -> DetectionRows.read(row, filter.scan()))
                .list();
        List<DetectionView> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() <= limit ? null : cursor(sort, page.getLast()));
    }

    private static String cursor(Sort sort, DetectionView last) {
        String key = sort == Sort.MARGIN
                ? String.valueOf(last.margin())
                : last.createdAt().toString();
        return Cursor.encode(List.of(key, last.id()));
    }

    private static void after(Sort sort, List<String> cursor, List<String> where, Map<String, Object> values) {
        try {
            if (sort == Sort.MARGIN) {
                where.add("d.margin <= :after and (d.margin < :after or d.id > :afterId)");
                values.put("after", Double.parseDouble(cursor.get(0)));
            } else {
                where.add("d.created_at <= :after and (d.created_at < :after or d.id > :afterId)");
                values.put("after", Instant.parse(cursor.get(0)).atOffset(ZoneOffset.UTC));
            }
            values.put("afterId", cursor.get(1));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
    }

    /** The accused offers of a scan of which the model is surest; those that can be shown beside their part come first. */
    public List<DetectionView> mostSuspicious(Viewer viewer, String scanId, int most) {
        return ofScan(viewer, scanId, "d.accused", "d.part_id is null, d.margin desc, d.id", most);
    }

    /** The offers of a scan that cost least against genuine and are not accused all the same: proof that price alone is no verdict. */
    public List<DetectionView> cheapestHonest(Viewer viewer, String scanId, int most) {
        return ofScan(
                viewer,
                scanId,
                "not d.accused and d.verdict in ('GENUINE', 'COMPATIBLE', 'PARALLEL_IMPORT') and d.price_ratio < "
                        + CHEAP,
                "d.price_ratio, d.id",
                most);
    }

    /** How many offers of a scan name a mark of ours and match no part, by verdict: what was said of the mark alone. */
    public Map<String, Long> withoutPart(Viewer viewer, String scanId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select d.verdict, count(*) as offers from scan_result r
                        join detection d on d.tenant = :tenant and d.id = r.detection_id and d.created_at = r.detected_at
                        where r.scan_id = :scan and d.part_id is null and d.verdict <> 'NOT_OURS' group by d.verdict
                        """).param("tenant", viewer.tenant()).param("scan", scanId).query(row -> {
            counts.put(row.getString("verdict"), row.getLong("offers"));
        });
        return counts;
    }

    private List<DetectionView> ofScan(Viewer viewer, String scanId, String condition, String order, int most) {
        return jdbc.sql(DetectionRows.SELECT + """
                        where d.tenant = :tenant and (d.id, d.created_at) in
                          (select detection_id, detected_at from scan_result where scan_id = :scan)
                        """ + " and " + condition + " order by " + order + " limit :most")
                .param("tenant", viewer.tenant())
                .param("scan", scanId)
                .param("most", most)
                .query((row, n) -> DetectionRows.read(row, scanId))
                .list();
    }
}
