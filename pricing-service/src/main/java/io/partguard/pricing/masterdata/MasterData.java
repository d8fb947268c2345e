package io.partguard.pricing.masterdata;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pressure.MarketPressure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Master data as known at a revision of the price book. What is not in an answer is not known: it is never 0. */
public interface MasterData {
    /**
     * Costs of parts that hold on a day.
     *
     * @param kind one that is money
     * @return by part and region
     */
    Map<Long, Map<String, Money>> costs(PartFigure kind, Collection<Long> parts, LocalDate day, long revision);

    /** Every figure of a country, by the first day of its month or year. */
    NavigableMap<LocalDate, BigDecimal> ofCountry(CountryFigure kind, String country, long revision);

    /** What a new vehicle or machine costs its buyer on a day. */
    Optional<Money> vehiclePrice(String vehicle, String country, LocalDate day, long revision);

    /** How many of each part are in a vehicle or machine on a day, each more than 0. */
    Map<PartKey, BigDecimal> billOfParts(String vehicle, LocalDate day, long revision);

    /** How targets come about on a day: the one that holds of each region and segment. */
    List<RegionalTarget> regionalTargets(LocalDate day, long revision);

    /** Those that have begun and are not over on the day. */
    List<PriceStrategy> strategies(LocalDate day, long revision);

    /** Market pressure that was approved and counts on a day. */
    Optional<MarketPressure> pressure(LocalDate day, long revision);

    /** Those that have begun and are not over on the day, by part and region; of several the one that began last. */
    Map<Long, Map<String, PriceOverride>> overrides(Collection<Long> parts, LocalDate day, long revision);
}
