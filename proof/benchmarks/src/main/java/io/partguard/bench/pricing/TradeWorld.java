package io.partguard.bench.pricing;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.optimizer.Place;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.optimizer.Solved;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.MaximumRetailPrice;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * A synthetic trade between 50 regions in 10 currencies with 0, 2 and 3 decimals: four corridors into each region, 200 in
 * all, and for each of 40 families of parts ceilings in 10 regions, some of them on prices with tax. Everything comes from
 * a fixed seed; part n is always the same part.
 */
final class TradeWorld implements Facts {
    static final int REGIONS = 50;
    private static final int WAYS = 4;
    private static final int FAMILIES = 40;
    private static final int CEILINGS_A_FAMILY = 10;
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 13);
    private static final String[][] CURRENCIES = {
        {"EUR", "1", "0.01"},
        {"USD", "1.1684", "0.01"},
        {"JPY", "186.75", "10"},
        {"GBP", "0.8655", "0.01"},
        {"CHF", "0.9242", "0.05"},
        {"CNY", "7.9827", "1.00"},
        {"PLN", "4.2538", "0.10"},
        {"INR", "109.047", "1.00"},
        {"KWD", "0.3587", "0.005"},
        {"SEK", "10.9385", "1.00"}
    };
    private static final String[] TAXES = {"0.19", "0.20", "0.05", "0.23", "0.081", "0.13", "0"};

    final List<Region> regions = new ArrayList<>();
    final List<PriceRule> rules = new ArrayList<>();
    private final Map<Currency, Rates.Rate> rates = new HashMap<>();
    /** Units of the region's currency for a euro, its level of prices, its revenue. */
    private final double[] rate = new double[REGIONS];

    private final double[] level = new double[REGIONS];
    private final double[] size = new double[REGIONS];
    private final double[] familyPrice = new double[FAMILIES];

    /** One way of a corridor, for the other solver. */
    record Way(int to, int from, double gain) {}

    final List<Way> ways = new ArrayList<>();

    /** @param steps the highest price in grid steps that the ceiling allows, after rounding and tax */
    record Limit(int family, int place, long steps) {}

    final List<Limit> limits = new ArrayList<>();

    TradeWorld() {
        Random random = new Random(20_140_801);
        for (String[] currency : CURRENCIES) {
            rates.put(Currency.getInstance(currency[0]), new Rates.Rate(TODAY, new BigDecimal(currency[1])));
        }
        List<String> countries =
                java.util.Arrays.stream(Locale.getISOCountries()).limit(REGIONS).toList();
        for (int i = 0; i < REGIONS; i++) {
            String[] currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
            rate[i] = Double.parseDouble(currency[1]);
            level[i] = .5 + .6 * random.nextDouble();
            size[i] = Math.exp(2 * random.nextGaussian());
            regions.add(new Region(
                    "r" + i,
                    countries.get(i),
                    new TreeSet<>(Set.of(countries.get(i))),
                    Currency.getInstance(currency[0]),
                    new PriceGrid(Money.of(currency[2], currency[0])),
                    new BigDecimal(TAXES[random.nextInt(TAXES.length)]),
                    ZoneId.of("UTC"),
                    new BigDecimal("0.35"),
                    Optional.of(new BigDecimal("0.4")),
                    DatePeriod.ALWAYS));
        }
        for (int family = 0; family < FAMILIES; family++) {
            familyPrice[family] = Math.exp(3 + 1.5 * random.nextGaussian());
        }
        corridors(random, countries);
        ceilings(random, countries);
    }

    private void corridors(Random random, List<String> countries) {
        for (int to = 0; to < REGIONS; to++) {
            TreeMap<String, BigDecimal> from = new TreeMap<>();
            while (from.size() < WAYS) {
                int other = random.nextInt(REGIONS);
                if (other != to && !from.containsKey(countries.get(other))) {
                    BigDecimal cost =
                            BigDecimal.valueOf(.05 + .35 * random.nextDouble()).setScale(3, RoundingMode.HALF_UP);
                    from.put(countries.get(other), cost);
                    ways.add(new Way(
                            to, other, (1 + cost.doubleValue()) * rate[to] / rate[other] * step(other) / step(to)));
                }
            }
            rules.add(rule(
                    "corridor-" + to, countries.get(to), Set.of(), PriceLevel.RETAIL_EXCL_TAX, new Corridor(from)));
        }
    }

    private void ceilings(Random random, List<String> countries) {
        for (int family = 0; family < FAMILIES; family++) {
            Set<Integer> places = new TreeSet<>();
            while (places.size() < CEILINGS_A_FAMILY) {
                places.add(random.nextInt(REGIONS));
            }
            for (int place : places) {
                Region region = regions.get(place);
                double euros = familyPrice[family] * level[place] * (.9 + random.nextDouble());
                Money amount = Money.rounded(
                        BigDecimal.valueOf(euros * rate[place])
                                .max(region.grid().step().amount()),
                        region.currency(),
                        RoundingMode.HALF_UP);
                boolean withTax = random.nextInt(4) == 0;
                PriceLevel at = withTax ? PriceLevel.RETAIL_INCL_TAX : PriceLevel.RETAIL_EXCL_TAX;
                limits.add(new Limit(family, place, highest(region, amount, withTax)));
                rules.add(rule(
                        "cap-" + family + "-" + place,
                        countries.get(place),
                        Set.of("family " + family),
                        at,
                        withTax ? new MaximumRetailPrice(amount) : new Ceiling(amount)));
            }
        }
    }

    /** Tried out step by step from above, so that the other solver is told the same without our ways to get there. */
    private static long highest(Region region, Money amount, boolean withTax) {
        BigDecimal step = region.grid().step().amount();
        BigDecimal tax = withTax ? BigDecimal.ONE.add(region.taxRate()) : BigDecimal.ONE;
        long steps =
                amount.amount().divide(tax.multiply(step), 0, RoundingMode.UP).longValueExact() + 1;
        while (step.multiply(BigDecimal.valueOf(steps))
                        .multiply(tax)
                        .setScale(amount.amount().scale(), RoundingMode.HALF_UP)
                        .compareTo(amount.amount())
                > 0) {
            steps--;
        }
        return steps;
    }

    private double step(int place) {
        return regions.get(place).grid().step().amount().doubleValue();
    }

    private static PriceRule rule(String id, String country, Set<String> families, PriceLevel level, Formula formula) {
        return new PriceRule(
                new RuleId(id),
                new Scope(Set.of(country), Set.of(), families, Set.of()),
                level,
                new DatePeriod(LocalDate.of(2020, 1, 1), null),
                new LegalSource("Made up", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                formula);
    }

    RuleCompiler compiler() {
        return new RuleCompiler(regions.stream().map(Place::of).toList(), rules, this, Prices.UNKNOWN);
    }

    /** Part n: a price around its family's, everywhere by the region's level, give or take a fifth. */
    PartTask task(long n) {
        SplittableRandom random = new SplittableRandom(n * 0x9E3779B97F4A7C15L);
        double euros = familyPrice[family(n)] * (.6 + .8 * random.nextDouble());
        long[] targets = new long[REGIONS];
        double[] weights = new double[REGIONS];
        for (int i = 0; i < REGIONS; i++) {
            double price = euros * level[i] * (.8 + .4 * random.nextDouble());
            targets[i] = Math.max(1, Math.round(price * rate[i] / step(i)));
            weights[i] = price * size[i] * (.5 + random.nextDouble());
        }
        return new PartTask(new PartKey("nordkette", "N" + n), targets, new long[REGIONS], weights);
    }

    Iterator<PartTask> tasks(long count) {
        return LongStream.range(0, count).mapToObj(this::task).iterator();
    }

    static int family(long n) {
        return (int) (n % FAMILIES);
    }

    Map<String, Money> prices(Solved solved) {
        Map<String, Money> prices = new HashMap<>();
        for (int i = 0; i < REGIONS; i++) {
            if (solved.steps()[i] > 0) {
                Region region = regions.get(i);
                prices.put(region.id(), region.grid().step().times(solved.steps()[i]));
            }
        }
        return prices;
    }

    @Override
    public LocalDate validAt() {
        return TODAY;
    }

    private final Map<String, PriceChain> chains = new HashMap<>();

    @Override
    public synchronized PriceChain chain(Cell cell) {
        return chains.computeIfAbsent(
                cell.region(),
                id -> regions.get(Integer.parseInt(id.substring(1))).chain());
    }

    @Override
    public Rates rates() {
        return new Rates(TODAY, rates);
    }

    @Override
    public Optional<String> family(PartKey part) {
        return Optional.of("family " + family(Long.parseLong(part.number().substring(1))));
    }
}
