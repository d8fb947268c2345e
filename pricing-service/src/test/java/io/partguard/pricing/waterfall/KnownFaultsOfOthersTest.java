package io.partguard.pricing.waterfall;

import static io.partguard.pricing.waterfall.Examples.TODAY;
import static io.partguard.pricing.waterfall.Examples.ceiling;
import static io.partguard.pricing.waterfall.Examples.form;
import static io.partguard.pricing.waterfall.Examples.inForce;
import static io.partguard.pricing.waterfall.Examples.list;
import static io.partguard.pricing.waterfall.Examples.rates;
import static io.partguard.pricing.waterfall.Examples.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.waterfall.Formed.NotPriced;
import io.partguard.pricing.waterfall.Formed.Priced;
import io.partguard.pricing.waterfall.Formed.Why;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What went wrong in other systems, and must not here. */
class KnownFaultsOfOthersTest {

    private final Region japan = region("JP", "JPY", "10", "0.10");
    private final Region swiss = region("CH", "CHF", "0.05", "0.081");

    /** OFBiz: a minimum price overrides the maximum. Here no price is an answer, a price above the cap is none. */
    @Test
    void noFloorOverridesACap() {
        PriceRule low = ceiling("low", "JP", PriceLevel.RETAIL_EXCL_TAX, "9", "JPY");

        assertThat(form(list("2000", "JPY"), japan, low))
                .isInstanceOfSatisfying(
                        NotPriced.class, none -> assertThat(none.why()).isEqualTo(Why.NOTHING_ON_GRID));
    }

    @Test
    void aPriceOfZeroIsNeverAnAnswer() {
        assertThat(form(list("9", "JPY"), japan)).isInstanceOf(NotPriced.class);
    }

    /** Odoo: conversion after rounding leaves a price off the grid. */
    @Test
    void currencyIsConvertedBeforeRounding() {
        Priced priced = priced(form(list("10.00", "EUR"), japan, rates("JPY", "186.75")));

        assertThat(priced.listPrice()).isEqualTo(Money.of("1860", "JPY"));
    }

    /** Odoo: a cap breaks the price ending. */
    @Test
    void aCappedPriceIsStillOnTheGrid() {
        PriceRule odd = ceiling("odd", "CH", PriceLevel.RETAIL_EXCL_TAX, "19.99", "CHF");

        assertThat(priced(form(list("25.00", "CHF"), swiss, odd)).listPrice()).isEqualTo(Money.of("19.95", "CHF"));
    }

    /** ERPNext: an expired rule is still applied. */
    @Test
    void anExpiredRuleIsNotApplied() {
        PriceRule expired = inForce(
                ceiling("old", "CH", PriceLevel.RETAIL_EXCL_TAX, "1.00", "CHF"), "2020-01-01", TODAY.toString());
        PriceRule lastDay = inForce(
                ceiling("old", "CH", PriceLevel.RETAIL_EXCL_TAX, "1.00", "CHF"),
                "2020-01-01",
                TODAY.plusDays(1).toString());
        PriceRule tomorrow = inForce(
                ceiling("new", "CH", PriceLevel.RETAIL_EXCL_TAX, "1.00", "CHF"),
                TODAY.plusDays(1).toString(),
                TODAY.plusDays(9).toString());

        assertThat(priced(form(list("25.00", "CHF"), swiss, expired)).listPrice())
                .isEqualTo(Money.of("25.00", "CHF"));
        assertThat(priced(form(list("25.00", "CHF"), swiss, tomorrow)).listPrice())
                .isEqualTo(Money.of("25.00", "CHF"));
        assertThat(priced(form(list("25.00", "CHF"), swiss, lastDay)).listPrice())
                .isEqualTo(Money.of("1.00", "CHF"));
    }

    /** Opentaps: overlapping rules add up. */
    @Test
    void overlappingRulesDoNotAddUp() {
        PriceRule one = ceiling("one", "CH", PriceLevel.RETAIL_EXCL_TAX, "20.00", "CHF");
        PriceRule two = ceiling("two", "CH", PriceLevel.RETAIL_EXCL_TAX, "20.00", "CHF");

        assertThat(priced(form(list("25.00", "CHF"), swiss, one, two)).listPrice())
                .isEqualTo(Money.of("20.00", "CHF"));
    }

    /** Moneta's FastMoney: 100 GBP at 175 gave 20,000 JPY. */
    @Test
    void aHundredPoundsAtOneHundredAndSeventyFiveAre17500Yen() {
        var converted = rates("GBP", "1", "JPY", "175").convert(Money.of("100.00", "GBP"), japan.currency());

        assertThat(converted.orElseThrow().down()).isEqualTo(Money.of("17500", "JPY"));
    }

    @Test
    void noRateIsNotARateOfOne() {
        assertThat(form(list("10.00", "EUR"), japan))
                .isInstanceOfSatisfying(
                        NotPriced.class, none -> assertThat(none.why()).isEqualTo(Why.RATE_MISSING));
        assertThat(rates("JPY", "186.75").convert(Money.of("10.00", "USD"), japan.currency()))
                .isEmpty();
    }

    /** A limit on prices with tax is checked on what the buyer pays, not on the price it was worked out from. */
    @Test
    void theTaxInclusiveLimitHoldsAfterTheTaxIsRoundedUp() {
        PriceRule limit = ceiling("mrp", "CH", PriceLevel.RETAIL_INCL_TAX, "10.00", "CHF");

        Priced priced = priced(form(list("25.00", "CHF"), swiss, limit));

        assertThat(priced.listPrice()).isEqualTo(Money.of("9.25", "CHF"));
        assertThat(priced.retailInclTax().amount()).isLessThanOrEqualTo(BigDecimal.TEN);
    }

    private static Priced priced(Formed formed) {
        assertThat(formed).isInstanceOf(Priced.class);
        return (Priced) formed;
    }
}
