package io.partguard.detection.pressure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What sellers asked, from the newest detection of each listing. */
@Component
class ObservedPrices {
    private static final Duration ESTABLISHED = Duration.ofDays(30);

    private final JdbcClient jdbc;

    ObservedPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Offers in place of our parts: those whose part, family, country and both prices in one currency are known, seen after
     * {@code since} and judged before {@code until}, of sellers first seen 30 days before: an account opened to press a price
     * has no vote yet.
     */
    List<SellerOffers> between(String tenant, Instant since, Instant until) {
        return jdbc.sql("""
                        select family, country, substitute, seller_id, count(*) as listings,
                          percentile_cont(0.5) within group (order by price_ratio) as ratio
                        from (
                          select d.document #>> '{matched,part,family}' as family, v.document ->> 'country' as country,
                            case d.verdict when 'COMPATIBLE' then 'COMPATIBLE' else 'IMITATION' end as substitute,
                            l.seller_id, d.price_ratio
                          from listing l
                          join detection d on d.tenant = l.tenant and d.id = l.detection_id and d.created_at = l.detected_at
                          left join seller s on s.tenant = l.tenant and s.id = l.seller_id
                          join listing_version v on v.tenant = l.tenant and v.listing_id = l.id
                            and v.content_hash = l.content_hash and v.seen = l.content_seen
                          where l.tenant = :tenant and l.last_seen >= :since and l.detected_at < :until
                            and d.verdict in ('COPYCAT', 'COUNTERFEIT', 'COMPATIBLE') and d.price_ratio > 0
                            and (l.seller_id is null or s.first_seen < :established)) offer
                        where family is not null and country is not null
                        group by family, country, substitute, seller_id
                        """)
                .param("tenant", tenant)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("established", until.minus(ESTABLISHED).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new SellerOffers(
                        row.getString("family"),
                        row.getString("country"),
                        Substitute.valueOf(row.getString("substitute")),
                        row.getString("seller_id"),
                        row.getLong("listings"),
                        row.getDouble("ratio")))
                .list();
    }
}
