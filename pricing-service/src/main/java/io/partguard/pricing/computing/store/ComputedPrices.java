package io.partguard.pricing.computing.store;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.computing.ComputedPrice;
import io.partguard.pricing.optimizer.Conflict;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rule.RuleId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The prices of computed books in PostgreSQL. */
@Component
public class ComputedPrices {
    private static final int FORM = 1;
    private static final int BATCH = 5_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ComputedPrices(JdbcTemplate template, JdbcClient jdbc, JsonMapper json) {
        this.template = template;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A conflict as it is kept; codes and values, never sentences. */
    public record ConflictJson(
            int v,
            String kind,
            long highestSteps,
            long floorSteps,
            List<String> rules,
            boolean fewest,
            List<String> path,
            @Nullable String missing) {

        static ConflictJson of(Conflict conflict) {
            return new ConflictJson(
                    FORM,
                    conflict.kind().name(),
                    conflict.highest(),
                    conflict.floor(),
                    conflict.rules().stream().map(RuleId::value).toList(),
                    conflict.fewest(),
                    conflict.path(),
                    conflict.missing()
                            .map(fact -> fact.kind() + " " + fact.of())
                            .orElse(null));
        }
    }

    /** One row, as it is shown. */
    public record Row(
            long partNo,
            String brand,
            String partNumber,
            String region,
            Optional<Money> target,
            Optional<Money> price,
            Optional<String> binding,
            Optional<ConflictJson> conflict) {}

    /** The parts that stand in price lists, after one of them, in order of their numbers. */
    List<PricedPart> partsAfter(long no, int most) {
        return jdbc.sql("SELECT no, brand, number, printed FROM part WHERE no > ? ORDER BY no LIMIT ?")
                .param(no)
                .param(most)
                .query((row, n) -> new PricedPart(
                        row.getLong("no"),
                        new PartKey(row.getString("brand"), row.getString("number")),
                        row.getString("printed")))
                .list();
    }

    /** In the caller's transaction. */
    void add(String book, List<ComputedPrice> prices) {
        Map<String, Integer> regions = new HashMap<>();
        jdbc.sql("SELECT no, id FROM region").query(row -> {
            regions.put(row.getString("id"), row.getInt("no"));
        });
        template.batchUpdate("""
                INSERT INTO computed_price
                  (book_id, part_no, region_no, target, list_price, dealer_net, currency, binding, conflict)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, prices, BATCH, (statement, price) -> {
            statement.setString(1, book);
            statement.setLong(2, price.partNo());
            statement.setInt(3, java.util.Objects.requireNonNull(regions.get(price.region())));
            statement.setBigDecimal(4, price.target().map(Money::amount).orElse(null));
            statement.setBigDecimal(5, price.price().map(Money::amount).orElse(null));
            statement.setBigDecimal(6, price.dealerNet().map(Money::amount).orElse(null));
            statement.setString(7, price.currency().getCurrencyCode());
            statement.setString(8, price.binding().map(RuleId::value).orElse(null));
            statement.setString(
                    9,
                    price.conflict()
                            .map(ConflictJson::of)
                            .map(json::writeValueAsString)
                            .orElse(null));
        });
    }

    /** In order of part and region, after a place. @param conflictsOnly leaves the prices out */
    public List<Row> page(String book, long partNo, String region, int most, boolean conflictsOnly) {
        return jdbc.sql("""
                        SELECT c.part_no, p.brand, p.printed, r.id AS region, c.target, c.list_price, c.currency, c.binding,
                          c.conflict
                        FROM computed_price c JOIN part p ON p.no = c.part_no JOIN region r ON r.no = c.region_no
                        WHERE c.book_id = ? AND (c.part_no, r.id) > (?, ?)
                        """ + (conflictsOnly ? "AND c.list_price IS NULL " : "") + "ORDER BY c.part_no, r.id LIMIT ?")
                .param(book)
                .param(partNo)
                .param(region)
                .param(most)
                .query((row, n) -> row(row))
                .list();
    }

    /** The part's prices by region, where it has any. */
    public Map<String, Money> ofPart(String book, long partNo) {
        Map<String, Money> prices = new HashMap<>();
        jdbc.sql("""
                        SELECT r.id, c.list_price, c.currency FROM computed_price c JOIN region r ON r.no = c.region_no
                        WHERE c.book_id = ? AND c.part_no = ? AND c.list_price IS NOT NULL
                        """).param(book).param(partNo).query(row -> {
            prices.put(row.getString("id"), money(row.getBigDecimal("list_price"), row.getString("currency")));
        });
        return prices;
    }

    private Row row(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String conflict = row.getString("conflict");
        return new Row(
                row.getLong("part_no"),
                row.getString("brand"),
                row.getString("printed"),
                row.getString("region"),
                Optional.ofNullable(row.getBigDecimal("target")).map(target -> money(target, currency)),
                Optional.ofNullable(row.getBigDecimal("list_price")).map(price -> money(price, currency)),
                Optional.ofNullable(row.getString("binding")),
                Optional.ofNullable(conflict).map(text -> json.readValue(text, ConflictJson.class)));
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.rounded(amount, Currency.getInstance(currency), RoundingMode.UNNECESSARY);
    }
}
