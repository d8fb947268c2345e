package io.partguard.pricing.optimizer;

import static io.partguard.pricing.TradeWorld.PART;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Small worlds in which one can say by hand what must come out. All prices are in cents on a grid of one cent. */
class CascadesAndConflictsTest {
    private final TradeWorld world = new TradeWorld()
            .region("DE", "EUR", "0.01", "0.19")
            .region("FR", "EUR", "0.01", "0.20")
            .region("PL", "PLN", "0.01", "0.23")
            .rate("PLN", "4.00");
    private final List<PriceRule> rules = new ArrayList<>();

    private void corridor(String id, String to, String from, String share) {
        rules.add(rule(id, to, RETAIL_EXCL_TAX, new Corridor(new TreeMap<>(Map.of(from, new BigDecimal(share))))));
    }

    private void minimum(String id, String to, String factor, String... from) {
        rules.add(rule(
                id,
                to,
                RETAIL_EXCL_TAX,
                new ExternalReference(
                        Statistic.of(Statistic.Kind.MINIMUM),
                        new TreeSet<>(List.of(from)),
                        1,
                        new BigDecimal(factor))));
    }

    private void ceiling(String id, String country, String amount, String currency) {
        rules.add(rule(id, country, RETAIL_EXCL_TAX, new Ceiling(Money.of(amount, currency))));
    }

    private RuleCompiler compiler() {
        return new RuleCompiler(world.regions.stream().map(Place::of).toList(), rules, world, world);
    }

    private static PartTask task(long[] targets, long... floors) {
        long[] all = floors.length == 0 ? new long[targets.length] : floors;
        return new PartTask(PART, targets, all, new double[] {1, 1, 1});
    }

    private Solved fixpoint(PartTask task) {
        return new PartSolver(compiler(), new Objective(Objective.Kind.DEVIATION, 1.5)).fixpoint(task);
    }

    @Test
    void aCeilingInOneCountryCascadesThroughTheOthersAndExplainsItself() {
        ceiling("pl-cap", "PL", "320.00", "PLN");
        corridor("de-from-pl", "DE", "PL", "0.10");
        corridor("fr-from-de", "FR", "DE", "0.05");
        PartTask task = task(new long[] {100_00, 110_00, 400_00});

        Solved solved = fixpoint(task);

        assertThat(solved.steps()).containsExactly(88_00, 92_40, 320_00);
        assertThat(new PartSolver(compiler(), new Objective(Objective.Kind.DEVIATION, 1.5)).explain(task))
                .extracting(step -> rules.get(step.rule()).id().value(), PartSolver.Step::to)
                .contains(
                        org.assertj.core.api.Assertions.tuple("pl-cap", 320_00L),
                        org.assertj.core.api.Assertions.tuple("de-from-pl", 88_00L),
                        org.assertj.core.api.Assertions.tuple("fr-from-de", 92_40L));
    }

    @Test
    void raisingACheapCountryALittleFreesALargeOne() {
        corridor("de-from-pl", "DE", "PL", "0.00");
        PartTask task = new PartTask(PART, new long[] {120_00, 0, 400_00}, new long[3], new double[] {10, 1, 1});

        Solved fixpoint = fixpoint(task);
        Solved optimum = new OptimumSolver(compiler(), new Objective(Objective.Kind.DEVIATION, 1.5)).solve(task);

        assertThat(fixpoint.steps()).containsExactly(100_00, 0, 400_00);
        assertThat(optimum.answer()).isEqualTo(Solved.Answer.OPTIMUM);
        // Least 10 · (x/120 − 1)² + (x/100 − 1)²: x = 100 · (10/1.2 + 1) / (10/1.44 + 1) = 117.48…
        assertThat(optimum.steps()[0]).isBetween(117_47L, 117_49L);
        assertThat(optimum.steps()[2]).isBetween(optimum.steps()[0] * 4, optimum.steps()[0] * 4 + 3);
        assertThat(optimum.objective()).isLessThan(fixpoint.objective() / 5);
        // A cent less in Germany than the optimum costs up to 10 · .0210 · .01 / 120.
        assertThat(optimum.objective() - optimum.bound()).isBetween(0.0, 2e-5);
    }

