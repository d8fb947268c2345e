package io.partguard.bench.pricing;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Quotes of 100 lines over HTTP, each stored, against one read of 100 keys straight from the same tables; and how much longer
 * quotes take while a publication is checked and filed.
 */
public final class PricingQuotes implements Benchmark {
    private static final int PAIRS = 5;
    private static final int CLIENTS = 8;
    private static final double NOISE = .15;

    @Override
    public String name() {
        return "pricing-quotes";
    }

    @Override
    public String line() {
        return "stored 100-line quotes from a book of 100,000 x 50 against one read of 100 keys; p99 while publishing";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        try (LocalPricing pricing = LocalPricing.start()) {
            QuoteBook book = new QuoteBook(pricing, quick ? 2_000 : 100_000);
            double loading = book.load();
            long rows = pricing.number("SELECT count(*) FROM price");
            screen.line("  %,d prices imported in %.0f s", rows, loading);
            try (QuoteLoad load = new QuoteLoad(pricing, book, CLIENTS)) {
                List<Metric> metrics = new ArrayList<>();
                List<String> remarks = new ArrayList<>();
                rates(load, quick, metrics, remarks, screen);
                publishing(pricing, load, quick, metrics, remarks, screen);
                metrics.add(Metric.info("prices_in_the_book", rows));
                metrics.add(Metric.info("prices_imported_a_second", rows / loading));
                remarks.add(
                        "the catalogue that quotes ask is a stand-in that answers at once; client, service and database"
                                + " share the machine");
                return new Result(metrics, Map.of("postgresql", pricing.postgresVersion()), remarks);
            }
        } catch (SQLException e) {
            throw new StackFailed("The database cannot be asked: " + e.getMessage());
        }
    }

    private static void rates(QuoteLoad load, boolean quick, List<Metric> metrics, List<String> remarks, Screen screen)
            throws IOException, InterruptedException, SQLException {
        int pairs = quick ? 2 : PAIRS;
        double seconds = quick ? 2 : 6;
        // So long a service that has just started is still being compiled while it answers.
        load.quotes(quick ? 5 : 45);
        load.reads(quick ? 1 : 5);
        double[] ratios = new double[pairs];
        double[] same = new double[pairs];
        double quotesASecond = 0;
        double readsASecond = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double reads = load.reads(seconds).aSecond();
            QuoteLoad.Times quotes = load.quotes(seconds);
            double again = load.reads(seconds).aSecond();
            ratios[pair] = quotes.aSecond() / ((reads + again) / 2);
            same[pair] = again / reads;
            quotesASecond += quotes.aSecond() / pairs;
            readsASecond += (reads + again) / 2 / pairs;
            screen.line(
                    "  pair %d: %.0f quotes/s (p50 %.1f ms, p99 %.1f ms), %.0f reads/s, ratio %.3f, reads again %.2f",
                    pair + 1, quotes.aSecond(), quotes.p50(), quotes.p99(), reads, ratios[pair], same[pair]);
        }
        Arrays.sort(ratios);
        double off = Arrays.stream(same).map(ratio -> Math.abs(ratio - 1)).max().orElse(1);
        metrics.add(Metric.atLeast("lines_over_any_reads", ratios[pairs / 2], .5, 2));
        metrics.add(Metric.info("quotes_a_second", quotesASecond));
        metrics.add(Metric.info("any_reads_a_second", readsASecond));
        remarks.add(String.format(
                Locale.ROOT,
                "%d clients on each side; ratios from %.3f to %.3f; reads against themselves off by %.2f%s",
                CLIENTS,
                ratios[0],
                ratios[pairs - 1],
                off,
                off > NOISE ? ": too noisy to judge times" : ""));
    }

    /** Quotes come at a fixed pace, so that a slow time cannot hide by asking less. */
    private static void publishing(
            LocalPricing pricing,
            QuoteLoad load,
            boolean quick,
            List<Metric> metrics,
            List<String> remarks,
            Screen screen)
            throws IOException, InterruptedException, SQLException {
        double pace = 20;
        double seconds = quick ? 4 : 30;
        LocalDate effective = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        String book = pricing.compute("{\"answer\":\"FIXPOINT\",\"validFrom\":\"" + effective + "\"}")
                .path("id")
                .asString();
        load.paced(pace, seconds / 2, () -> true);
        QuoteLoad.Times before = load.paced(pace, seconds, () -> true);
        Publishing publishing = new Publishing(pricing, book);
        Thread thread = Thread.ofPlatform().start(publishing);
        QuoteLoad.Times during = load.paced(pace, 900, thread::isAlive);
        thread.join();
        long moved = publishing.moved();
        QuoteLoad.Times after = load.paced(pace, seconds, () -> true);
        double quiet = (before.p99() + after.p99()) / 2;
        metrics.add(Metric.atMost("p99_while_publishing", during.p99() / quiet, 2, 1.2));
        remarks.add(String.format(
                Locale.ROOT,
                "%.0f quotes/s: p99 %.1f ms before, %.1f ms while %,d prices were published in %.0f s (p50 %.1f ms), %.1f ms after",
                pace,
                before.p99(),
                during.p99(),
                moved,
                publishing.seconds(),
                during.p50(),
                after.p99()));
        screen.line("  %s", remarks.getLast());
    }
}
