package io.partguard.pricing.waterfall;

import static io.partguard.pricing.waterfall.Examples.PART;
import static io.partguard.pricing.waterfall.Examples.TODAY;
import static io.partguard.pricing.waterfall.Examples.ceiling;
import static io.partguard.pricing.waterfall.Examples.form;
import static io.partguard.pricing.waterfall.Examples.list;
import static io.partguard.pricing.waterfall.Examples.region;
import static io.partguard.pricing.waterfall.Examples.scoped;
import static io.partguard.pricing.waterfall.Examples.soft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.waterfall.Formed.NotPriced;
import io.partguard.pricing.waterfall.Formed.Priced;
import io.partguard.pricing.waterfall.Formed.Why;
import io.partguard.pricing.waterfall.Step.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceFormationTest {

    private final Region india = region("IN", "INR", "1.00", "0.18");

    @Test
    void showsEveryStepFromListPriceToDealerNet() {
        PriceRule rule = ceiling("mrp", "IN", PriceLevel.RETAIL_INCL_TAX, "1000.00", "INR");

        Formed.Priced priced = priced(form(list("900.00", "INR"), india, rule));

        // 1000 / 1.18 = 847.46 and 847 on the grid; 847 · 1.18 = 999.46; 847 · 0.65 = 550.55
        assertThat(priced.steps())
                .extracting(Step::kind, step -> step.amount().amount().toPlainString())
                .containsExactly(
                        tuple(Kind.LIST_PRICE, "900.00"),
                        tuple(Kind.CAP, "847.46"),
                        tuple(Kind.GRID, "847.00"),
                        tuple(Kind.TAX, "999.46"),
                        tuple(Kind.TAX_CAP_CHECK, "999.46"),
                        tuple(Kind.DEALER_NET, "550.55"));
        assertThat(priced.binding()).map(PriceRule::id).hasValue(new RuleId("mrp"));
    }

    @Test
    void namesNoBindingRuleWhereNoneLoweredThePrice() {
        PriceRule rule = ceiling("high", "IN", PriceLevel.RETAIL_EXCL_TAX, "5000.00", "INR");

        assertThat(priced(form(list("900.00", "INR"), india, rule)).binding()).isEmpty();
    }

    @Test
    void theLowestOfSeveralCeilingsBindsAndTheyDoNotAddUp() {
        Formed.Priced priced = priced(form(
                list("900.00", "INR"),
                india,
                ceiling("b", "IN", PriceLevel.RETAIL_EXCL_TAX, "800.00", "INR"),
                ceiling("a", "IN", PriceLevel.RETAIL_EXCL_TAX, "700.00", "INR")));

        assertThat(priced.listPrice()).isEqualTo(Money.of("700.00", "INR"));
        assertThat(priced.binding()).map(PriceRule::id).hasValue(new RuleId("a"));
    }

    @Test
    void capsOnDealerNetLowerTheListPriceThroughTheRowsOwnDiscount() {
        BasePrice base = new BasePrice(Money.of("900.00", "INR"), Optional.of(Money.of("300.00", "INR")));

        Formed.Priced priced = priced(form(base, india, ceiling("net", "IN", PriceLevel.DEALER_NET, "200.00", "INR")));

        // a third: 600.02 is still charged as 200.00, the grid takes 600
        assertThat(priced.listPrice()).isEqualTo(Money.of("600.00", "INR"));
        assertThat(priced.dealerNet()).isEqualTo(Money.of("200.00", "INR"));
    }

    @Test
    void rulesOfOtherCountriesBrandsNumbersDoNotApply() {
        PriceRule rule = ceiling("x", "IN", PriceLevel.RETAIL_EXCL_TAX, "1.00", "INR");

        for (Scope elsewhere : List.of(
                new Scope(Set.of("CN"), Set.of(), Set.of(), Set.of()),
                new Scope(Set.of("IN"), Set.of("other"), Set.of(), Set.of()),
                new Scope(Set.of("IN"), Set.of(PART.brand()), Set.of(), Set.of("34116850886")))) {
            assertThat(priced(form(list("900.00", "INR"), india, scoped(rule, elsewhere)))
                            .listPrice())
                    .isEqualTo(Money.of("900.00", "INR"));
        }
    }

    @Test
    void aRuleForAFamilyCannotBeDecidedForAPartWithoutOne() {
        PriceRule rule = scoped(
                ceiling("pads", "IN", PriceLevel.RETAIL_EXCL_TAX, "500.00", "INR"),
                new Scope(Set.of("IN"), Set.of(), Set.of("brake pads"), Set.of()));

        assertThat(form(list("900.00", "INR"), india, rule)).isInstanceOfSatisfying(NotPriced.class, none -> {
            assertThat(none.why()).isEqualTo(Why.RULE_UNDECIDABLE);
            assertThat(none.detail()).startsWith("pads: PART_FAMILY");
        });
        assertThat(form(Optional.of(" Brake Pads"), list("900.00", "INR"), india, Rates.none(TODAY), List.of(rule)))
                .isInstanceOfSatisfying(
                        Priced.class, priced -> assertThat(priced.listPrice()).isEqualTo(Money.of("500.00", "INR")));
    }

    @Test
    void aCeilingInAnotherCurrencyIsConvertedAndWithoutARateItBlocks() {
        PriceRule rule = ceiling("eur", "IN", PriceLevel.RETAIL_EXCL_TAX, "5.00", "EUR");

        assertThat(priced(form(list("900.00", "INR"), india, Examples.rates("INR", "109.047"), rule))
                        .listPrice())
                .isEqualTo(Money.of("545.00", "INR"));
        assertThat(form(list("900.00", "INR"), india, rule))
                .isInstanceOfSatisfying(
                        NotPriced.class, none -> assertThat(none.why()).isEqualTo(Why.RULE_UNDECIDABLE));
    }

    @Test
    void anExWorksCeilingBlocksWhereTheRegionSaysNoShare() {
        PriceRule rule = ceiling("works", "IN", PriceLevel.EX_WORKS, "100.00", "INR");

        assertThat(form(list("900.00", "INR"), india, rule))
                .isInstanceOfSatisfying(
                        NotPriced.class, none -> assertThat(none.why()).isEqualTo(Why.RULE_UNDECIDABLE));
    }

    @Test
    void aSoftRuleLowersNothingButIsSaid() {
        PriceRule rule = soft(ceiling("wish", "IN", PriceLevel.RETAIL_EXCL_TAX, "500.00", "INR"));

        Formed.Priced priced = priced(form(list("900.00", "INR"), india, rule));

        assertThat(priced.listPrice()).isEqualTo(Money.of("900.00", "INR"));
        assertThat(priced.steps()).anySatisfy(step -> {
            assertThat(step.kind()).isEqualTo(Kind.SOFT_CAP);
            assertThat(step.note()).hasValue("EXCEEDED RETAIL_EXCL_TAX INR 500.00");
        });
    }

    private static Formed.Priced priced(Formed formed) {
        assertThat(formed).isInstanceOf(Formed.Priced.class);
        return (Formed.Priced) formed;
    }
}
