package io.partguard.pricing.pricelist.store;

import io.partguard.identity.PartNumber;
import io.partguard.pricing.importing.CopyRows;
import io.partguard.pricing.pricelist.PriceRow;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads price rows set-wise: streamed by COPY into a table of the transaction's own, then compared with what is known. */
@Component
public class PriceStaging {
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    PriceStaging(DataSource dataSource, JdbcTemplate jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /** Begins to take rows, inside the caller's transaction; nothing else may use its connection until {@link Load#end()}. */
    public Load begin(Map<String, Integer> regionNumbers) throws SQLException {
        jdbc.execute("""
                CREATE TEMP TABLE price_staging (
                  line bigint, brand text, number text, normalized text, printed text, region_no integer, valid_from date,
                  list_price numeric(19,4), dealer_net numeric(19,4), currency char(3), family text, raw text
                ) ON COMMIT DROP
                """);
        CopyRows rows = CopyRows.begin(dataSource, """
                        COPY price_staging (line, brand, number, normalized, printed, region_no, valid_from, list_price,
                          dealer_net, currency, family, raw) FROM STDIN
                        """);
        return new Load(rows, regionNumbers);
    }

    /** Takes rows until it is ended. */
    public static final class Load implements AutoCloseable {
        private final CopyRows rows;
        private final Map<String, Integer> regionNumbers;

        private Load(CopyRows rows, Map<String, Integer> regionNumbers) {
            this.rows = rows;
            this.regionNumbers = regionNumbers;
        }

        public void add(long line, PriceRow row, String raw) throws IOException {
            PartNumber number = row.number();
            rows.value(line)
                    .value(row.brand())
                    .value(number.identity())
                    .value(number.normalized())
                    .value(number.printed())
                    .value(Objects.requireNonNull(regionNumbers.get(row.region())))
                    .value(row.validFrom().toString())
                    .value(row.listPrice().amount().toPlainString())
                    .value(row.dealerNet().map(net -> net.amount().toPlainString()))
                    .value(row.listPrice().currency().getCurrencyCode())
                    .value(row.family())
                    .value(raw)
                    .endRow();
        }

        public void end() throws IOException, SQLException {
            rows.end();
        }

        /** Gives the connection back to the transaction, which is to be rolled back where it was not ended. */
        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }

    /**
     * Takes out the rows whose part, region and day an earlier row of the file has.
     *
     * @param duplicate gets each of them with the line of the first
     * @return how many they were
     */
    public long removeDuplicates(BiConsumer<Duplicate, String> duplicate) {
        jdbc.execute("ANALYZE price_staging (line, brand, number, region_no, valid_from)");
        jdbc.execute("""
                CREATE TEMP TABLE price_duplicate ON COMMIT DROP AS
                SELECT line, first_line FROM (
                  SELECT line, min(line) OVER (PARTITION BY brand, number, region_no, valid_from) AS first_line
                  FROM price_staging) all_rows
                WHERE line > first_line
                """);
        jdbc.query(
                "SELECT s.line, d.first_line, s.printed, s.raw FROM price_duplicate d JOIN price_staging s USING (line) ORDER BY 1",
                row -> {
                    Duplicate found =
                            new Duplicate(row.getLong("line"), row.getLong("first_line"), row.getString("printed"));
                    duplicate.accept(found, row.getString("raw"));
                });
        return jdbc.update("DELETE FROM price_staging s USING price_duplicate d WHERE s.line = d.line");
    }

    public record Duplicate(long line, long firstLine, String partNumber) {}

    /**
     * Adds what is new or different, known from the revision.
     *
     * @return how many prices that were
     */
    public long apply(long revision) {
        jdbc.execute("""
                INSERT INTO part (brand, number, normalized, printed)
                SELECT DISTINCT ON (s.brand, s.number) s.brand, s.number, s.normalized, s.printed FROM price_staging s
                WHERE NOT EXISTS (SELECT FROM part p WHERE p.key = s.brand || '|' || s.number)
                ORDER BY s.brand, s.number, s.line
                """);
        jdbc.execute("""
                CREATE TEMP TABLE price_row ON COMMIT DROP AS
                SELECT p.no AS part_no, s.region_no, s.valid_from, s.list_price, s.dealer_net, s.currency, s.family
                FROM price_staging s JOIN part p ON p.key = s.brand || '|' || s.number
                """);
        jdbc.execute("ANALYZE price_row");
        // A list that does not name families says nothing about them: what was known stays.
        jdbc.update("""
                UPDATE price_row r SET family = known.family
                FROM (SELECT DISTINCT ON (part_no) part_no, family FROM price
                  WHERE family IS NOT NULL AND part_no IN (SELECT part_no FROM price_row WHERE family IS NULL)
                  ORDER BY part_no, known_from DESC) known
                WHERE r.part_no = known.part_no AND r.family IS NULL
                """);
        return jdbc.update("""
                INSERT INTO price (part_no, region_no, valid_from, known_from, list_price, dealer_net, currency, family)
                SELECT r.part_no, r.region_no, r.valid_from, ?, r.list_price, r.dealer_net, r.currency, r.family
                FROM price_row r LEFT JOIN (
                  SELECT DISTINCT ON (p.part_no, p.region_no, p.valid_from) p.*
                  FROM price p JOIN price_row USING (part_no, region_no, valid_from)
                  ORDER BY p.part_no, p.region_no, p.valid_from, p.known_from DESC) known
                  ON (known.part_no, known.region_no, known.valid_from) = (r.part_no, r.region_no, r.valid_from)
                WHERE known.part_no IS NULL
                  OR (known.list_price, known.dealer_net, known.currency, known.family)
                    IS DISTINCT FROM (r.list_price, r.dealer_net, r.currency, r.family)
                ORDER BY 1, 2, 3
                """, revision);
    }
}
