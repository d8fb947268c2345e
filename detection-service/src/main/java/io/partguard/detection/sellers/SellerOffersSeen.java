package io.partguard.detection.sellers;

import io.partguard.detection.judging.signal.SellerHistory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a seller's offers had in common, as far as they were seen before a moment. */
@Component
public class SellerOffersSeen {
    /** Of fewer prices the spread is not known. */
    public static final int LEAST_PRICES = 8;
    /** More change nothing that shows. */
    public static final int MOST_PRICES = 60;

    private final JdbcClient jdbc;

    SellerOffersSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many brands of ours each seller trades on; no entry where none was seen. */
    Map<String, Integer> brands(String tenant, Collection<String> sellers, Instant asOf) {
        Map<String, Integer> brands = new HashMap<>();
        jdbc.sql("""
            select seller_id, count(*) as n from seller_trace
            where tenant = :tenant and seller_id = any(:sellers) and kind = 'BRAND' and first_seen < :asOf
            group by seller_id
            """)
                .param("tenant", tenant)
                .param("sellers", sellers.toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    brands.put(row.getString("seller_id"), row.getInt("n"));
                });
        return brands;
    }

    /** How each seller's prices stand to genuine; no entry where too few are known or all are the same. */
    Map<String, SellerHistory.Range> ranges(String tenant, Collection<String> sellers, Instant asOf) {
        Map<String, SellerHistory.Range> ranges = new HashMap<>();
        jdbc.sql("""
            select s.id, r.n, r.mean, r.deviation
            from unnest(:sellers::text[]) as s (id), lateral (
              select count(*) as n, avg(ln(ratio)) as mean, stddev_samp(ln(ratio)) as deviation from (
                select d.price_ratio as ratio from listing l
                join detection d on d.tenant = l.tenant and d.id = l.detection_id and d.created_at = l.detected_at
                where l.tenant = :tenant and l.seller_id = s.id and l.first_seen < :asOf and d.price_ratio > 0
                order by l.first_seen limit :most) p) r
            where r.n >= :least and r.deviation > 0
            """)
                .param("tenant", tenant)
                .param("sellers", sellers.toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("most", MOST_PRICES)
                .param("least", LEAST_PRICES)
                .query(row -> {
                    ranges.put(
                            row.getString("id"),
                            new SellerHistory.Range(
                                    row.getDouble("mean"), row.getDouble("deviation"), row.getInt("n")));
                });
        return ranges;
    }
}
