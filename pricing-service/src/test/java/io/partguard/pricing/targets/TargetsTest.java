package io.partguard.pricing.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.masterdata.PriceOverride;
import io.partguard.pricing.masterdata.PriceStrategy;
import io.partguard.pricing.masterdata.RegionalTarget;
import io.partguard.pricing.masterdata.Segment;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.waterfall.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A price in Germany becomes one in China; what nobody has said is missing and never guessed. */
class TargetsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 13);
    private static final Segment ALL = new Segment(Optional.empty(), Optional.empty());
    private static final Segment FILTERS = new Segment(Optional.empty(), Optional.of("filter"));
    private static final Segment NORDKETTE = new Segment(Optional.of("nordkette"), Optional.empty());
    private static final Region GERMANY = region("de", "EUR", "DE");
    private static final Region CHINA = region("cn", "CNY", "CN");
    private static final Region EUROPE = region("eu", "EUR", "AT", "FR");
    private static final PartKey PART = new PartKey("nordkette", "1");

    private final List<RegionalTarget> plans = new ArrayList<>();
    private final List<PriceStrategy> strategies = new ArrayList<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> levels = new HashMap<>();
    private final Map<String, Money> lists = new HashMap<>(Map.of("de", Money.of("100.00", "EUR")));
    private final Map<String, PriceOverride> overrides = new HashMap<>();
    private Optional<String> family = Optional.of("Filter");
    private Rates rates = rates("8");
    private Optional<MarketPressure> pressure = Optional.empty();

    private static Region region(String id, String currency, String... countries) {
        Currency money = Currency.getInstance(currency);
        return new Region(
                id,
                id,
                new TreeSet<>(Arrays.asList(countries)),
                money,
                new PriceGrid(Money.of("0.01", currency)),
                BigDecimal.ZERO,
                ZoneId.of("UTC"),
                BigDecimal.ZERO,
                Optional.empty(),
                DatePeriod.ALWAYS);
    }

    private static Rates rates(String yuan) {
        return new Rates(
                DAY, Map.of(Currency.getInstance("CNY"), new Rates.Rate(DAY.minusDays(3), new BigDecimal(yuan))));
    }

    private void level(String country, int year, String level) {
        levels.computeIfAbsent(country, any -> new TreeMap<>()).put(LocalDate.of(year, 1, 1), new BigDecimal(level));
    }

    private void plan(Segment segment, String region, String base, String strength) {
        plans.add(new RegionalTarget(
                region, segment, DAY.minusDays(1), base, new BigDecimal(strength), Optional.empty(), Optional.empty()));
    }

    private void strategy(Segment segment, LocalDate from, LocalDate to, String factor) {
        strategies.add(new PriceStrategy("cn", segment, from, to, new BigDecimal(factor), "entry"));
    }

    private Target target(Region region) {
        Plans known =
                new Plans(DAY, plans, strategies, pressure, country -> levels.getOrDefault(country, new TreeMap<>()));
        return new Targets(known, rates, List.of(GERMANY, CHINA, EUROPE))
                .of(new Targets.Part(PART, family, lists, overrides), region);
    }

    private BigDecimal reached(Region region) {
        Target target = target(region);
        assertThat(target).isInstanceOf(Target.Reached.class);
        return ((Target.Reached) target).price();
    }

    private Fact.Kind missing(Region region) {
        Target target = target(region);
        assertThat(target).isInstanceOf(Target.Missing.class);
        return ((Target.Missing) target).fact().kind();
    }

    @Test
    void theListPriceIsTheTargetWhereNothingElseIsSaid() {
        assertThat(reached(GERMANY)).isEqualByComparingTo("100");
        assertThat(target(CHINA)).isInstanceOf(Target.NotSold.class);
    }

    /** 100 EUR · 8 · 0.802955068, in this order and with nothing rounded in between. */
    @Test
    void moneyComesBeforePurchasingPowerBeforeStrategyBeforeOverride() {
        plan(ALL, "cn", "de", "0.5");
        level("DE", 2024, "0.76");
        level("CN", 2024, "0.49");
        strategy(ALL, DAY, DAY.plusDays(1), "0.95");

        Target target = target(CHINA);

        assertThat(((Target.Reached) target).price()).isEqualByComparingTo("610.24585168");
        assertThat(target.steps().stream().map(Step::kind))
                .containsExactly(
                        Step.Kind.LIST_PRICE, Step.Kind.CURRENCY, Step.Kind.PURCHASING_POWER, Step.Kind.STRATEGY);
        assertThat(target.steps().stream().map(step -> step.amount().toString()))
                .containsExactly("EUR 100.00", "CNY 800.00", "CNY 642.36", "CNY 610.24");
        assertThat(target.steps().get(2).note()).hasValue("0.802955068 = (CN 0.49 ÷ DE 0.76 in 2024)^0.5");

        overrides.put("cn", new PriceOverride("cn", DAY, DAY.plusDays(9), Money.of("599.00", "CNY"), "fair"));
        assertThat(reached(CHINA)).isEqualByComparingTo("599");
        assertThat(target(CHINA).steps().getLast().kind()).isEqualTo(Step.Kind.OVERRIDE);
    }

    @Test
    void theNarrowestSegmentCountsAndNoOther() {
        plan(ALL, "cn", "de", "0");
        strategy(ALL, DAY, DAY.plusDays(1), "0.9");
        strategy(NORDKETTE, DAY, DAY.plusDays(1), "0.8");
        strategy(FILTERS, DAY, DAY.plusDays(1), "0.7");

        assertThat(reached(CHINA)).isEqualByComparingTo("560");
        family = Optional.of("Brake disc");
        assertThat(reached(CHINA)).isEqualByComparingTo("640");
    }

    @Test
    void whatIsOverNeverCounts() {
        plan(ALL, "cn", "de", "0");
        strategy(ALL, DAY.minusDays(9), DAY, "0.5");
        strategy(ALL, DAY.plusDays(1), DAY.plusDays(9), "0.5");

        assertThat(reached(CHINA)).isEqualByComparingTo("800");
        strategy(ALL, DAY.minusDays(9), DAY.plusDays(1), "0.5");
        assertThat(reached(CHINA)).isEqualByComparingTo("400");
    }

    @Test
    void whatNobodyHasSaidIsNamed() {
        plan(ALL, "cn", "de", "0.5");
        assertThat(missing(CHINA)).isEqualTo(Fact.Kind.PRICE_LEVEL);
        level("DE", 2024, "0.76");
        level("CN", 2023, "0.49");
        assertThat(missing(CHINA)).as("not of one year").isEqualTo(Fact.Kind.PRICE_LEVEL);
        level("CN", 2020, "0.49");
        level("DE", 2020, "0.76");
        assertThat(missing(CHINA)).as("too old").isEqualTo(Fact.Kind.PRICE_LEVEL);
        level("CN", 2027, "0.49");
        level("DE", 2027, "0.76");
        assertThat(missing(CHINA)).as("of a year to come").isEqualTo(Fact.Kind.PRICE_LEVEL);

        rates = Rates.none(DAY);
        assertThat(missing(CHINA)).isEqualTo(Fact.Kind.EXCHANGE_RATE);
        lists.clear();
        assertThat(missing(CHINA)).isEqualTo(Fact.Kind.BASE_PRICE);
        plan(FILTERS, "cn", "de", "1");
        family = Optional.empty();
        assertThat(missing(CHINA)).isEqualTo(Fact.Kind.PART_FAMILY);

        overrides.put("cn", new PriceOverride("cn", DAY, DAY.plusDays(9), Money.of("599.00", "CNY"), "fair"));
        assertThat(reached(CHINA)).as("needs none of it").isEqualByComparingTo("599");
    }

    /** 100 EUR · 8 · (1 − 0.05) · 0.5: behind purchasing power, before the strategy. */
    @Test
    void pressureLowersWithinItsBoundAndSaysByWhatItDid() {
        plan(ALL, "cn", "de", "0");
        strategy(ALL, DAY, DAY.plusDays(1), "0.5");
        pressure = Optional.of(new MarketPressure(
                "mps_1",
                new BigDecimal("0.50"),
                new BigDecimal("0.05"),
                Map.of(new MarketPressure.Market("filter", "CN"), new BigDecimal("0.4"))));

        Target target = target(CHINA);

        assertThat(((Target.Reached) target).price()).isEqualByComparingTo("380");
        assertThat(target.steps().get(2).kind()).isEqualTo(Step.Kind.PRESSURE);
        assertThat(target.steps().get(2).note()).hasValue("0.95 = 1 - min(0.05, 0.5 * (1 - 0.4)) by mps_1");
        family = Optional.of("Hose");
        assertThat(reached(CHINA)).isEqualByComparingTo("400");
        family = Optional.empty();
        assertThat(missing(CHINA)).isEqualTo(Fact.Kind.PART_FAMILY);
        assertThat(reached(GERMANY)).as("no figure there").isEqualByComparingTo("100");
    }

    @Test
    void aRegionOfSeveralCountriesHasToSayWhoseLevelCounts() {
        level("DE", 2024, "0.76");
        level("FR", 2024, "0.76");
        plan(ALL, "eu", "de", "0.5");
        assertThat(missing(EUROPE)).isEqualTo(Fact.Kind.PRICE_LEVEL);

        plans.clear();
        plans.add(
                new RegionalTarget("eu", ALL, DAY, "de", new BigDecimal("0.50"), Optional.of("FR"), Optional.empty()));
        assertThat(reached(EUROPE)).isEqualByComparingTo("100");
    }
}
