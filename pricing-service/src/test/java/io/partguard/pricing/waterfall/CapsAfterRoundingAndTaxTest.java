package io.partguard.pricing.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.waterfall.Formed.NotPriced;
import io.partguard.pricing.waterfall.Formed.Priced;
import io.partguard.pricing.waterfall.Formed.Why;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No hard rule is ever broken by what comes out, whatever currency, grid, tax and discount. */
class CapsAfterRoundingAndTaxTest {

    record World(BasePrice base, Region region, List<PriceRule> rules) {}

    @Property(tries = 3000)
    void neverAboveAHardCapAfterRoundingAndTax(@ForAll("worlds") World world) {
        switch (form(world)) {
            case Priced priced -> {
                assertThat(priced.listPrice().amount().signum()).isPositive();
                for (PriceRule rule : world.rules()) {
                    BigDecimal cap = ((Ceiling) rule.formula()).amount().amount();
                    BigDecimal seen = seen(rule.level(), priced);
                    assertThat(seen).as("%s", rule.level()).isLessThanOrEqualTo(cap);
                }
            }
            case NotPriced none -> assertThat(none.why()).isEqualTo(Why.NOTHING_ON_GRID);
        }
    }

    @Property(tries = 3000)
    void isOnTheGridAndTheNextStepWouldBreakARuleOrTheListPrice(@ForAll("worlds") World world) {
        if (!(form(world) instanceof Priced priced)) {
            return;
        }
        Money step = world.region().grid().step();
        assertThat(priced.listPrice().amount().remainder(step.amount())).isZero();
        Money next = priced.listPrice().plus(step);
        BasePrice higher = new BasePrice(next, Optional.empty());
        boolean aboveList = next.compareTo(world.base().listPrice()) > 0;
        var chain = world.region().chain(world.base().dealerShare(world.region().dealerDiscount()));
        boolean breaksARule = world.rules().stream()
                .anyMatch(rule -> chain.at(rule.level(), higher.listPrice())
                                .orElseThrow()
                                .compareTo(((Ceiling) rule.formula()).amount())
                        > 0);
        assertThat(aboveList || breaksARule).isTrue();
    }

    @Property
    void anotherRuleNeverRaisesThePrice(@ForAll("worlds") World world) {
        Formed all = form(world);
        Formed fewer = form(new World(
                world.base(),
                world.region(),
                world.rules().subList(0, Math.max(0, world.rules().size() - 1))));
        if (all instanceof Priced withAll) {
            assertThat(fewer).isInstanceOf(Priced.class);
            assertThat(((Priced) fewer).listPrice()).isGreaterThanOrEqualTo(withAll.listPrice());
        }
    }

    @Property
    void thePriceIsTheSameWhetherItsStepsAreToldOrNot(@ForAll("worlds") World world) {
        Formed untold = PriceFormation.formUntold(
                Examples.PART,
                Optional.empty(),
                world.base(),
                Examples.market(world.region(), Rates.none(Examples.TODAY), world.rules()),
                Optional.empty());
        switch (form(world)) {
            case Priced told ->
                assertThat(untold)
                        .isEqualTo(new Priced(
                                told.listPrice(), told.retailInclTax(), told.dealerNet(), told.binding(), List.of()));
            case NotPriced told -> assertThat(untold).isEqualTo(new NotPriced(told.why(), told.detail(), List.of()));
        }
    }

    private static Formed form(World world) {
        return Examples.form(Optional.empty(), world.base(), world.region(), Rates.none(Examples.TODAY), world.rules());
    }

    private static BigDecimal seen(PriceLevel level, Priced priced) {
        return switch (level) {
            case DEALER_NET -> priced.dealerNet().amount();
            case RETAIL_EXCL_TAX -> priced.listPrice().amount();
            case RETAIL_INCL_TAX -> priced.retailInclTax().amount();
            case EX_WORKS -> throw new AssertionError("not generated");
        };
    }

    @Provide
    Arbitrary<World> worlds() {
        return Arbitraries.of("JPY", "EUR", "KWD").flatMap(code -> {
            Currency currency = Currency.getInstance(code);
            Arbitrary<Money> step =
                    Arbitraries.of(1L, 5L, 9L, 50L, 100L, 999L).map(units -> Money.ofMinor(units, currency));
            Arbitrary<BigDecimal> tax = Arbitraries.bigDecimals()
                    .between(BigDecimal.ZERO, BigDecimal.TWO)
                    .ofScale(4);
            Arbitrary<Money> amount =
                    Arbitraries.longs().between(1, 5_000_000).map(units -> Money.ofMinor(units, currency));
            Arbitrary<Optional<Integer>> net =
                    Arbitraries.integers().between(1, 100).optional(.5);
            Arbitrary<List<PriceRule>> rules = Combinators.combine(
                            Arbitraries.of(
                                    PriceLevel.DEALER_NET, PriceLevel.RETAIL_EXCL_TAX, PriceLevel.RETAIL_INCL_TAX),
                            amount)
                    .as((level, cap) ->
                            Examples.ceiling("rule", "XX", level, cap.amount().toPlainString(), code))
                    .list()
                    .ofMaxSize(4);
            return Combinators.combine(step, tax, amount, net, rules).as((grid, rate, list, share, caps) -> {
                Optional<Money> dealerNet =
                        share.map(percent -> Money.ofMinor(Math.max(1, list.minorUnits() * percent / 100), currency));
                Region region = Examples.region("XX", code, grid.amount().toPlainString(), rate.toPlainString());
                return new World(new BasePrice(list, dealerNet), region, new ArrayList<>(caps));
            });
        });
    }
}
