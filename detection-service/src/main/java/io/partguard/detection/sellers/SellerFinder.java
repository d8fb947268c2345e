package io.partguard.detection.sellers;

import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionView.Amount;
import io.partguard.detection.review.Priority;
import io.partguard.identity.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sellers by what is at stake with them, within the viewer's tenant. */
@Component
public class SellerFinder {
    /** The newest verdict of every offer. */
    private static final String ALL = """
            select l.seller_id, l.at_stake_currency as currency, l.verdict, l.accused, l.at_stake
            from listing l where l.tenant = :tenant and l.seller_id is not null
            """;
    /** The offers of one scan, each once. */
    private static final String IN_SCAN = """
            select distinct on (d.listing_id) d.seller_id, d.at_stake_currency as currency, d.verdict, d.accused, d.at_stake
            from scan_result r
            join detection d on d.tenant = :tenant and d.id = r.detection_id and d.created_at = r.detected_at
            where r.scan_id = :scan order by d.listing_id, r.line desc
            """;

    private final JdbcClient jdbc;

    SellerFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A seller with offers that are accused.
     *
     * @param sellerId ours; name and marketplace's id are gone where the seller was erased
     * @param accused offers judged COPYCAT or COUNTERFEIT
     * @param listings all offers seen
     */
    @Schema(name = "SellerAtStake")
    public record Seller(
            String sellerId,
            @Nullable String marketplace,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String country,
            long accused,
            long listings,
            List<Amount> atStake) {}

    public List<Seller> mostAtStake(Viewer viewer, int most) {
        return most(rows(viewer, ALL, Map.of(), "where t.accused"), viewer, ALL, Map.of(), most);
    }

    public List<Seller> mostAtStakeIn(Viewer viewer, String scanId, int most) {
        Map<String, String> scan = Map.of("scan", scanId);
        return most(
                rows(viewer, IN_SCAN, scan, "where t.accused and t.seller_id is not null"),
                viewer,
                IN_SCAN,
                scan,
                most);
    }

    public Optional<Seller> find(Viewer viewer, String sellerId) {
        Map<String, String> one = Map.of("seller", sellerId);
        String offers = ALL + " and l.seller_id = :seller";
        Map<String, List<Money>> stakes = Map.of(
                sellerId,
                rows(viewer, offers, one, "where t.accused").stream()
                        .map(Row::stake)
                        .flatMap(Optional::stream)
                        .toList());
        return described(viewer, offers, one, stakes).stream().findFirst();
    }

    /** What is at stake in a scan altogether, by currency. */
    public List<Amount> atStakeIn(Viewer viewer, String scanId) {
        return jdbc
                .sql("select currency, sum(at_stake) as amount from (" + IN_SCAN
                        + ") t where accused and at_stake is not null group by currency order by currency")
                .param("tenant", viewer.tenant())
                .param("scan", scanId)
                .query((row, n) -> money(row.getBigDecimal("amount"), row.getString("currency")))
                .list()
                .stream()
                .sorted(Comparator.comparingDouble((Money money) -> -Priority.of(money, 1)))
                .map(SellerFinder::amount)
                .toList();
    }

    private record Row(String sellerId, Optional<Money> stake) {}

    private List<Row> rows(Viewer viewer, String offers, Map<String, String> values, String condition) {
        return jdbc.sql("select seller_id, currency, sum(at_stake) as amount from (" + offers + ") t " + condition
                        + " group by seller_id, currency")
                .param("tenant", viewer.tenant())
                .params(values)
                .query((row, n) -> {
                    BigDecimal amount = row.getBigDecimal("amount");
                    return new Row(
                            row.getString("seller_id"),
                            amount == null ? Optional.empty() : Optional.of(money(amount, row.getString("currency"))));
                })
                .list();
    }

    private List<Seller> most(List<Row> rows, Viewer viewer, String offers, Map<String, String> values, int most) {
        Map<String, List<Money>> stakes = new LinkedHashMap<>();
        rows.forEach(row -> {
            List<Money> its = stakes.computeIfAbsent(row.sellerId(), seller -> new ArrayList<>());
            row.stake().ifPresent(its::add);
        });
        Map<String, List<Money>> top = new LinkedHashMap<>();
        stakes.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, List<Money>> one) -> -weight(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .forEach(one -> top.put(one.getKey(), one.getValue()));
        return described(viewer, offers, values, top).stream()
                .sorted(Comparator.comparingDouble((Seller one) -> -weight(top.getOrDefault(one.sellerId(), List.of())))
                        .thenComparing(Seller::sellerId))
                .toList();
    }

    private List<Seller> described(
            Viewer viewer, String offers, Map<String, String> values, Map<String, List<Money>> stakes) {
        if (stakes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select s.id, s.marketplace, s.external_id, s.name, s.country, c.accused, c.listings
                        from (select seller_id, count(*) as listings, count(*) filter (where accused) as accused from (
                        """ + offers + """
                        ) t where seller_id = any(:sellers) group by seller_id) c
                        join seller s on s.tenant = :tenant and s.id = c.seller_id
                        """)
                .param("tenant", viewer.tenant())
                .params(values)
                .param("sellers", stakes.keySet().toArray(String[]::new))
                .query((row, n) -> new Seller(
                        row.getString("id"),
                        row.getString("marketplace"),
                        row.getString("external_id"),
                        row.getString("name"),
                        row.getString("country"),
                        row.getLong("accused"),
                        row.getLong("listings"),
                        stakes.getOrDefault(row.getString("id"), List.of()).stream()
                                .map(SellerFinder::amount)
                                .toList()))
                .list();
    }

    private static double weight(List<Money> stakes) {
        return stakes.stream().mapToDouble(money -> Priority.of(money, 1)).sum();
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.rounded(amount, Currency.getInstance(currency), RoundingMode.HALF_UP);
    }

    private static Amount amount(Money money) {
        return new Amount(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