    /** A ≤ .95 · B and B ≤ A: a price of 0 is never an answer. */
    @Test
    void aCycleThatGainsLessThanOneIsAContradictionWithItsPath() {
        minimum("de-below-fr", "DE", "0.95", "FR");
        minimum("fr-below-de", "FR", "1.00", "DE");

        Solved solved = fixpoint(task(new long[] {100_00, 100_00, 400_00}));

        assertThat(solved.steps()).containsExactly(0, 0, 400_00);
        assertThat(solved.conflicts()).hasSize(2).allSatisfy(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.CYCLE);
            assertThat(conflict.path()).containsExactlyInAnyOrder("r-de", "r-fr");
            assertThat(conflict.rules())
                    .containsExactlyInAnyOrder(new RuleId("de-below-fr"), new RuleId("fr-below-de"));
        });
    }

    @Test
    void aCycleThatGainsExactlyOneIsNone() {
        minimum("de-below-fr", "DE", "0.80", "FR");
        minimum("fr-below-de", "FR", "1.25", "DE");

        Solved solved = fixpoint(task(new long[] {100_00, 100_00, 400_00}));

        assertThat(solved.conflicts()).isEmpty();
        assertThat(solved.steps()).containsExactly(80_00, 100_00, 400_00);
    }

    /** OFBiz: a minimum price overrides the maximum. Here the rules that push it below the floor are named, and it is not given. */
    @Test
    void aFloorNeverWinsAndTheSmallestSetOfRulesIsNamed() {
        ceiling("pl-high", "PL", "390.00", "PLN");
        ceiling("pl-cap", "PL", "320.00", "PLN");
        ceiling("fr-cap", "FR", "99.00", "EUR");
        corridor("de-from-pl", "DE", "PL", "0.10");
        corridor("de-from-fr", "DE", "FR", "0.05");

        Solved solved = fixpoint(task(new long[] {100_00, 110_00, 400_00}, 90_00, 0, 0));

        assertThat(solved.steps()).containsExactly(0, 99_00, 320_00);
        assertThat(solved.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.BELOW_FLOOR);
            assertThat(conflict.highest()).isEqualTo(88_00);
            assertThat(conflict.floor()).isEqualTo(90_00);
            assertThat(conflict.fewest()).isTrue();
            assertThat(conflict.rules()).containsExactly(new RuleId("pl-cap"), new RuleId("de-from-pl"));
        });
    }

    @Test
    void unknownIsNotAllowedAndSpreadsToWhoLooksThere() {
        rules.add(rule("pl-markup", "PL", RETAIL_EXCL_TAX, new MarkUp(new BigDecimal("0.35"))));
        corridor("de-from-pl", "DE", "PL", "0.10");

        Solved solved = fixpoint(task(new long[] {100_00, 110_00, 400_00}));

        assertThat(solved.steps()).containsExactly(0, 110_00, 0);
        assertThat(solved.conflicts()).extracting(Conflict::kind).containsOnly(Conflict.Kind.UNKNOWN);
        assertThat(solved.conflicts())
                .extracting(conflict -> conflict.missing().orElseThrow().kind())
                .containsOnly(Fact.Kind.LANDED_COST);
    }

    @Test
    void aRuleForAFamilyBlocksAPartOfNoKnownFamily() {
        PriceRule all = rule("pads", "DE", RETAIL_EXCL_TAX, new Ceiling(Money.of("50.00", "EUR")));
        rules.add(new PriceRule(
                all.id(),
                new io.partguard.pricing.rule.Scope(
                        java.util.Set.of("DE"), java.util.Set.of(), java.util.Set.of("brake pads"), java.util.Set.of()),
                all.level(),
                all.inForce(),
                all.source(),
                all.force(),
                all.status(),
                all.formula()));
        PartTask task = task(new long[] {100_00, 110_00, 400_00});

        assertThat(fixpoint(task).steps()).containsExactly(0, 110_00, 400_00);
        world.families.put(PART, "Brake Pads");
        assertThat(fixpoint(task).steps()).containsExactly(50_00, 110_00, 400_00);
        world.families.put(PART, "filters");
        assertThat(fixpoint(task).steps()).containsExactly(100_00, 110_00, 400_00);
    }

    /** Odoo: a cap breaks the price ending. Rounding one country down must not break another's corridor either. */
    @Test
    void everyPriceIsOnItsGridAndRoundingOneDownBreaksNoOther() {
        TradeWorld grids = new TradeWorld()
                .region("CH", "CHF", "0.05", "0.081")
                .region("JP", "JPY", "10", "0.10")
                .rate("CHF", "0.9242")
                .rate("JPY", "186.75");
        List<PriceRule> both = List.of(
                rule("jp", "JP", RETAIL_EXCL_TAX, new Corridor(new TreeMap<>(Map.of("CH", BigDecimal.ZERO)))),
                rule("ch-odd", "CH", RETAIL_EXCL_TAX, new Ceiling(Money.of("19.99", "CHF"))));
        RuleCompiler compiler =
                new RuleCompiler(grids.regions.stream().map(Place::of).toList(), both, grids, grids);

        Solved solved = new PartSolver(compiler, new Objective(Objective.Kind.DEVIATION, 1.5))
                .fixpoint(new PartTask(PART, new long[] {500, 500}, new long[2], new double[] {1, 1}));

        // 19.95 CHF; 19.95 · 186.75 / .9242 = 4,031.2 yen, of which the grid takes 4,030
        assertThat(solved.steps()).containsExactly(399, 403);
    }

    @Test
    void theDraftOfARuleLowersNothing() {
        ceiling("cap", "DE", "50.00", "EUR");
        PriceRule cap = rules.removeFirst();
        rules.add(new PriceRule(
                cap.id(),
                cap.scope(),
                cap.level(),
                cap.inForce(),
                cap.source(),
                cap.force(),
                io.partguard.pricing.rule.Status.DRAFT,
                cap.formula()));

        assertThat(fixpoint(task(new long[] {100_00, 110_00, 400_00})).steps()[0])
                .isEqualTo(100_00);
    }
}
