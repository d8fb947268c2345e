package io.partguard.bench.pricing;

import io.partguard.bench.Screen;
import io.partguard.bench.pricing.PriceLog.Cap;
import io.partguard.bench.pricing.PriceLog.Change;
import io.partguard.bench.pricing.PriceLog.Level;
import io.partguard.bench.pricing.PriceLog.Listed;
import io.partguard.bench.pricing.PriceLog.RateOf;
import io.partguard.bench.pricing.PriceLog.RegionFrom;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A year of a pricing department's work, told to the service and written down: each week new list prices, a ceiling set or
 * changed, sometimes a tax or rates, and a publication by two people. The days on which it holds lie within 15 months; what
 * was known when is pressed into minutes, since the database's clock cannot be turned.
 */
final class YearOfPrices {
    private static final int PARTS = 40;
    private static final String[][] REGIONS = {
        {"DE", "EUR", "0.01", "0.19"},
        {"CN", "CNY", "1.00", "0.13"},
        {"JP", "JPY", "10", "0.10"},
        {"CH", "CHF", "0.05", "0.081"},
        {"KW", "KWD", "0.005", "0.05"},
        {"PL", "PLN", "0.10", "0.23"}
    };
    private static final List<String> PER_EURO = List.of("1", "7.9827", "186.75", "0.9242", "0.3587", "4.2538");
    /** Regions, rates and first prices: before them there is nothing to ask. */
    static final int BEGINNING = REGIONS.length + 2;

    /** So long nothing happens between two changes that an instant fits in. */
    private static final long QUIET_MILLIS = 4;

    private final LocalPricing pricing;
    private final Random random;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final PriceLog log = new PriceLog();
    /** The book's revision after each change. */
    private final List<Long> revisions = new ArrayList<>();

    private final Set<String> written = new HashSet<>();
    private final List<Filed> filed = new ArrayList<>();
    private int published;
    private int refused;
    private int moved;

    YearOfPrices(LocalPricing pricing, long seed) {
        this.pricing = pricing;
        this.random = new Random(seed);
    }

    PriceLog log() {
        return log;
    }

    /** Publications whose prices came into the book, those the rules forbade, and prices that moved. */
    int published() {
        return published;
    }

    int refused() {
        return refused;
    }

    int moved() {
        return moved;
    }

    String country() {
        return REGIONS[random.nextInt(REGIONS.length)][0];
    }

    String part() {
        return "T-" + random.nextInt(PARTS);
    }

    /** From six weeks ago, before the first prices, to thirteen months ahead. */
    LocalDate day() {
        return today.plusDays(random.nextInt(440) - 42);
    }

    /** @param known how many changes were known before it */
    private record Filed(String id, int known, List<Listed> prices) {}

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void told(Step step, List<Listed> prices, List<RegionFrom> regions, List<Cap> caps, List<RateOf> rates)
            throws IOException, InterruptedException, SQLException {
        Thread.sleep(QUIET_MILLIS);
        Instant sent = Instant.now();
        step.take();
        log.add(new Change(sent, Instant.now(), prices, regions, caps, rates));
        revisions.add(pricing.revision());
    }

    void begin() throws IOException, InterruptedException, SQLException {
        for (String[] region : REGIONS) {
            region(region, null, new BigDecimal(region[3]), new BigDecimal("0.35"));
        }
        rates(today.minusDays(100), 1);
        prices(today.minusDays(30), 1, PARTS);
    }

    void week(int week, Screen screen) throws IOException, InterruptedException, SQLException {
        prices(day(), .85 + .3 * random.nextDouble(), PARTS / 5);
        ceiling();
        ceiling();
        if (random.nextInt(6) == 0) {
            String[] region = REGIONS[random.nextInt(REGIONS.length)];
            region(
                    region,
                    day(),
                    BigDecimal.valueOf(5 + random.nextInt(20), 2),
                    BigDecimal.valueOf(30 + random.nextInt(10), 2));
        }
        if (random.nextInt(5) == 0) {
            rates(today.minusDays(random.nextInt(35)), .9 + .2 * random.nextDouble());
        }
        publish(today.plusDays(2 + random.nextInt(380)));
        if (week % 10 == 9) {
            screen.line("  week %d: %d changes, %d publications, %d refused", week + 1, log.size(), published, refused);
        }
    }

