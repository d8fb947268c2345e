package io.partguard.bench.china;

import io.partguard.bench.realinput.Csv;
import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.optimizer.OptimumSolver;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.optimizer.Place;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PartsToVehicle;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A synthetic book of one car's parts in 30 countries on 1 August 2014, already inside its corridors, so that what a rule
 * costs is not mixed up with what trade between the countries does. Real: that day's exchange rates, the year's price
 * levels, and the published ratio of a C-Class's parts to the car, from which the car's price follows. Made up: parts,
 * their prices and units, the sizes of the markets, what shipping costs, and that China is meant to stand 60 per cent above
 * Germany.
 */
final class ChinaBook implements Facts {
    static final int PARTS = 240;
    static final String VEHICLE = "c-class";
    private static final LocalDate DAY = LocalDate.of(2014, 8, 1);
    /** About what all parts cost in China, in yuan; only proportions matter here. */
    private static final double WHOLE_CAR_IN_PARTS = 5_000_000;

    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final double CHINA_ABOVE_GERMANY = 1.6;
    /** How far a country's price follows its level of prices: dear cars are priced almost alike. */
    private static final double STRENGTH = .3;

    private static final String[] COUNTRIES = {
        "CN", "DE", "US", "JP", "GB", "CH", "FR", "IT", "ES", "NL", "AT", "BE", "PL", "CZ", "HU", "RO", "SE", "NO",
        "DK", "FI", "PT", "GR", "IE", "AU", "CA", "MX", "ZA", "IN", "TH", "BR"
    };
    private static final Set<String> EUROPE = Set.of(
            "DE", "GB", "CH", "FR", "IT", "ES", "NL", "AT", "BE", "PL", "CZ", "HU", "RO", "SE", "NO", "DK", "FI", "PT",
            "GR", "IE");
    private static final Map<String, Double> MARKETS = Map.of("CN", .20, "US", .16, "DE", .16, "JP", .08, "GB", .08);
    private static final double OTHER_MARKET = .32 / 25;

    final List<Region> regions = new ArrayList<>();
    final List<PriceRule> corridors = new ArrayList<>();
    final List<PartTask> tasks = new ArrayList<>();
    /** Published: all parts of the car over the car. */
    final double ratio;
    /** The car's price in China at which the book before the cuts has the published ratio. */
    final Money car;

    private final Map<Currency, Rates.Rate> rates = new HashMap<>();
    private final Map<PartKey, Share> bill = new HashMap<>();

    ChinaBook(Path data) throws IOException {
        Map<String, Double> level = new HashMap<>();
        Map<String, String> money = new HashMap<>();
        for (Csv.Row row : Csv.read(data.resolve("price_level_ratio_ppp_over_ecb_fx.csv"))) {
            if (row.get("year").equals("2014")) {
                level.put(row.get("iso2"), Double.parseDouble(row.get("price_level_ratio_us1")));
                money.put(row.get("iso2"), row.get("currency"));
            }
        }
        Csv.Row day = Csv.read(data.resolve("eurofxref-hist.csv")).stream()
                .filter(row -> row.get("Date").equals(DAY.toString()))
                .findFirst()
                .orElseThrow();
        for (String country : COUNTRIES) {
            String currency = value(money, country);
            if (!currency.equals("EUR")) {
                rates.put(Currency.getInstance(currency), new Rates.Rate(DAY, new BigDecimal(day.get(currency))));
            }
            regions.add(region(country, currency));
        }
        ratio = Csv.read(data.resolve("china_parts_to_whole_ratio_published.csv")).stream()
                        .filter(row -> row.get("note").startsWith("highest of 18"))
                        .mapToDouble(row -> Double.parseDouble(row.get("ratio_percent")))
                        .findFirst()
                        .orElseThrow()
                / 100;
        corridors();
        List<PartTask> wanted = parts(level);
        OptimumSolver solver =
                new OptimumSolver(new RuleCompiler(places(), corridors, this, Prices.UNKNOWN), China2014.DEVIATION);
        wanted.forEach(task -> tasks.add(settled(task, solver.solve(task).steps())));
        car = new Money(inChina(tasks).divide(BigDecimal.valueOf(ratio), 2, RoundingMode.HALF_UP), YUAN);
    }

