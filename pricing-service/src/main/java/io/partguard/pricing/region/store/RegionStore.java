package io.partguard.pricing.region.store;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.region.Region;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Regions in PostgreSQL, in both kinds of time. */
@Component
public class RegionStore {
    private static final long NOW = Long.MAX_VALUE - 1;

    private final JdbcClient jdbc;

    RegionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All periods of all regions, in order of id and time. */
    public List<Region> knownAt(long revision) {
        return jdbc.sql("""
                        SELECT r.id, v.name, v.currency, v.price_grid, v.tax_rate, v.zone, v.dealer_discount,
                          v.ex_works_share, lower(v.valid) AS valid_from, upper(v.valid) AS valid_to,
                          ARRAY(SELECT c.country FROM region_country c WHERE c.version_no = v.no) AS countries
                        FROM region_version v JOIN region r ON r.no = v.region_no
                        WHERE v.known @> ?::bigint
                        ORDER BY r.id, v.valid
                        """).param(revision).query(RegionStore::read).list();
    }

    /** All periods as known now. */
    public List<Region> known() {
        return knownAt(NOW);
    }

    /** The revision at which a region last changed; empty where there is none of this id. */
    public Optional<Long> revision(String id) {
        return jdbc.sql("""
                        SELECT max(lower(v.known)) FROM region_version v JOIN region r ON r.no = v.region_no
                        WHERE r.id = ? AND upper_inf(v.known) HAVING count(*) > 0
                        """).param(id).query(Long.class).optional();
    }

    /** The inner number of a region, by which prices refer to it. */
    public Optional<Integer> number(String id) {
        return jdbc.sql("SELECT no FROM region WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    /** The inner numbers of all regions, by id. */
    public Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        jdbc.sql("SELECT id, no FROM region")
                .query((row, n) -> numbers.put(row.getString("id"), row.getInt("no")))
                .list();
        return numbers;
    }

    /** From the first day of its period on the region is as given, known from the revision. */
    public void put(Region region, long revision) {
        int no = number(region.id())
                .orElseGet(() -> jdbc.sql("INSERT INTO region (id) VALUES (?) RETURNING no")
                        .param(region.id())
                        .query(Integer.class)
                        .single());
        LocalDate from = region.valid().from();
        // What was known before and goes on into the new period ends with this revision …
        List<Long> ended = jdbc.sql("""
                        UPDATE region_version SET known = int8range(lower(known), ?)
                        WHERE region_no = ? AND upper_inf(known) AND valid && daterange(?, NULL) RETURNING no
                        """)
                .param(revision)
                .param(no)
                .param(from)
                .query(Long.class)
                .list();
        for (long version : ended) {
            jdbc.sql("UPDATE region_country SET known = int8range(lower(known), ?) WHERE version_no = ?")
                    .param(revision)
                    .param(version)
                    .update();
            keepBefore(version, from, revision);
        }
        insert(region, no, from, revision);
    }

    /** … but what it said of the days before is still so. */
    private void keepBefore(long version, @Nullable LocalDate from, long revision) {
        jdbc.sql("""
                        INSERT INTO region_version (region_no, valid, known, name, currency, price_grid, tax_rate, zone,
                          dealer_discount, ex_works_share)
                        SELECT region_no, daterange(lower(valid), ?), int8range(?, NULL), name, currency, price_grid,
                          tax_rate, zone, dealer_discount, ex_works_share
                        FROM region_version WHERE no = ? AND (lower_inf(valid) OR lower(valid) < ?) AND ?::date IS NOT NULL
                        RETURNING no
                        """)
                .param(from)
                .param(revision)
                .param(version)
                .param(from)
                .param(from)
                .query(Long.class)
                .optional()
                .ifPresent(before -> jdbc.sql("""
                                INSERT INTO region_country (version_no, country, valid, known)
                                SELECT v.no, c.country, v.valid, v.known FROM region_country c, region_version v
                                WHERE c.version_no = ? AND v.no = ?
                                """).param(version).param(before).update());
    }

    private void insert(Region region, int no, @Nullable LocalDate from, long revision) {
        long version = jdbc.sql("""
                        INSERT INTO region_version (region_no, valid, known, name, currency, price_grid, tax_rate, zone,
                          dealer_discount, ex_works_share)
                        VALUES (?, daterange(?, NULL), int8range(?, NULL), ?, ?, ?, ?, ?, ?, ?) RETURNING no
                        """)
                .param(no)
                .param(from)
                .param(revision)
                .param(region.name())
                .param(region.currency().getCurrencyCode())
                .param(region.grid().step().amount())
                .param(region.taxRate())
                .param(region.zone().getId())
                .param(region.dealerDiscount())
                .param(region.exWorksShare().orElse(null))
                .query(Long.class)
                .single();
        for (String country : region.countries()) {
            jdbc.sql("""
                            INSERT INTO region_country (version_no, country, valid, known)
                            VALUES (?, ?, daterange(?, NULL), int8range(?, NULL))
                            """)
                    .param(version)
                    .param(country)
                    .param(from)
                    .param(revision)
                    .update();
        }
    }

    private static Region read(ResultSet row, int n) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        Array countries = row.getArray("countries");
        return new Region(
                row.getString("id"),
                row.getString("name"),
                new TreeSet<>(List.of((String[]) countries.getArray())),
                currency,
                new PriceGrid(Money.rounded(row.getBigDecimal("price_grid"), currency, RoundingMode.UNNECESSARY)),
                row.getBigDecimal("tax_rate"),
                ZoneId.of(row.getString("zone")),
                row.getBigDecimal("dealer_discount"),
                Optional.ofNullable(row.getBigDecimal("ex_works_share")).map(BigDecimal::stripTrailingZeros),
                new DatePeriod(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)));
    }
}
