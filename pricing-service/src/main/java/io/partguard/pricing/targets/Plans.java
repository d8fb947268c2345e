package io.partguard.pricing.targets;

import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import io.partguard.pricing.masterdata.Segment;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was decided for segments on a day, and the levels of prices that go with it. For several threads. */
public final class Plans {
    /** Levels are published a year or two later; what is older than this is no knowledge of the day any more. */
    static final int OLDEST_YEARS = 5;

    private final LocalDate day;
    private final Map<String, List<RegionalTarget>> targets = new HashMap<>();
    private final Map<String, List<PriceStrategy>> strategies = new HashMap<>();
    private final Optional<MarketPressure> pressure;
    private final Function<String, NavigableMap<LocalDate, BigDecimal>> levels;
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> asked = new ConcurrentHashMap<>();

    /**
     * @param targets those that hold on the day, one of each region and segment
     * @param strategies those that hold on the day
     * @param pressure that counts on the day
     * @param levels of prices by the first day of their years, of a country; the United States have 1
     */
    public Plans(
            LocalDate day,
            List<RegionalTarget> targets,
            List<PriceStrategy> strategies,
            Optional<MarketPressure> pressure,
            Function<String, NavigableMap<LocalDate, BigDecimal>> levels) {
        this.day = day;
        this.pressure = pressure;
        this.levels = levels;
        targets.forEach(one -> this.targets
                .computeIfAbsent(one.region(), region -> new ArrayList<>())
                .add(one));
        strategies.stream()
                .filter(one -> one.holds(day))
                .forEach(one -> this.strategies
                        .computeIfAbsent(one.region(), region -> new ArrayList<>())
                        .add(one));
    }

    /** As known at a revision of the price book. */
    public static Plans of(MasterData data, LocalDate day, long revision) {
        return new Plans(
                day,
                data.regionalTargets(day, revision),
                data.strategies(day, revision),
                data.pressure(day, revision),
                country -> data.ofCountry(CountryFigure.PRICE_LEVEL, country, revision));
    }

    /** The narrowest plan for a part; empty where there is none. */
    sealed interface Chosen<T> {
        record One<T>(T plan) implements Chosen<T> {}

        record None<T>() implements Chosen<T> {}

        /** It depends on the part's family, which nobody has said. */
        record Unknown<T>(Fact missing) implements Chosen<T> {}
    }

    Optional<MarketPressure> pressure() {
        return pressure;
    }

    Chosen<RegionalTarget> target(String region, String brand, Optional<String> family) {
        return narrowest(
                targets.getOrDefault(region, List.of()),
                RegionalTarget::segment,
                Comparator.comparing(RegionalTarget::validFrom),
                brand,
                family);
    }

    /** Of two for the same segment the one that began later. */
    Chosen<PriceStrategy> strategy(String region, String brand, Optional<String> family) {
        return narrowest(
                strategies.getOrDefault(region, List.of()),
                PriceStrategy::segment,
                Comparator.comparing(PriceStrategy::validFrom),
                brand,
                family);
    }

    private static <T> Chosen<T> narrowest(
            List<T> plans, Function<T, Segment> segment, Comparator<T> later, String brand, Optional<String> family) {
        List<T> ofBrand =
                plans.stream().filter(plan -> segment.apply(plan).isOf(brand)).toList();
        if (family.isEmpty()
                && ofBrand.stream()
                        .anyMatch(plan -> segment.apply(plan).family().isPresent())) {
            return new Chosen.Unknown<>(new Fact(Fact.Kind.PART_FAMILY, brand));
        }
        Optional<String> key = family.map(Scope::familyKey);
        return ofBrand.stream()
                .filter(plan -> segment.apply(plan).family().isEmpty()
                        || segment.apply(plan).family().equals(key))
                .max(Comparator.comparingInt((T plan) -> segment.apply(plan).narrowness())
                        .thenComparing(later))
                .<Chosen<T>>map(Chosen.One::new)
                .orElseGet(Chosen.None::new);
    }

    /** Both levels of one year, the last one that both countries have; empty where there is none of the last years. */
    Optional<Levels> levels(String country, String base) {
        NavigableMap<LocalDate, BigDecimal> here = known(country);
        NavigableMap<LocalDate, BigDecimal> there = known(base);
        LocalDate year = day.withDayOfYear(1);
        LocalDate oldest = year.minusYears(OLDEST_YEARS);
        while (!year.isBefore(oldest)) {
            BigDecimal level = here.get(year);
            BigDecimal baseLevel = there.get(year);
            if (level != null && baseLevel != null) {
                return Optional.of(new Levels(year.getYear(), level, baseLevel));
            }
            year = year.minusYears(1);
        }
        return Optional.empty();
    }

    private NavigableMap<LocalDate, BigDecimal> known(String country) {
        return asked.computeIfAbsent(country, levels);
    }

    record Levels(int year, BigDecimal region, BigDecimal base) {}
}
