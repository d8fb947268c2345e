package io.partguard.pricing.optimizer;

import static io.partguard.pricing.TradeWorld.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.TradeWorld;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.Freeze;
import io.partguard.pricing.rule.IndexLinked;
import io.partguard.pricing.rule.MarginFreeze;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.MaximumRetailPrice;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Statistic;
import io.partguard.pricing.rule.YearlyRise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Regions with 0, 2 and 3 decimals, odd grids and taxes, and rules of every type between them, all from one seed. */
final class RandomRules {
    private static final String[] COUNTRIES = {
        "DE", "JP", "KW", "IN", "PL", "CN", "US", "CH", "GB", "BR", "MX", "KR", "TR", "ZA", "SE", "CZ"
    };
    private static final String[][] CURRENCIES = {
        {"EUR", "1"}, {"JPY", "186.75"}, {"KWD", "0.36"}, {"PLN", "4.2538"}, {"CHF", "0.9242"}
    };
    private static final String[][] GRIDS = {
        {"0.01", "0.05", "1.00"},
        {"1", "5", "10"},
        {"0.001", "0.005", "0.250"},
        {"0.01", "0.10", "0.50"},
        {"0.05", "0.10"}
    };
    private static final String[] TAXES = {"0", "0.05", "0.081", "0.19", "0.23"};
    private static final LocalDate THEN = TradeWorld.TODAY.minusYears(1);

    final TradeWorld world = new TradeWorld();
    final List<PriceRule> rules = new ArrayList<>();
    final List<Place> places;
    final long[] targets;
    private final Random random;

    /**
     * @param dear about how many grid steps a price has
     * @param cycles whether gains below 1 are allowed: .95 of somebody else's price
     */
    RandomRules(long seed, int regions, int ruleCount, long dear, boolean cycles) {
        random = new Random(seed);
        for (String[] currency : CURRENCIES) {
            world.rate(currency[0], currency[1]);
        }
        for (int i = 0; i < regions; i++) {
            int money = random.nextInt(CURRENCIES.length);
            String[] grids = GRIDS[money];
            world.region(
                    COUNTRIES[i],
                    CURRENCIES[money][0],
                    grids[random.nextInt(grids.length)],
                    TAXES[random.nextInt(TAXES.length)],
                    random.nextInt(4) == 0 ? null : "0.4");
        }
        places = world.regions.stream().map(Place::of).toList();
        targets = new long[regions];
        double worth = dear * (.5 + random.nextDouble()); // of a cent
        for (int i = 0; i < regions; i++) {
            Currency currency = world.regions.get(i).currency();
            double rate = Arrays.stream(CURRENCIES)
                    .filter(c -> c[0].equals(currency.getCurrencyCode()))
                    .mapToDouble(c -> Double.parseDouble(c[1]))
                    .findFirst()
                    .orElseThrow();
            double steps = worth
                    / 100
                    * rate
                    * (.6 + .8 * random.nextDouble())
                    / world.regions.get(i).grid().step().amount().doubleValue();
            targets[i] = random.nextInt(12) == 0 ? 0 : Math.max(1, Math.round(steps));
        }
        for (int r = 0; r < ruleCount; r++) {
            int to = random.nextInt(regions);
            Formula formula = formula(to, regions, cycles);
            PriceLevel level = formula instanceof MaximumRetailPrice
                    ? PriceLevel.RETAIL_INCL_TAX
                    : PriceLevel.values()[1 + random.nextInt(3)];
            rules.add(rule("r" + r, COUNTRIES[to], level, formula));
        }
    }

    private BigDecimal share(double from, double to) {
        return BigDecimal.valueOf(from + (to - from) * random.nextDouble()).setScale(3, RoundingMode.HALF_UP);
    }

    private Money near(int place) {
        Region region = world.regions.get(place);
        BigDecimal price = region.grid()
                .step()
                .amount()
                .multiply(BigDecimal.valueOf(Math.max(1, targets[place])))
                .multiply(share(.7, 1.4));
        Money money = Money.rounded(price, region.currency(), RoundingMode.HALF_UP);
        return money.amount().signum() > 0 ? money : region.grid().step();
    }

    private Formula formula(int to, int regions, boolean cycles) {
        return switch (random.nextInt(cycles ? 12 : 9)) {
            case 0 -> new Ceiling(near(to));
            case 1 -> new MaximumRetailPrice(near(to));
            case 2 -> {
                world.landed.put(COUNTRIES[to], near(to));
                yield new MarkUp(share(0, .2));
            }
            case 3 -> past(to, new Freeze(THEN));
            case 4 -> past(to, random.nextBoolean() ? new YearlyRise(share(0, .2)) : index(to));
            case 5 -> past(to, margin(to));
            case 6, 7, 8 -> new Corridor(ways(to, regions));
            default -> {
                Statistic.Kind[] kinds = Statistic.Kind.values();
                TreeSet<String> countries = new TreeSet<>(ways(to, regions).keySet());
                yield new ExternalReference(
                        new Statistic(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(3)),
                        countries,
                        1 + random.nextInt(countries.size()),
                        random.nextBoolean() ? BigDecimal.ONE : share(.9, 1.2));
            }
        };
    }

    private TreeMap<String, BigDecimal> ways(int to, int regions) {
        TreeMap<String, BigDecimal> ways = new TreeMap<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(regions);
            if (from != to) {
                ways.put(COUNTRIES[from], random.nextInt(5) == 0 ? BigDecimal.ZERO : share(0, .3));
            }
        }
        if (ways.isEmpty()) {
            ways.put(COUNTRIES[(to + 1) % regions], share(0, .3));
        }
        return ways;
    }

    private Formula past(int to, Formula formula) {
        world.history.computeIfAbsent(COUNTRIES[to], c -> new HashMap<>()).putIfAbsent(THEN, near(to));
        return formula;
    }

    private Formula index(int to) {
        world.index(COUNTRIES[to], "2025-04", "103")
                .index(COUNTRIES[to], "2026-04", share(100, 120).toPlainString());
        return new IndexLinked(THEN, 0);
    }

    private Formula margin(int to) {
        String euros = share(3, 9).setScale(2, RoundingMode.HALF_UP).toPlainString();
        world.costs(COUNTRIES[to], THEN, euros, "EUR");
        world.costs(
                COUNTRIES[to],
                TradeWorld.TODAY,
                share(3, 9).setScale(2, RoundingMode.HALF_UP).toPlainString(),
                "EUR");
        return new MarginFreeze(Optional.of(THEN));
    }

    RuleCompiler compiler() {
        return new RuleCompiler(places, rules, world, world);
    }

    PartTask task() {
        double[] weights = new double[targets.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = .2 + random.nextDouble();
        }
        return new PartTask(TradeWorld.PART, targets, new long[targets.length], weights);
    }

    /** What a vector of grid steps costs, by region; places with 0 are left out. */
    Map<String, Money> prices(long[] steps) {
        Map<String, Money> prices = new HashMap<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0) {
                Region region = world.regions.get(i);
                prices.put(region.id(), region.grid().step().times(steps[i]));
            }
        }
        return prices;
    }
}
