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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** {@link PriceLists} in PostgreSQL: one query for all exact numbers, one for what is left, one for all prices. */
@Component
class JdbcPriceLists implements PriceLists {
    /** Up to here it is cheaper to ask for the regions than to leave rows of others aside. */
    private static final int FEW_REGIONS = 2;

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

    /**
     * All rows of the parts in one walk along the primary key; which of them holds on the day is picked here, since each region
     * has its own day and PostgreSQL would walk once a region.
     */
    @Override
    public List<ListedPrice> prices(Collection<Long> parts, Map<String, LocalDate> days, long revision) {
        return prices(parts, days, revision, "");
    }

    @Override
    public List<ListedPrice> imported(Collection<Long> parts, Map<String, LocalDate> days, long revision) {
        return prices(
                parts,
                days,
                revision,
                "AND known_from NOT IN (SELECT revision FROM book WHERE cause = 'PUBLICATION') ");
    }

    private List<ListedPrice> prices(Collection<Long> parts, Map<String, LocalDate> days, long revision, String which) {
        if (parts.isEmpty() || days.isEmpty()) {
            return List.of();
        }
        Map<Integer, String> regions = regions(days.keySet());
        LocalDate last = days.values().stream().max(LocalDate::compareTo).orElseThrow();
        Map<PartInRegion, ListedRow> holding = HashMap.newHashMap(parts.size() * regions.size());
        boolean all = regions.size() > FEW_REGIONS;
        jdbc.query(
                """
                SELECT part_no, region_no, valid_from, known_from, list_price, dealer_net, currency, family FROM price
                WHERE part_no = ANY (?) AND valid_from <= ? AND known_from <= ?
                """ + which + (all ? "" : "AND region_no = ANY (?)"),
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("bigint", parts.toArray()));
                    statement.setObject(2, last);
                    statement.setLong(3, revision);
                    if (!all) {
                        statement.setArray(
                                4,
                                connection.createArrayOf(
                                        "integer", regions.keySet().toArray()));
                    }
                },
                row -> {
                    String region = regions.get(row.getInt(2));
                    if (region != null) {
                        LocalDate from = row.getObject(3, LocalDate.class);
                        if (!from.isAfter(Objects.requireNonNull(days.get(region)))) {
                            holding.merge(
                                    new PartInRegion(row.getLong(1), region),
                                    new ListedRow(from, row.getLong(4), price(row, region, from)),
                                    ListedRow::later);
                        }
                    }
                });
        return holding.values().stream().map(ListedRow::price).toList();
    }

    private record PartInRegion(long part, String region) {}

    private record ListedRow(LocalDate from, long knownFrom, ListedPrice price) {
        ListedRow later(ListedRow other) {
            int compared = from.compareTo(other.from);
            return compared > 0 || (compared == 0 && knownFrom > other.knownFrom) ? this : other;
        }
    }

    private Map<Integer, String> regions(Collection<String> ids) {
        Map<Integer, String> regions = new HashMap<>();
        query(
                "SELECT no, id FROM region WHERE id = ANY (?)",
                ids.toArray(String[]::new),
                row -> regions.put(row.getInt("no"), row.getString("id")));
        return regions;
    }

    private static ListedPrice price(ResultSet row, String region, LocalDate from) throws SQLException {
        Currency currency = Currency.getInstance(row.getString(7));
        Optional<BigDecimal> net = Optional.ofNullable(row.getBigDecimal(6));
        return new ListedPrice(
                row.getLong(1),
                region,
                from,
                new BasePrice(money(row.getBigDecimal(5), currency), net.map(price -> money(price, currency))),
                Optional.ofNullable(row.getString(8)));
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
