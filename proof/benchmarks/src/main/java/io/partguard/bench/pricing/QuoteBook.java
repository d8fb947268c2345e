package io.partguard.bench.pricing;

import io.partguard.bench.stack.StackFailed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A price book of so many parts in 50 regions, brought in by the service's own import, and a ceiling in every tenth region. */
final class QuoteBook {
    static final int REGIONS = 50;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private static final List<String> COUNTRIES =
            java.util.Arrays.stream(Locale.getISOCountries()).limit(REGIONS).toList();

    private final LocalPricing pricing;
    private final int parts;

    QuoteBook(LocalPricing pricing, int parts) {
        this.pricing = pricing;
        this.parts = parts;
    }

    int parts() {
        return parts;
    }

    static String country(int region) {
        return COUNTRIES.get(region);
    }

    static String part(int number) {
        return "N " + (100_000 + number) + "-" + (10 + number % 89);
    }

    /** The part's key in the service's table. */
    static String key(int number) {
        return LocalPricing.BRAND + "|" + part(number);
    }

    /** @return seconds that the import took */
    double load() throws IOException, InterruptedException {
        for (int region = 0; region < REGIONS; region++) {
            pricing.put("/v1/regions/r" + region, """
                    {"name":"Region %d","countries":["%s"],"currency":"EUR","priceGrid":"0.05","taxRate":"0.19","zone":"UTC",
                     "dealerDiscount":"0.35"}""".formatted(region, COUNTRIES.get(region)));
            if (region % 10 == 0) {
                pricing.put("/v1/price-rules/cap-" + region, """
                        {"type":"CEILING","countries":["%s"],"brands":["Nordkette"],"level":"RETAIL_INCL_TAX",
                         "amount":{"amount":"60.00","currency":"EUR"},"inForce":{"from":"2020-01-01"},
                         "legalSource":{"title":"Made up"},"force":"HARD"}""".formatted(COUNTRIES.get(region)));
            }
        }
        long start = System.nanoTime();
        // A file that is made while it is sent.
        pricing.importPrices(BodyPublishers.ofInputStream(this::csv));
        return (System.nanoTime() - start) / 1e9;
    }

    private InputStream csv() {
        try {
            PipedInputStream in = new PipedInputStream(1 << 16);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread.ofVirtual().start(() -> {
                try (Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
                    csv.write("brand,partNumber,region,currency,listPrice,validFrom\n");
                    for (int part = 0; part < parts; part++) {
                        rows(csv, part);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return in;
        } catch (IOException e) {
            throw new StackFailed("No prices can be made: " + e.getMessage());
        }
    }

    private static void rows(Writer csv, int part) throws IOException {
        SplittableRandom random = new SplittableRandom(part);
        double level = Math.exp(2 + 3 * random.nextDouble());
        String number = part(part);
        for (int region = 0; region < REGIONS; region++) {
            // On the grid of 5 cents, so that rules alone move a price.
            long cents = 5 * Math.max(1, Math.round(level * (16 + 8 * random.nextDouble())));
            csv.write("Nordkette," + number + ",r" + region + ",EUR," + cents / 100 + "."
                    + (cents % 100 < 10 ? "0" : "") + cents % 100 + "," + FROM + "\n");
        }
    }
}
