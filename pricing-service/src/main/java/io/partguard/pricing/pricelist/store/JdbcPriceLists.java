package io.partguard.pricing.pricelist.store;

import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.waterfall.BasePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** {@link PriceLists} in PostgreSQL: one query for all exact numbers, one for what is left, one for all prices. */
@Component
class JdbcPriceLists implements PriceLists {
    private final JdbcTemplate jdbc;

    JdbcPriceLists(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<PartKey, Found> find(Collection<PartKey> parts) {
        Map<PartKey, Found> found = new HashMap<>();
        String[] keys = parts.stream().map(JdbcPriceLists::key).toArray(String[]::new);
        query(
                "SELECT no, brand, number, printed FROM part WHERE key = ANY (?)",
                keys,
                row -> found.put(part(row).key(), new Found.Exactly(part(row))));
        Map<String, List<PartKey>> left = new HashMap<>();
        for (PartKey part : parts) {
            String normalized = new PartNumber(part.number()).normalized();
            if (!found.containsKey(part) && !normalized.isEmpty()) {
                left.computeIfAbsent(part.brand() + "|" + normalized, key -> new ArrayList<>())
                        .add(part);
            }
        }
        if (!left.isEmpty()) {
            byNormalForm(left, found);
        }
        parts.forEach(part -> found.putIfAbsent(part, new Found.Nowhere()));
        return found;
    }

    private void byNormalForm(Map<String, List<PartKey>> asked, Map<PartKey, Found> found) {
        query(
                "SELECT no, brand, number, printed, normalized_key FROM part WHERE normalized_key = ANY (?)",
                asked.keySet().toArray(String[]::new),
                row -> {
                    Found one = new Found.ByNormalForm(part(row));
                    for (PartKey part : asked.getOrDefault(row.getString("normalized_key"), List.of())) {
                        found.merge(part, one, (first, second) -> new Found.Ambiguous());
                    }
                });
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, String[] keys, RowReader reader) {
        jdbc.query(
                sql,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", keys)),
                reader::read);
    }

    private static PricedPart part(ResultSet row) throws SQLException {
        return new PricedPart(
                row.getLong("no"),
                new PartKey(row.getString("brand"), row.getString("number")),
                row.getString("printed"));
    }

    private static String key(PartKey part) {
        return part.brand() + "|" + part.number();
    }

    @Override
    public List<ListedPrice> prices(Collection<Long> parts, Map<String, LocalDate> days, long revision) {
        List<ListedPrice> prices = new ArrayList<>();
        List<Map.Entry<String, LocalDate>> regions = List.copyOf(days.entrySet());
        jdbc.query(
                """
                SELECT DISTINCT ON (p.part_no, p.region_no)
                  p.part_no, r.id, p.valid_from, p.list_price, p.dealer_net, p.currency, p.family
                FROM price p
                JOIN region r ON r.no = p.region_no
                JOIN unnest(?::text[], ?::date[]) AS asked (region, day) ON asked.region = r.id
                WHERE p.part_no = ANY (?) AND p.valid_from <= asked.day AND p.known_from <= ?
                ORDER BY p.part_no, p.region_no, p.valid_from DESC, p.known_from DESC
                """,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "text",
                                    regions.stream().map(Map.Entry::getKey).toArray()));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "date",
                                    regions.stream()
                                            .map(region -> Date.valueOf(region.getValue()))
                                            .toArray()));
                    statement.setArray(3, connection.createArrayOf("bigint", parts.toArray()));
                    statement.setLong(4, revision);
                },
                row -> {
                    prices.add(price(row));
                });
        return prices;
    }

    private static ListedPrice price(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Optional<BigDecimal> net = Optional.ofNullable(row.getBigDecimal("dealer_net"));
        return new ListedPrice(
                row.getLong("part_no"),
                row.getString("id"),
                row.getObject("valid_from", LocalDate.class),
                new BasePrice(
                        money(row.getBigDecimal("list_price"), currency), net.map(price -> money(price, currency))),
                Optional.ofNullable(row.getString("family")));
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return Money.rounded(amount, currency, RoundingMode.UNNECESSARY);
    }

    @Override
    public Optional<LocalDate> nextChange(Collection<Long> parts, String region, LocalDate after, long revision) {
        return jdbc.query(
                """
                SELECT min(p.valid_from) AS day FROM price p JOIN region r ON r.no = p.region_no
                WHERE r.id = ? AND p.part_no = ANY (?) AND p.valid_from > ? AND p.known_from <= ?
                """,
                statement -> {
                    statement.setString(1, region);
                    statement.setArray(2, statement.getConnection().createArrayOf("bigint", parts.toArray()));
                    statement.setObject(3, after);
                    statement.setLong(4, revision);
                },
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject("day", LocalDate.class));
                });
    }
}
