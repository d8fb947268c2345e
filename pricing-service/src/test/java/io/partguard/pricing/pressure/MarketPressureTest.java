package io.partguard.pricing.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MarketPressureTest {
    private static MarketPressure pressure(String strength, String bound, Map<String, String> ratios) {
        Map<MarketPressure.Market, BigDecimal> markets = new java.util.HashMap<>();
        ratios.forEach(
                (country, ratio) -> markets.put(new MarketPressure.Market("filter", country), new BigDecimal(ratio)));
        return new MarketPressure("mps_1", new BigDecimal(strength), new BigDecimal(bound), markets);
    }

    private static BigDecimal factor(MarketPressure pressure, String... countries) {
        return pressure.on("Filter ", List.of(countries))
                .map(MarketPressure.Lowered::factor)
                .orElse(BigDecimal.ONE);
    }

    /** However cheap imitations are offered, and by however many. */
    @Property(tries = 500)
    void noFloodLowersATargetByMoreThanTheBoundOrRaisesIt(
            @ForAll @LongRange(min = 1, max = 5_000_000) long ratio,
            @ForAll @IntRange(min = 0, max = 100) int strength,
            @ForAll @IntRange(min = 0, max = 30) int bound) {
        MarketPressure pressure = new MarketPressure(
                "mps_1",
                BigDecimal.valueOf(strength, 2),
                BigDecimal.valueOf(bound, 2),
                Map.of(new MarketPressure.Market("filter", "CN"), BigDecimal.valueOf(ratio, 6)));

        BigDecimal factor = factor(pressure, "CN");

        assertThat(factor).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(factor).isGreaterThanOrEqualTo(BigDecimal.ONE.subtract(BigDecimal.valueOf(bound, 2)));
    }

    @Test
    void aShareOfWhatImitationsAreCheaperIsTakenOff() {
        MarketPressure pressure = pressure("0.25", "0.20", Map.of("CN", "0.60"));

        assertThat(factor(pressure, "CN")).isEqualByComparingTo("0.9");
        assertThat(pressure.on("filter", List.of("CN")).orElseThrow().note()).contains("mps_1");
        assertThat(factor(pressure, "IN")).isEqualByComparingTo("1");
    }

    @Test
    void inARegionOfSeveralCountriesTheLeastPressureCounts() {
        MarketPressure pressure = pressure("1", "0.30", Map.of("CN", "0.50", "IN", "0.90", "JP", "1.20"));

        assertThat(factor(pressure, "CN", "IN")).isEqualByComparingTo("0.9");
        assertThat(factor(pressure, "CN", "JP")).isEqualByComparingTo("1");
        assertThat(factor(pressure, "CN", "DE")).isEqualByComparingTo("1");
    }

    /** Honest aftermarket is competition, not imitation; a market with too few offers has no figure. */
    @Test
    void onlyImitationsWithAFigureCount() {
        PressureReport report = new PressureReport(
                "mps_1",
                Instant.EPOCH,
                Instant.EPOCH,
                "SYNTHETIC",
                List.of(
                        item("Filter", "CN", "IMITATION", "0.4"),
                        item("filter", "CN", "IMITATION", "0.5"),
                        item("Filter", "CN", "COMPATIBLE", "0.1"),
                        item("Hose", "CN", "IMITATION", null)));

        assertThat(report.ratios()).isEqualTo(Map.of(new MarketPressure.Market("filter", "CN"), new BigDecimal("0.5")));
    }

    private static PressureReport.Item item(
            String family, String country, String substitute, @org.jspecify.annotations.Nullable String ratio) {
        return new PressureReport.Item(
                family,
                country,
                substitute,
                Optional.ofNullable(ratio).map(BigDecimal::new),
                40,
                6,
                ratio == null ? Optional.of("TOO_FEW_SELLERS") : Optional.empty());
    }
}
