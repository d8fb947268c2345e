package io.partguard.pricing.masterdata.store;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.PartFigure;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.pressure.store.PressureSnapshots;
import io.partguard.pricing.region.store.RegionStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link MasterData} in PostgreSQL. */
@Component
public class MasterDataStore implements MasterData {
    private final JdbcClient jdbc;
    private final PlanRows plans;
    private final PressureSnapshots pressures;
    private final MasterStaging staging;
    private final RegionStore regions;

    MasterDataStore(
            JdbcClient jdbc, PlanRows plans, PressureSnapshots pressures, MasterStaging staging, RegionStore regions) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.pressures = pressures;
        this.staging = staging;
        this.regions = regions;
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

    @Override
    public Map<PartKey, BigDecimal> billOfParts(String vehicle, LocalDate day, long revision) {
        Map<PartKey, BigDecimal> bill = new HashMap<>();
        jdbc.sql("""
                        SELECT p.brand, p.number, known.value FROM (
                          SELECT DISTINCT ON (part_no) part_no, value FROM vehicle_part
                          WHERE vehicle = ? AND valid_from <= ? AND known_from <= ?
                          ORDER BY part_no, valid_from DESC, known_from DESC) known
                        JOIN part p ON p.no = known.part_no WHERE known.value > 0
                        """).param(vehicle).param(day).param(revision).query(row -> {
            bill.put(new PartKey(row.getString(1), row.getString(2)), row.getBigDecimal(3));
        });
        return bill;
    }

    @Override
    public List<RegionalTarget> regionalTargets(LocalDate day, long revision) {
        return plans.regionalTargets(day, revision);
    }

    @Override
    public List<PriceStrategy> strategies(LocalDate day, long revision) {
        return plans.strategies(day, revision);
    }

    @Override
    public Map<Long, Map<String, PriceOverride>> overrides(Collection<Long> parts, LocalDate day, long revision) {
        return plans.overrides(parts, day, revision);
    }

    @Override
    public Optional<MarketPressure> pressure(LocalDate day, long revision) {
        return pressures.on(day, revision);
    }

    /** A part of a vehicle on a day. */
    public record KnownVehiclePart(
            long partNo, String brand, String printed, LocalDate validFrom, BigDecimal quantity) {}

    /** The vehicle's parts on a day, those of quantity 0 left out, in order of their inner number, after one. */
    public List<KnownVehiclePart> ofVehicleParts(String vehicle, LocalDate day, long revision, long after, int most) {
        return jdbc.sql("""
                        SELECT known.part_no, p.brand, p.printed, known.valid_from, known.value FROM (
                          SELECT DISTINCT ON (part_no) part_no, valid_from, value FROM vehicle_part
                          WHERE vehicle = ? AND part_no > ? AND valid_from <= ? AND known_from <= ?
                          ORDER BY part_no, valid_from DESC, known_from DESC) known
                        JOIN part p ON p.no = known.part_no
                        WHERE known.value > 0 ORDER BY known.part_no LIMIT ?
                        """)
                .param(vehicle)
                .param(after)
                .param(day)
                .param(revision)
                .param(most)
                .query((row, n) -> new KnownVehiclePart(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getBigDecimal(5)))
                .list();
    }

    /**
     * Adds what is new or different, known from the revision; no key may come twice, and every part is in a price list.
     *
     * @return how many figures that were
     */
    public int add(MasterContent content, List<MasterRow> rows, long revision) {
        try (MasterStaging.Load load = staging.begin(content, regions.numbers())) {
            for (int i = 0; i < rows.size(); i++) {
                load.add(i, List.of(rows.get(i)), null, "");
            }
            load.end();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the database takes no figures", e);
        }
        long refused = staging.refuse(content, (row, raw) -> {});
        if (refused > 0) {
            throw new IllegalStateException(refused + " figures are doubled, or of no part");
        }
        return staging.apply(content, revision).figures();
    }
}
