package io.partguard.pricing.masterdata.store;

import io.partguard.identity.Money;
import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.PartFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link MasterData} in PostgreSQL. */
@Component
public class MasterDataStore implements MasterData {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MasterDataStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Override
    public Map<Long, Map<String, Money>> costs(PartFigure kind, Collection<Long> parts, LocalDate day, long revision) {
        if (!kind.isMoney()) {
            throw new IllegalArgumentException(kind + " is no money");
        }
        Map<Long, Map<String, Money>> costs = new HashMap<>();
        for (KnownFigure figure : ofParts(parts, day, revision)) {
            if (figure.kind() == kind) {
                costs.computeIfAbsent(figure.partNo(), part -> new HashMap<>())
                        .put(
                                figure.region(),
                                money(figure.value(), figure.currency().orElseThrow()));
            }
        }
        return costs;
    }

    /** A figure as it holds on a day. */
    public record KnownFigure(
            long partNo,
            String region,
            PartFigure kind,
            LocalDate validFrom,
            BigDecimal value,
            Optional<String> currency) {}

    /** All figures of the parts that hold on a day, in order of part, region and kind. */
    public List<KnownFigure> ofParts(Collection<Long> parts, LocalDate day, long revision) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (f.part_no, r.id, f.kind)
                          f.part_no, r.id, f.kind, f.valid_from, f.value, f.currency
                        FROM part_figure f JOIN region r ON r.no = f.region_no
                        WHERE f.part_no = ANY (?::bigint[]) AND f.valid_from <= ? AND f.known_from <= ?
                        ORDER BY f.part_no, r.id, f.kind, f.valid_from DESC, f.known_from DESC
                        """)
                .param(parts.toArray(Long[]::new))
                .param(day)
                .param(revision)
                .query((row, n) -> new KnownFigure(
                        row.getLong(1),
                        row.getString(2),
                        PartFigure.valueOf(row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getBigDecimal(5),
                        Optional.ofNullable(row.getString(6))))
                .list();
    }

    @Override
    public NavigableMap<LocalDate, BigDecimal> ofCountry(CountryFigure kind, String country, long revision) {
        NavigableMap<LocalDate, BigDecimal> figures = new TreeMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (valid_from) valid_from, value FROM country_figure
                        WHERE country = ? AND kind = ? AND known_from <= ? ORDER BY valid_from, known_from DESC
                        """).param(country).param(kind.name()).param(revision).query(row -> {
            figures.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2));
        });
        return figures;
    }

    @Override
    public Optional<Money> vehiclePrice(String vehicle, String country, LocalDate day, long revision) {
        return jdbc.sql("""
                        SELECT value, currency FROM vehicle_price
                        WHERE vehicle = ? AND country = ? AND valid_from <= ? AND known_from <= ?
                        ORDER BY valid_from DESC, known_from DESC LIMIT 1
                        """)
                .param(vehicle)
                .param(country)
                .param(day)
                .param(revision)
                .query((row, n) -> money(row.getBigDecimal(1), row.getString(2)))
                .optional();
    }

    /** A price of a vehicle as known now. */
    public record KnownVehiclePrice(String country, LocalDate validFrom, Money price) {}

    /** All prices of a vehicle, in order of country and day. */
    public List<KnownVehiclePrice> ofVehicle(String vehicle, long revision) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (country, valid_from) country, valid_from, value, currency FROM vehicle_price
                        WHERE vehicle = ? AND known_from <= ? ORDER BY country, valid_from, known_from DESC
                        """)
                .param(vehicle)
                .param(revision)
                .query((row, n) -> new KnownVehiclePrice(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        money(row.getBigDecimal(3), row.getString(4))))
                .list();
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.rounded(amount, Currency.getInstance(currency), RoundingMode.UNNECESSARY);
    }

    /**
     * Adds what is new or different, known from the revision; no key may come twice.
     *
     * @return how many figures that were
     */
    public int add(List<? extends MasterRow> rows, long revision) {
        int changed = 0;
        for (MasterRow row : rows) {
            changed += switch (row) {
                case MasterRow.OfPart part ->
                    template.update(
                            """
                            INSERT INTO part_figure (part_no, region_no, kind, valid_from, known_from, value, currency)
                            SELECT v.* FROM (VALUES (?::bigint, ?::integer, ?::text, ?::date, ?::bigint, ?::numeric, ?::text))
                              v (part_no, region_no, kind, valid_from, known_from, value, currency)
                            WHERE NOT EXISTS (SELECT FROM (SELECT k.value, k.currency FROM part_figure k
                              WHERE (k.part_no, k.region_no, k.kind, k.valid_from)
                                = (v.part_no, v.region_no, v.kind, v.valid_from)
                              ORDER BY k.known_from DESC LIMIT 1) known
                              WHERE known.value = v.value AND known.currency IS NOT DISTINCT FROM v.currency)
                            """,
                            part.partNo(),
                            part.regionNo(),
                            part.kind().name(),
                            part.validFrom(),
                            revision,
                            part.value(),
                            part.currency().map(Currency::getCurrencyCode).orElse(null));
                case MasterRow.OfCountry country ->
                    template.update(
                            """
                            INSERT INTO country_figure (country, kind, valid_from, known_from, value)
                            SELECT v.* FROM (VALUES (?::text, ?::text, ?::date, ?::bigint, ?::numeric))
                              v (country, kind, valid_from, known_from, value)
                            WHERE v.value IS DISTINCT FROM (SELECT k.value FROM country_figure k
                              WHERE (k.country, k.kind, k.valid_from) = (v.country, v.kind, v.valid_from)
                              ORDER BY k.known_from DESC LIMIT 1)
                            """,
                            country.country(),
                            country.kind().name(),
                            country.validFrom(),
                            revision,
                            country.value());
                case MasterRow.OfVehicle vehicle ->
                    template.update(
                            """
                            INSERT INTO vehicle_price (vehicle, country, valid_from, known_from, value, currency)
                            SELECT v.* FROM (VALUES (?::text, ?::text, ?::date, ?::bigint, ?::numeric, ?::text))
                              v (vehicle, country, valid_from, known_from, value, currency)
                            WHERE NOT EXISTS (SELECT FROM (SELECT k.value, k.currency FROM vehicle_price k
                              WHERE (k.vehicle, k.country, k.valid_from) = (v.vehicle, v.country, v.valid_from)
                              ORDER BY k.known_from DESC LIMIT 1) known
                              WHERE known.value = v.value AND known.currency = v.currency)
                            """,
                            vehicle.vehicle(),
                            vehicle.country(),
                            vehicle.validFrom(),
                            revision,
                            vehicle.price().amount(),
                            vehicle.price().currency().getCurrencyCode());
            };
        }
        return changed;
    }
}
