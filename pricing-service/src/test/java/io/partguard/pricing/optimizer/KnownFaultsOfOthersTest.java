package io.partguard.pricing.optimizer;

import static io.partguard.pricing.TradeWorld.PART;
import static io.partguard.pricing.TradeWorld.TODAY;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.verification.BookVerifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What went wrong in other systems must not go wrong in a computed book either; that a floor never beats a cap and that a cap
 * keeps the price ending stands in {@link CascadesAndConflictsTest}. Each time the verifier is asked too: it must not take
 * the other systems' answer for a good one.
 */
class KnownFaultsOfOthersTest {
    private final TradeWorld world = new TradeWorld()
            .region("JP", "JPY", "10", "0.10")
            .rate("JPY", "186.75")
            .rate("GBP", "0.8655");

    private long yen(long target, PriceRule... rules) {
        RuleCompiler compiler =
                new RuleCompiler(world.regions.stream().map(Place::of).toList(), List.of(rules), world, world);
        PartTask task = new PartTask(PART, new long[] {target / 10}, new long[1], new double[] {1});
        Solved fixpoint = new PartSolver(compiler, new Objective(Objective.Kind.DEVIATION, 1.5)).fixpoint(task);
        Solved optimum = new OptimumSolver(compiler, new Objective(Objective.Kind.DEVIATION, 1.5)).solve(task);
        assertThat(optimum.steps()).isEqualTo(fixpoint.steps());
        long yen = fixpoint.steps()[0] * 10;
        assertThat(isAllowed(yen, rules)).isTrue();
        return yen;
    }

    private boolean isAllowed(long yen, PriceRule... rules) {
        BookVerifier verifier = new BookVerifier(world.regions, List.of(rules), world, world);
        verifier.check(PART, Map.of("r-jp", Money.of(Long.toString(yen), "JPY")));
        return verifier.result().mayBePublished();
    }

    private static PriceRule ceiling(String id, String amount, String currency) {
        return rule(id, "JP", RETAIL_EXCL_TAX, new Ceiling(Money.of(amount, currency)));
    }

    private static PriceRule inForce(PriceRule rule, LocalDate from, LocalDate to) {
        return new PriceRule(
                rule.id(),
                rule.scope(),
                rule.level(),
                new DatePeriod(from, to),
                rule.source(),
                rule.force(),
                rule.status(),
                rule.formula());
    }

    /** OFBiz: a minimum price overrides the maximum. */
    @Test
    void aBookInWhichTheFloorWonIsNotPublished() {
        PriceRule cap = ceiling("cap", "1000", "JPY");

        assertThat(yen(2_000, cap)).isEqualTo(1_000);
        assertThat(isAllowed(1_500, cap)).isFalse();
    }

    /** Odoo: conversion after rounding. 10.00 euros are 1867.50 yen, of which the grid takes 1860, never 1870. */
    @Test
    void aCapInAnotherCurrencyIsConvertedBeforeAnythingIsRounded() {
        PriceRule cap = ceiling("cap", "10.00", "EUR");

        assertThat(yen(2_000, cap)).isEqualTo(1_860);
        assertThat(isAllowed(1_870, cap)).isFalse();
    }

    /** ERPNext: an expired rule is still applied. */
    @Test
    void anExpiredRuleAndOneThatBeginsTomorrowLowerNothing() {
        PriceRule cap = ceiling("cap", "1000", "JPY");
        PriceRule expired = inForce(cap, TODAY.minusYears(1), TODAY);
        PriceRule tomorrow = inForce(cap, TODAY.plusDays(1), null);
        PriceRule lastDay = inForce(cap, TODAY.minusYears(1), TODAY.plusDays(1));

        assertThat(yen(2_000, expired, tomorrow)).isEqualTo(2_000);
        assertThat(yen(2_000, lastDay)).isEqualTo(1_000);
        assertThat(isAllowed(2_000, lastDay)).isFalse();
    }

    /** Opentaps: overlapping rules add up. */
    @Test
    void overlappingRulesDoNotAddUp() {
        assertThat(yen(2_000, ceiling("one", "1500", "JPY"), ceiling("two", "1500", "JPY")))
                .isEqualTo(1_500);
    }

    /** Moneta's FastMoney: 100 GBP at 175 gave 20,000 JPY. */
    @Test
    void aCapOfAHundredPoundsIsNotRoundedUpOnItsWayToYen() {
        world.rate("JPY", "175").rate("GBP", "1");
        PriceRule cap = ceiling("cap", "100.00", "GBP");

        assertThat(yen(30_000, cap)).isEqualTo(17_500);
        assertThat(isAllowed(20_000, cap)).isFalse();
    }
}