    private void region(String[] region, @Nullable LocalDate from, BigDecimal tax, BigDecimal off)
            throws IOException, InterruptedException, SQLException {
        String id = id(region);
        String json = """
                {"name":"%s","countries":["%s"],"currency":"%s","priceGrid":"%s","taxRate":"%s","zone":"UTC",%s
                 "dealerDiscount":"%s"}""".formatted(
                id, region[0], region[1], region[2], tax, from == null ? "" : "\"validFrom\":\"" + from + "\",", off);
        told(
                () -> pricing.put("/v1/regions/" + id, json),
                List.of(),
                List.of(new RegionFrom(
                        id, region[0], from, Currency.getInstance(region[1]), new BigDecimal(region[2]), tax, off)),
                List.of(),
                List.of());
    }

    private void rates(LocalDate day, double factor) throws IOException, InterruptedException, SQLException {
        List<RateOf> rates = new ArrayList<>();
        for (int i = 1; i < REGIONS.length; i++) {
            BigDecimal rate = new BigDecimal(PER_EURO.get(i))
                    .multiply(BigDecimal.valueOf(factor))
                    .setScale(4, RoundingMode.HALF_UP);
            rates.add(new RateOf(day, Currency.getInstance(REGIONS[i][1]), rate));
        }
        String csv = "Date,"
                + rates.stream().map(rate -> rate.currency().getCurrencyCode()).collect(Collectors.joining(","))
                + "\n" + day + ","
                + rates.stream().map(rate -> rate.perEuro().toPlainString()).collect(Collectors.joining(",")) + "\n";
        told(() -> pricing.rates(csv), List.of(), List.of(), List.of(), rates);
    }

    /** New list prices of some parts, everywhere. */
    private void prices(LocalDate from, double factor, int parts)
            throws IOException, InterruptedException, SQLException {
        TreeSet<Integer> which = new TreeSet<>();
        while (which.size() < parts) {
            which.add(random.nextInt(PARTS));
        }
        List<Listed> prices = new ArrayList<>();
        StringBuilder csv = new StringBuilder("brand,partNumber,region,currency,listPrice,validFrom\n");
        for (int part : which) {
            for (int i = 0; i < REGIONS.length; i++) {
                Currency currency = Currency.getInstance(REGIONS[i][1]);
                BigDecimal price = new BigDecimal(PER_EURO.get(i))
                        .multiply(BigDecimal.valueOf(factor * (10 + 7 * part) * (.8 + .4 * random.nextDouble())))
                        .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
                String region = id(REGIONS[i]);
                prices.add(new Listed(region, "T-" + part, from, price));
                csv.append("Nordkette,T-%d,%s,%s,%s,%s\n".formatted(part, region, REGIONS[i][1], price, from));
            }
        }
        told(
                () -> pricing.importPrices(BodyPublishers.ofString(csv.toString())),
                prices,
                List.of(),
                List.of(),
                List.of());
    }

