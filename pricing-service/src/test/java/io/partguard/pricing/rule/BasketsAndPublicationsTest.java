package io.partguard.pricing.rule;

import static io.partguard.pricing.TradeWorld.PART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.rule.Basket.Budget;
import io.partguard.pricing.rule.PriceCapIndex.Item;
import io.partguard.pricing.rule.PriceCapIndex.Year;
import io.partguard.pricing.rule.Publication.Binding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BasketsAndPublicationsTest {

    private final TradeWorld world =
            new TradeWorld().region("CN", "CNY", "1.00", "0.13").rate("CNY", "8.00");

    /** The vector of the telecoms regulators. */
    @Test
    void thePriceCapIndexGoesAsThePublishedVector() {
        String[][] vector = {
            {"4.0", "3.5", "0", "100.5"},
            {"3.5", "3.5", "2.0", "102.5"},
            {"3.7", "3.5", "-2.0", "100.7"},
            {"4.2", "3.5", "3.2", "104.6"},
            {"3.8", "3.5", "-0.5", "104.4"}
        };
        List<Year> years = new ArrayList<>();
        Map<io.partguard.pricing.cell.PartKey, Item> items =
                Map.of(PART, new Item(BigDecimal.ONE, Money.of("3.00", "CNY")));
        for (String[] year : vector) {
            years.add(new Year(new BigDecimal(year[0]), new BigDecimal(year[1]), new BigDecimal(year[2])));
            assertThat(new PriceCapIndex(items, years).index().setScale(1, RoundingMode.HALF_UP))
                    .isEqualTo(new BigDecimal(year[3]));
        }
        assertThat(new PriceCapIndex(items, years).quantities())
                .isEqualTo(Map.of(PART, new Share(BigDecimal.ONE, new BigDecimal("3.00"))));
    }

    @Test
    void weightsThatDoNotAddUpToOneAreNoBasket() {
        assertThatThrownBy(() -> new PriceCapIndex(
                        Map.of(PART, new Item(new BigDecimal("0.9"), Money.of("3.00", "CNY"))), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePartsOfAVehicleMayCostTheRatioOfTheVehicle() {
        PartsToVehicle rule = new PartsToVehicle(
                "w204", Currency.getInstance("CNY"), new BigDecimal("3"), Map.of(PART, Share.of(new BigDecimal("2"))));
        assertThat(rule.budget("CN", world)).isInstanceOf(Budget.Unknown.class);

        world.vehicles.put("w204CN", Money.of("40000.00", "EUR"));
        assertThat(rule.budget("CN", world))
                .isInstanceOfSatisfying(
                        Budget.AtMost.class, most -> assertThat(most.amount()).isEqualByComparingTo("960000"));
    }

    @Test
    void aNoticeEndsOnAWorkingDay() {
        NoticePeriod notice = new NoticePeriod(30, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        LocalDate filed = LocalDate.of(2026, 4, 2); // 30 days later is Saturday, the second of May
        LocalDate monday = LocalDate.of(2026, 5, 4);

        assertThat(notice.earliest(filed, Set.of())).isEqualTo(monday);
        assertThat(notice.earliest(filed, Set.of(monday))).isEqualTo(monday.plusDays(1));
        assertThat(notice.objection(publication(filed, monday.minusDays(2), Binding.RECOMMENDED)))
                .hasValue(new Procedure.Objection("EFFECTIVE_TOO_EARLY", "2026-05-04"));
        assertThat(notice.objection(publication(filed, monday, Binding.RECOMMENDED)))
                .isEmpty();
    }

    @Test
    void aResalePriceMayBeRecommendedOrAMaximumAndNothingElse() {
        LocalDate day = LocalDate.of(2026, 5, 4);
        ResalePrice rule = new ResalePrice();

        assertThat(rule.objection(publication(day, day, Binding.RECOMMENDED))).isEmpty();
        assertThat(rule.objection(publication(day, day, Binding.MAXIMUM))).isEmpty();
        assertThat(rule.objection(publication(day, day, Binding.FIXED))).isPresent();
        assertThat(rule.objection(publication(day, day, Binding.MINIMUM))).isPresent();
    }

    private static Publication publication(LocalDate filed, LocalDate effective, Binding binding) {
        return new Publication("CN", filed, effective, binding, Set.of());
    }
}
