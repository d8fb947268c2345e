package io.partguard.pricing.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Basket;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.PriceCapIndex;
import io.partguard.pricing.rule.PriceCapIndex.Item;
import io.partguard.pricing.rule.PriceCapIndex.Year;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.verification.BookVerifier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Baskets of both kinds, at every level, among random rules of every other type: the verifier has the last word. */
class BasketsAmongOtherRulesTest {
    private static final int PARTS = 4;

    @Property(tries = 40)
    void everyBasketAndEveryOtherRuleHoldsExactlyAfterRoundingAndTax(@ForAll long seed) {
        RandomRules world = new RandomRules(seed, 6, 10, 20_000, true);
        Random random = new Random(~seed);
        List<PartTask> tasks = tasks(world, random);
        List<BasketRule> baskets = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            int place = random.nextInt(world.places.size());
            if (tasks.getFirst().targets()[place] > 0) {
                baskets.add(basket("basket-" + b, world, tasks, place, random));
            }
        }

        BasketSolver.Result result = new BasketSolver(
                        world.compiler(), baskets, new Objective(Objective.Kind.DEVIATION, 1.5), world.world)
                .solve(tasks);

        List<Rule> rules = new ArrayList<>(world.rules);
        rules.addAll(baskets);
        BookVerifier verifier = new BookVerifier(world.world.regions, rules, world.world, world.world);
        result.parts().forEach(solved -> verifier.check(solved.part(), world.prices(solved.steps())));
        assertThat(verifier.result().first()).isEmpty();
        result.baskets().forEach(basket -> assertThat(basket.used()).isBetween(0.0, 1.0));
        boolean isWhole =
                result.parts().stream().allMatch(part -> part.conflicts().isEmpty());
        if (isWhole && result.bound() > Double.NEGATIVE_INFINITY) {
            // What rounding at the levels gives away for free is far below this.
            assertThat(result.objective()).isGreaterThan(result.bound() - 1e-2);
        }
    }

    /** The first part is the one with costs and a history; the others differ in price, and know the same past. */
    private static List<PartTask> tasks(RandomRules world, Random random) {
        List<PartTask> tasks = new ArrayList<>();
        for (int n = 0; n < PARTS; n++) {
            double factor = .9 + .2 * random.nextDouble();
            long[] targets = new long[world.targets.length];
            double[] weights = new double[targets.length];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = world.targets[i] == 0 ? 0 : Math.max(1, Math.round(world.targets[i] * factor));
                weights[i] = .2 + random.nextDouble();
            }
            PartKey part = n == 0 ? TradeWorld.PART : PartKey.of("Nordkette", "B-" + n);
            tasks.add(new PartTask(part, targets, new long[targets.length], weights));
        }
        return tasks;
    }

    private static BasketRule basket(String id, RandomRules world, List<PartTask> tasks, int place, Random random) {
        Region region = world.world.regions.get(place);
        String country = region.countries().first();
        BasketRule plain = TradeWorld.basket(
                id,
                country,
                random.nextBoolean()
                        ? vehicle(id, world, tasks, place, region, random)
                        : index(tasks, place, region, random));
        PriceLevel level = PriceLevel.values()[1 + random.nextInt(3)];
        return new BasketRule(
                plain.id(),
                plain.scope(),
                level,
                plain.inForce(),
                plain.source(),
                plain.force(),
                plain.status(),
                plain.basket());
    }

    private static Basket vehicle(
            String id, RandomRules world, List<PartTask> tasks, int place, Region region, Random random) {
        Map<PartKey, Share> quantities = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (PartTask task : tasks) {
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(4));
            quantities.put(task.part(), Share.of(quantity));
            sum = sum.add(target(task, place, region).amount().multiply(quantity));
        }
        // From far below what the parts are meant to cost to a little above.
        BigDecimal budget = sum.multiply(BigDecimal.valueOf(.4 + .7 * random.nextDouble()));
        Money price = Money.rounded(
                budget.divide(BigDecimal.valueOf(3), 6, RoundingMode.UP), region.currency(), RoundingMode.UP);
        world.world.vehicles.put(id + region.countries().first(), price);
        return new PartsToVehicle(id, region.currency(), BigDecimal.valueOf(3), quantities);
    }

    private static Basket index(List<PartTask> tasks, int place, Region region, Random random) {
        Map<PartKey, Item> items = new HashMap<>();
        BigDecimal weight = BigDecimal.ONE.divide(BigDecimal.valueOf(PARTS), 2, RoundingMode.UNNECESSARY);
        for (PartTask task : tasks) {
            BigDecimal base =
                    target(task, place, region).amount().multiply(BigDecimal.valueOf(.7 + .5 * random.nextDouble()));
            items.put(task.part(), new Item(weight, Money.rounded(base, region.currency(), RoundingMode.UP)));
        }
        return new PriceCapIndex(
                items,
                List.of(new Year(
                        BigDecimal.valueOf(random.nextInt(80), 1),
                        new BigDecimal("3.5"),
                        BigDecimal.valueOf(random.nextInt(40) - 20, 1))));
    }

    private static Money target(PartTask task, int place, Region region) {
        return region.grid().step().times(task.targets()[place]);
    }
}