    /** One of 24 rules is set, or set anew: another amount, other parts, other days. */
    private void ceiling() throws IOException, InterruptedException, SQLException {
        int at = random.nextInt(REGIONS.length);
        boolean inEuro = random.nextInt(3) == 0;
        Currency currency = Currency.getInstance(inEuro ? "EUR" : REGIONS[at][1]);
        int part = random.nextInt(PARTS);
        Level level = Level.values()[random.nextInt(3)];
        double most = (10 + 7 * part) * (.5 + .5 * random.nextDouble()) * (level == Level.DEALER_NET ? .65 : 1);
        BigDecimal amount = new BigDecimal(inEuro ? "1" : PER_EURO.get(at))
                .multiply(BigDecimal.valueOf(most))
                .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        LocalDate from = day();
        LocalDate to = random.nextInt(3) == 0 ? null : from.plusDays(20 + random.nextInt(200));
        String id = "cap-" + random.nextInt(24);
        Cap cap = new Cap(
                id,
                REGIONS[at][0],
                IntStream.range(part, part + 4)
                        .mapToObj(number -> "T-" + number % PARTS)
                        .collect(Collectors.toSet()),
                level,
                amount,
                currency,
                from,
                to,
                // What is in force never becomes a draft again.
                written.add(id) && random.nextInt(3) == 0);
        String json = """
                {"type":"CEILING","countries":["%s"],"brands":["Nordkette"],"partNumbers":[%s],"level":"%s",
                 "amount":{"amount":"%s","currency":"%s"},"inForce":{"from":"%s"%s},
                 "legalSource":{"title":"Made up"},"force":"HARD","status":"%s"}""".formatted(
                        cap.country(),
                        cap.parts().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",")),
                        cap.level(),
                        amount,
                        currency.getCurrencyCode(),
                        from,
                        to == null ? "" : ",\"to\":\"" + to + "\"",
                        cap.draft() ? "DRAFT" : "IN_FORCE");
        told(() -> pricing.put("/v1/price-rules/" + cap.id(), json), List.of(), List.of(), List.of(cap), List.of());
    }

    /** A computed book most of the time; sometimes prices of a past revision again, or another publication taken back. */
    private void publish(LocalDate effective) throws IOException, InterruptedException, SQLException {
        int kind = random.nextInt(6);
        if (kind == 0 && !filed.isEmpty()) {
            Filed other = filed.get(random.nextInt(filed.size()));
            List<Listed> before = new ArrayList<>();
            for (Listed price : other.prices()) {
                log.listed(price.region(), price.part(), effective, other.known())
                        .ifPresent(held -> before.add(new Listed(price.region(), price.part(), effective, held)));
            }
            publish("{\"rollback\":\"%s\",\"effective\":\"%s\"}".formatted(other.id(), effective), before, effective);
        } else if (kind == 1) {
            int known = BEGINNING + random.nextInt(log.size() - BEGINNING + 1);
            LocalDate day = day();
            publish(
                    "{\"revision\":%d,\"day\":\"%s\",\"effective\":\"%s\"}"
                            .formatted(revisions.get(known - 1), day, effective),
                    everything(day, known, effective),
                    effective);
        } else {
            JsonNode book = pricing.compute("{\"answer\":\"%s\",\"validFrom\":\"%s\"}"
                    .formatted(kind % 2 == 0 ? "FIXPOINT" : "OPTIMUM", effective));
            String id = book.path("id").asString();
            List<Listed> prices = new ArrayList<>();
            for (JsonNode price : pricing.pricesOf(id)) {
                if (price.has("price") && !price.path("price").isNull()) {
                    prices.add(new Listed(
                            price.path("region").asString(),
                            price.path("partNumber").asString(),
                            effective,
                            new BigDecimal(price.at("/price/amount").asString())));
                }
            }
            publish("{\"book\":\"%s\"}".formatted(id), prices, effective);
        }
    }

    /** What the list said for a day as it was known. */
    private List<Listed> everything(LocalDate day, int known, LocalDate effective) {
        List<Listed> prices = new ArrayList<>();
        for (String[] region : REGIONS) {
            String id = id(region);
            for (int part = 0; part < PARTS; part++) {
                String number = "T-" + part;
                log.listed(id, number, day, known)
                        .ifPresent(price -> prices.add(new Listed(id, number, effective, price)));
            }
        }
        return prices;
    }

    private static String id(String[] region) {
        return region[0].toLowerCase(Locale.ROOT);
    }

    private void publish(String json, List<Listed> prices, LocalDate effective)
            throws IOException, InterruptedException, SQLException {
        Optional<String> location = pricing.draft(json);
        if (location.isEmpty() || !pricing.approve(location.get())) {
            refused++;
            return;
        }
        // Published are those alone that differ from what is known for the day.
        List<Listed> changed = prices.stream()
                .filter(price -> log.listed(price.region(), price.part(), effective, log.size())
                        .map(held -> held.compareTo(price.price()) != 0)
                        .orElse(true))
                .toList();
        int known = log.size();
        told(() -> pricing.file(location.get()), changed, List.of(), List.of(), List.of());
        String own = location.get();
        filed.add(new Filed(own.substring(own.lastIndexOf('/') + 1), known, changed));
        published++;
        moved += changed.size();
    }
}
