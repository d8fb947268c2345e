package io.partguard.pricing.masterdata.store;

import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.importing.CopyRows;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads figures set-wise: streamed by COPY into a table of the transaction's own, then compared with what is known. */
@Component
public class MasterStaging {
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    MasterStaging(DataSource dataSource, JdbcTemplate jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /** Where the figures of a content stand: their keys beside the revision they are known from, and their values. */
    private record Table(String name, String keys, String values) {
        static Table of(MasterContent content) {
            return switch (content) {
                case PART_FIGURES ->
                    new Table("part_figure", "part_no, region_no, kind, valid_from", "value, currency");
                case COUNTRY_FIGURES -> new Table("country_figure", "country, kind, valid_from", "value");
                case VEHICLE_PRICES -> new Table("vehicle_price", "vehicle, country, valid_from", "value, currency");
                case VEHICLE_PARTS -> new Table("vehicle_part", "vehicle, part_no, valid_from", "value");
                case REGIONAL_TARGETS ->
                    new Table(
                            "regional_target",
                            "region_no, brand, family, valid_from",
                            "base_region_no, strength, country, base_country");
                case PRICE_STRATEGIES ->
                    new Table("price_strategy", "region_no, brand, family, valid_from", "valid_to, factor, reason");
                case PRICE_OVERRIDES ->
                    new Table("price_override", "part_no, region_no, valid_from", "valid_to, value, currency, reason");
            };
        }

        /** Rows name parts by their keys, not by our numbers. */
        String staged() {
            return keys.replace("part_no", "part_key") + ", " + values;
        }

        boolean ofParts() {
            return keys.contains("part_no");
        }
    }

    /** Begins to take rows, inside the caller's transaction; nothing else may use its connection until {@link Load#end()}. */
    public Load begin(MasterContent content, Map<String, Integer> regionNumbers) throws SQLException {
        jdbc.execute("""
                CREATE TEMP TABLE master_staging (
                  line bigint, part_number text, raw text, part_key text, part_no bigint, region_no integer,
                  base_region_no integer, vehicle text, country char(2), base_country char(2), brand text, family text,
                  kind text, valid_from date, valid_to date, value numeric, currency char(3), strength numeric,
                  factor numeric, reason text
                ) ON COMMIT DROP
                """);
        String copy = "COPY master_staging (line, part_number, raw, "
                + Table.of(content).staged() + ") FROM STDIN";
        return new Load(CopyRows.begin(dataSource, copy), regionNumbers);
    }

    /** Takes rows until it is ended. */
    public static final class Load implements AutoCloseable {
        private final CopyRows rows;
        private final Map<String, Integer> regionNumbers;

        private Load(CopyRows rows, Map<String, Integer> regionNumbers) {
            this.rows = rows;
            this.regionNumbers = regionNumbers;
        }

        /**
         * All figures of one line.
         *
         * @param partNumber as written, where there is one
         * @param raw the line as it stands in its file
         */
        public void add(long line, List<MasterRow> figures, @Nullable String partNumber, String raw)
                throws IOException {
            @Nullable String once = raw;
            for (MasterRow figure : figures) {
                rows.value(line).value(partNumber).value(once);
                for (@Nullable String value : values(figure)) {
                    rows.value(value);
                }
                rows.endRow();
                once = null;
            }
        }

        /** Keys, then values, in the order of the table. */
        private List<@Nullable String> values(MasterRow figure) {
            return switch (figure) {
                case MasterRow.OfPart part ->
                    Arrays.asList(
                            key(part.part()),
                            number(part.region()),
                            part.kind().name(),
                            part.validFrom().toString(),
                            part.value().toPlainString(),
                            part.currency().map(Currency::getCurrencyCode).orElse(null));
                case MasterRow.OfCountry country ->
                    Arrays.asList(
                            country.country(),
                            country.kind().name(),
                            country.validFrom().toString(),
                            country.value().toPlainString());
                case MasterRow.OfVehicle vehicle ->
                    Arrays.asList(
                            vehicle.vehicle(),
                            vehicle.country(),
                            vehicle.validFrom().toString(),
                            vehicle.price().amount().toPlainString(),
                            vehicle.price().currency().getCurrencyCode());
                case MasterRow.InVehicle in ->
                    Arrays.asList(
                            in.vehicle(),
                            key(in.part()),
                            in.validFrom().toString(),
                            in.quantity().toPlainString());
                case MasterRow.OfTarget(RegionalTarget target) ->
                    Arrays.asList(
                            number(target.region()),
                            target.segment().brand().orElse(""),
                            target.segment().family().orElse(""),
                            target.validFrom().toString(),
                            number(target.baseRegion()),
                            target.strength().toPlainString(),
                            target.country().orElse(null),
                            target.baseCountry().orElse(null));
                case MasterRow.OfStrategy(PriceStrategy strategy) ->
                    Arrays.asList(
                            number(strategy.region()),
                            strategy.segment().brand().orElse(""),
                            strategy.segment().family().orElse(""),
                            strategy.validFrom().toString(),
                            strategy.validTo().toString(),
                            strategy.factor().toPlainString(),
                            strategy.reason());
                case MasterRow.OfOverride(PartKey part, PriceOverride override) ->
                    Arrays.asList(
                            key(part),
                            number(override.region()),
                            override.validFrom().toString(),
                            override.validTo().toString(),
                            override.price().amount().toPlainString(),
                            override.price().currency().getCurrencyCode(),
                            override.reason());
            };
        }

        private String number(String region) {
            return Objects.requireNonNull(regionNumbers.get(region)).toString();
        }

        private static String key(PartKey part) {
            return part.brand() + "|" + part.number();
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

    /** A line that was taken out; @param firstLine the earlier one about the same; empty where no price list has the part */
    public record Refused(long line, Optional<Long> firstLine, Optional<String> partNumber) {}

    /**
     * Takes out the lines about parts that no price list has, and those about what an earlier line is about.
     *
     * @param refused gets each of them with the line as it stands in its file
     * @return how many they were
     */
    public long refuse(MasterContent content, BiConsumer<Refused, String> refused) {
        jdbc.execute("ANALYZE master_staging");
        if (Table.of(content).ofParts()) {
            jdbc.execute("UPDATE master_staging s SET part_no = p.no FROM part p WHERE p.key = s.part_key");
        }
        jdbc.execute("""
                CREATE TEMP TABLE master_refused ON COMMIT DROP AS
                SELECT line, min(first_line) AS first_line FROM (
                  SELECT line, %s AS unknown, min(line) OVER (PARTITION BY %s) AS first_line
                  FROM master_staging) every
                WHERE unknown OR line > first_line GROUP BY line
                """.formatted(
                        Table.of(content).ofParts() ? "part_no IS NULL" : "false",
                        Table.of(content).keys()));
        jdbc.query("""
                        SELECT r.line, r.first_line, s.part_no IS NULL AND s.part_key IS NOT NULL AS unknown, s.part_number,
                          s.raw
                        FROM master_refused r JOIN master_staging s USING (line) WHERE s.raw IS NOT NULL ORDER BY 1
                        """, row -> {
            boolean unknown = row.getBoolean("unknown");
            refused.accept(
                    new Refused(
                            row.getLong("line"),
                            unknown ? Optional.empty() : Optional.of(row.getLong("first_line")),
                            Optional.ofNullable(row.getString("part_number"))),
                    row.getString("raw"));
        });
        jdbc.update("DELETE FROM master_staging s USING master_refused r WHERE s.line = r.line");
        return Objects.requireNonNull(jdbc.queryForObject("SELECT count(*) FROM master_refused", Long.class));
    }

    /** @param figures that were new or different; @param lines that said at least one of them */
    public record Applied(int figures, long lines) {}

    /** Adds what is new or different, known from the revision; lines that are refused have been taken out. */
    public Applied apply(MasterContent content, long revision) {
        Table table = Table.of(content);
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                WITH added AS (
                  INSERT INTO %1$s (%2$s, known_from, %3$s)
                  SELECT %2$s, ?, %3$s FROM master_staging s
                  WHERE NOT EXISTS (
                    SELECT FROM (SELECT %3$s FROM %1$s k WHERE (%4$s) = (%5$s) ORDER BY k.known_from DESC LIMIT 1) known
                    WHERE %6$s IS NOT DISTINCT FROM %7$s)
                  ORDER BY %2$s
                  RETURNING %2$s)
                SELECT count(*), count(DISTINCT s.line) FROM added JOIN master_staging s USING (%2$s)
                """.formatted(
                                table.name(),
                                table.keys(),
                                table.values(),
                                qualified("k", table.keys()),
                                qualified("s", table.keys()),
                                "ROW(" + qualified("known", table.values()) + ")",
                                "ROW(" + qualified("s", table.values()) + ")"),
                (row, n) -> new Applied(row.getInt(1), row.getLong(2)),
                revision));
    }

    private static String qualified(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
