package io.partguard.pricing.optimizer;

import static io.partguard.pricing.TradeWorld.basket;
import static io.partguard.pricing.TradeWorld.rule;
import static io.partguard.pricing.cell.PriceLevel.RETAIL_EXCL_TAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.verification.BookVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BasketSolverTest {
    private static final Objective DEVIATION = new Objective(Objective.Kind.DEVIATION, 1.5);

    private final TradeWorld world = new TradeWorld()
            .region("CN", "CNY", "1.00", "0.13")
            .region("DE", "EUR", "0.05", "0.19")
            .rate("CNY", "8.00");

    private static PartKey part(int n) {
        return PartKey.of("Nordkette", "P-" + n);
    }

    private BasketRule threeTimes(String vehicle, int parts, String price) {
        world.vehicles.put(vehicle + "CN", Money.of(price, "CNY"));
        Map<PartKey, Share> quantities = new HashMap<>();
        for (int i = 0; i < parts; i++) {
            quantities.put(part(i), Share.of(BigDecimal.valueOf(1 + i % 4)));
        }
        return basket(
                "ratio-" + vehicle,
                "CN",
                new PartsToVehicle(vehicle, Currency.getInstance("CNY"), new BigDecimal("3"), quantities));
    }

    /** Two parts with the same weight: what the sum is above the budget is shared so that the last unit hurts both alike. */
    @Test
    void theBudgetIsSharedWhereItHurtsLeast() {
        BasketRule rule = threeTimes("v", 1, "300.00");
        BasketSolver solver =
                new BasketSolver(new RuleCompiler(places(), List.of(), world, world), List.of(rule), DEVIATION, world);

        BasketSolver.Result result = solver.solve(
                List.of(new PartTask(part(0), new long[] {1_000, 0}, new long[2], new double[] {5_000, 1})));

        assertThat(result.parts().getFirst().steps()).containsExactly(900, 0);
        // 5,000 · (1 − .9) / 1,000: what the last yuan of the budget costs
        assertThat(result.baskets().getFirst().shadowPrice()).isCloseTo(.5, org.assertj.core.data.Offset.offset(.01));
        assertThat(result.objective()).isCloseTo(25, org.assertj.core.data.Offset.offset(.1));
        assertThat(result.withoutBaskets()).isZero();
    }

    @Property(tries = 15)
    void everyBasketHoldsExactlyAndTheAnswerIsNearTheBound(@ForAll long seed) {
        Random random = new Random(seed);
        List<BasketRule> baskets = List.of(threeTimes("a", 20, "70000"), threeTimes("b", 8, "20000"));
        List<PriceRule> rules = List.of(rule(
                "corridor", "DE", RETAIL_EXCL_TAX, new Corridor(new TreeMap<>(Map.of("CN", new BigDecimal("0.20"))))));
        List<PartTask> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long yuan = 2_000 + random.nextInt(9_000);
            tasks.add(new PartTask(part(i), new long[] {yuan, yuan * 20 / 8}, new long[2], new double[] {
                1 + random.nextDouble(), 1 + random.nextDouble()
            }));
        }
        BasketSolver solver =
                new BasketSolver(new RuleCompiler(places(), rules, world, world), baskets, DEVIATION, world);

        BasketSolver.Result result = solver.solve(tasks);

        List<Rule> all = new ArrayList<>(rules);
        all.addAll(baskets);
        BookVerifier verifier = new BookVerifier(world.regions, all, world, world);
        for (Solved solved : result.parts()) {
            assertThat(solved.conflicts()).isEmpty();
            verifier.check(
                    solved.part(),
                    Map.of(
                            "r-cn", Money.of(solved.steps()[0] + ".00", "CNY"),
                            "r-de", world.regions.get(1).grid().step().times(solved.steps()[1])));
        }
        assertThat(verifier.result().first()).isEmpty();
        assertThat(result.baskets())
                .anySatisfy(basket -> assertThat(basket.shadowPrice()).isPositive());
        assertThat(result.objective()).isBetween(result.bound() - 1e-6, result.bound() * 1.02 + .01);
    }

    private List<Place> places() {
        return world.regions.stream().map(Place::of).toList();
    }
}