    /** The prices that corridors leave are those before the cuts: what is compared with, and what is aimed at. */
    private static PartTask settled(PartTask task, long[] steps) {
        double[] weights = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            weights[i] = task.weights()[i] * steps[i] / task.targets()[i];
        }
        return new PartTask(task.part(), steps, task.floors(), weights);
    }

    /** All parts of the car at their prices in China, in yuan. */
    private BigDecimal inChina(List<PartTask> book) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PartTask task : book) {
            BigDecimal price =
                    regions.getFirst().grid().step().times(task.targets()[0]).amount();
            sum = sum.add(price.multiply(value(bill, task.part()).numerator()));
        }
        return sum;
    }

    /** By how much China stands above Germany before the cuts, summed over the car. */
    double chinaAboveGermany() {
        double germany = 0;
        for (PartTask task : tasks) {
            BigDecimal price =
                    regions.get(1).grid().step().times(task.targets()[1]).amount();
            germany +=
                    price.doubleValue() * value(bill, task.part()).numerator().doubleValue();
        }
        return inChina(tasks).doubleValue() / perEuro("CNY") / germany;
    }

    private static <K, T> T value(Map<K, T> map, K country) {
        T value = map.get(country);
        if (value == null) {
            throw new IllegalStateException("the data names no " + country);
        }
        return value;
    }

    private static Region region(String country, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Region(
                country.toLowerCase(java.util.Locale.ROOT),
                country,
                new TreeSet<>(Set.of(country)),
                Currency.getInstance(currency),
                new PriceGrid(new Money(BigDecimal.ONE.movePointLeft(digits), Currency.getInstance(currency))),
                BigDecimal.ZERO, // no rule here is on prices with tax
                ZoneId.of("UTC"),
                new BigDecimal("0.35"),
                Optional.empty(),
                DatePeriod.ALWAYS);
    }

    private void corridors() {
        for (String to : COUNTRIES) {
            TreeMap<String, BigDecimal> from = new TreeMap<>();
            for (String other : List.of("CN", "DE", "US", "PL", "TH")) {
                if (!other.equals(to)) {
                    boolean near = EUROPE.contains(other) && EUROPE.contains(to);
                    from.put(other, new BigDecimal(near ? "0.15" : "0.45"));
                }
            }
            corridors.add(rule(
                    "corridor-" + to.toLowerCase(java.util.Locale.ROOT),
                    to,
                    Set.of(),
                    PriceLevel.RETAIL_EXCL_TAX,
                    new Corridor(from)));
        }
    }

    /** Prices spread as a catalogue's are. */
    private List<PartTask> parts(Map<String, Double> level) {
        List<PartTask> wanted = new ArrayList<>();
        Random random = new Random(2014);
        double[] raw = new double[PARTS];
        int[] quantity = new int[PARTS];
        double sum = 0;
        for (int k = 0; k < PARTS; k++) {
            raw[k] = Math.exp(1.6 * random.nextGaussian());
            quantity[k] = random.nextInt(5) == 0 ? 2 + random.nextInt(3) : 1;
            sum += raw[k] * quantity[k];
        }
        double yuan = WHOLE_CAR_IN_PARTS / sum;
        double germany = value(level, "DE");
        for (int k = 0; k < PARTS; k++) {
            double inGermany = raw[k] * yuan / perEuro("CNY") / CHINA_ABOVE_GERMANY;
            long[] targets = new long[COUNTRIES.length];
            double[] weights = new double[COUNTRIES.length];
            for (int i = 0; i < COUNTRIES.length; i++) {
                Region region = regions.get(i);
                double euros = COUNTRIES[i].equals("CN")
                        ? inGermany * CHINA_ABOVE_GERMANY
                        : inGermany * Math.pow(value(level, COUNTRIES[i]) / germany, STRENGTH);
                double step = region.grid().step().amount().doubleValue();
                targets[i] =
                        Math.max(1, Math.round(euros * perEuro(region.currency().getCurrencyCode()) / step));
                weights[i] = MARKETS.getOrDefault(COUNTRIES[i], OTHER_MARKET) * raw[k] * quantity[k] / sum * 100;
            }
            wanted.add(new PartTask(part(k), targets, new long[COUNTRIES.length], weights));
            bill.put(part(k), Share.of(BigDecimal.valueOf(quantity[k])));
        }
        return wanted;
    }

    private double perEuro(String currency) {
        Rates.Rate rate = rates.get(Currency.getInstance(currency));
        return rate == null ? 1 : rate.unitsPerEuro().doubleValue();
    }

    static PartKey part(int k) {
        return new PartKey("nordkette", "C" + k);
    }

    List<Place> places() {
        return regions.stream().map(Place::of).toList();
    }

    /** Each cut part may cost no more in China than before less its cut. */
    List<PriceRule> ceilings(Cut cut) {
        List<PriceRule> rules = new ArrayList<>();
        for (int k = 0; k < PARTS; k++) {
            double percent = cut.of(k, PARTS);
            if (percent > 0) {
                BigDecimal before = regions.getFirst()
                        .grid()
                        .step()
                        .times(tasks.get(k).targets()[0])
                        .amount()
                        .multiply(cut.wholesale() ? new BigDecimal("0.65") : BigDecimal.ONE);
                BigDecimal left =
                        before.multiply(BigDecimal.valueOf(100 - percent)).movePointLeft(2);
                Money most = Money.rounded(left, YUAN, RoundingMode.HALF_UP);
                if (most.amount().signum() > 0) {
                    rules.add(rule(
                            "cut-" + k,
                            "CN",
                            Set.of("C" + k),
                            cut.wholesale() ? PriceLevel.DEALER_NET : PriceLevel.RETAIL_EXCL_TAX,
                            new Ceiling(most)));
                }
            }
        }
        return rules;
    }

    /** All parts of the car may cost so many times the car. */
    BasketRule ratio(String times) {
        return new BasketRule(
                new RuleId("parts-to-whole"),
                new Scope(Set.of("CN"), Set.of(), Set.of(), Set.of()),
                PriceLevel.RETAIL_EXCL_TAX,
                new DatePeriod(DAY, null),
                new LegalSource(
                        "A hypothesis: the ratio was published, never a limit", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                new PartsToVehicle(VEHICLE, YUAN, new BigDecimal(times), bill));
    }

    private static PriceRule rule(String id, String country, Set<String> parts, PriceLevel level, Formula formula) {
        return new PriceRule(
                new RuleId(id),
                new Scope(Set.of(country), parts.isEmpty() ? Set.of() : Set.of("nordkette"), Set.of(), parts),
                level,
                new DatePeriod(DAY, null),
                new LegalSource("See docs/china-2014.md", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                formula);
    }

    @Override
    public LocalDate validAt() {
        return DAY;
    }

    @Override
    public PriceChain chain(Cell cell) {
        return regions.stream()
                .filter(region -> region.id().equals(cell.region()))
                .findFirst()
                .orElseThrow()
                .chain();
    }

    @Override
    public Rates rates() {
        return new Rates(DAY, rates);
    }

    @Override
    public Optional<String> family(PartKey part) {
        return Optional.empty();
    }

    @Override
    public Optional<Money> vehiclePrice(String vehicle, String country) {
        return vehicle.equals(VEHICLE) && country.equals("CN") ? Optional.of(car) : Optional.empty();
    }
}
