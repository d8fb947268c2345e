package io.partguard.pricing.masterdata.store;

import io.partguard.identity.Money;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import io.partguard.pricing.masterdata.Segment;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans for targets in PostgreSQL. */
@Component
class PlanRows {
    private final JdbcClient jdbc;

    PlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RegionalTarget> regionalTargets(LocalDate day, long revision) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (t.region_no, t.brand, t.family)
                          r.id, t.brand, t.family, t.valid_from, b.id AS base, t.strength, t.country, t.base_country
                        FROM regional_target t JOIN region r ON r.no = t.region_no JOIN region b ON b.no = t.base_region_no
                        WHERE t.valid_from <= ? AND t.known_from <= ?
                        ORDER BY t.region_no, t.brand, t.family, t.valid_from DESC, t.known_from DESC
                        """)
                .param(day)
                .param(revision)
                .query((row, n) -> new RegionalTarget(
                        row.getString("id"),
                        segment(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("base"),
                        row.getBigDecimal("strength"),
                        Optional.ofNullable(row.getString("country")),
                        Optional.ofNullable(row.getString("base_country"))))
                .list();
    }

    /** What is over does not count: it is asked after the correction that may have ended it. */
    List<PriceStrategy> strategies(LocalDate day, long revision) {
        return jdbc.sql("""
                        SELECT * FROM (
                          SELECT DISTINCT ON (s.region_no, s.brand, s.family, s.valid_from)
                            r.id, s.brand, s.family, s.valid_from, s.valid_to, s.factor, s.reason
                          FROM price_strategy s JOIN region r ON r.no = s.region_no
                          WHERE s.valid_from <= ? AND s.known_from <= ?
                          ORDER BY s.region_no, s.brand, s.family, s.valid_from, s.known_from DESC) known
                        WHERE valid_to > ? ORDER BY id, brand, family, valid_from
                        """)
                .param(day)
                .param(revision)
                .param(day)
                .query((row, n) -> new PriceStrategy(
                        row.getString("id"),
                        segment(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getBigDecimal("factor").stripTrailingZeros(),
                        row.getString("reason")))
                .list();
    }

    Map<Long, Map<String, PriceOverride>> overrides(Collection<Long> parts, LocalDate day, long revision) {
        Map<Long, Map<String, PriceOverride>> overrides = new HashMap<>();
        jdbc.sql("""
                        SELECT * FROM (
                          SELECT DISTINCT ON (o.part_no, o.region_no, o.valid_from)
                            o.part_no, r.id, o.valid_from, o.valid_to, o.value, o.currency, o.reason
                          FROM price_override o JOIN region r ON r.no = o.region_no
                          WHERE o.part_no = ANY (?::bigint[]) AND o.valid_from <= ? AND o.known_from <= ?
                          ORDER BY o.part_no, o.region_no, o.valid_from, o.known_from DESC) known
                        WHERE valid_to > ? ORDER BY valid_from
                        """)
                .param(parts.toArray(Long[]::new))
                .param(day)
                .param(revision)
                .param(day)
                // In order of their beginning: the later one takes the place of the earlier.
                .query(row -> {
                    overrides
                            .computeIfAbsent(row.getLong("part_no"), part -> new HashMap<>())
                            .put(row.getString("id"), override(row));
                });
        return overrides;
    }

    private static PriceOverride override(ResultSet row) throws SQLException {
        return new PriceOverride(
                row.getString("id"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Money.rounded(
                        row.getBigDecimal("value"),
                        Currency.getInstance(row.getString("currency")),
                        RoundingMode.UNNECESSARY),
                row.getString("reason"));
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(any(row.getString("brand")), any(row.getString("family")));
    }

    private static Optional<String> any(String key) {
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }
}
