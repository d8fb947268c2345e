package io.partguard.bench.realinput;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.Api;
import io.partguard.bench.stack.LocalPartguard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Files nobody here made, through the gateway: a British parts list and a shop's catalogue as catalogues, another shop's
 * 22,074 offers as the feed. None of these offers is known to be a fake, so each accusation counts as a false one.
 *
 * <p>The time of a scan is from the first byte sent until its state is FINISHED. Scans and plain searches take turns; each
 * scan gets another marketplace name, since an unchanged listing would not be scored again.
 */
public final class RealInput implements Benchmark {
    private static final String PARTS = "parts/slg-british-parts.txt";
    private static final String SHOP = "matching/walmart-amazon";
    private static final int PAIRS = 5;
    /** Where a thing measured against itself differs by more, the machine was not quiet enough to judge. */
    private static final double NOISE = .15;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String MAPPINGS = "docs/examples/mappings";

    @Override
    public String name() {
        return "real-input";
    }

    @Override
    public String line() {
        return "real catalogues and offers through the gateway: matches, accusations, time over plain Elasticsearch";
    }

    @Override
    public List<String> needs() {
        return List.of(PARTS, SHOP + "/tableA.csv", SHOP + "/tableB.csv", SHOP + "/valid.csv");
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        try (LocalPartguard partguard = quick ? LocalPartguard.runningOrScratch() : LocalPartguard.scratch()) {
            screen.line(
                    "Measuring %s at %s",
                    partguard.isScratch() ? "a scratch Partguard" : "the running Partguard", partguard.gateway());
            return measure(partguard, data, quick, screen);
        }
    }

    private Result measure(LocalPartguard partguard, Path data, boolean quick, Screen screen)
            throws IOException, InterruptedException {
        Api api = partguard.api("operator,analyst,lead");
        Catalogues catalogues = new Catalogues(api, screen, PATIENCE);
        catalogues.send("british-parts", mapping("british-parts"), data.resolve(PARTS));
        catalogues.coreCharges(data.resolve(PARTS), quick ? 100 : Integer.MAX_VALUE);
        catalogues.send(
                "electronics-catalogue",
                mapping("electronics-catalogue"),
                data.resolve(SHOP).resolve("tableA.csv"));

        KnownPairs known = KnownPairs.read(data.resolve(SHOP));
        Path feed = data.resolve(SHOP).resolve("tableB.csv");
        Path excerpt = null;
        if (quick) {
            excerpt = Files.createTempFile("partguard-offers-", ".csv");
            feed = excerpt(feed, known.offers(), excerpt);
        }
        try {
            return scans(partguard, api, known, feed, quick, screen);
        } finally {
            if (excerpt != null) {
                Files.deleteIfExists(excerpt);
            }
        }
    }

    private Result scans(LocalPartguard partguard, Api api, KnownPairs known, Path feed, boolean quick, Screen screen)
            throws IOException, InterruptedException {
        List<String> titles =
                Csv.read(feed).stream().map(row -> row.get("title")).toList();
        PlainSearch plain = new PlainSearch(partguard.elasticsearch(), titles);
        String run = Long.toString(System.currentTimeMillis(), 36);
        int pairs = quick ? 1 : PAIRS;
        if (!quick) {
            screen.line("Warming up: one scan and one round of plain searches that are not counted.");
            scan(api, "warm-" + run, feed, screen);
            plain.seconds();
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> sameAgain = new ArrayList<>();
        List<Double> scanSeconds = new ArrayList<>();
        List<Double> plainSeconds = new ArrayList<>();
        ScanResults results = null;
        double before = 0;
        for (int i = 0; i < pairs; i++) {
            Scanned scanned = scan(api, "run" + i + "-" + run, feed, screen);
            double searched = plain.seconds();
            scanSeconds.add(scanned.seconds());
            plainSeconds.add(searched);
            ratios.add(scanned.seconds() / searched);
            if (i > 0) {
                sameAgain.add(searched / before);
            }
            before = searched;
            results = scanned.results();
            screen.line(
                    "  pair %d: scan %.2f s, plain searches %.2f s, ratio %.2f",
                    i + 1, scanned.seconds(), searched, ratios.getLast());
        }
        if (results == null) {
            throw new IllegalStateException("no scan was made");
        }
        return result(partguard, known, titles.size(), results, ratios, sameAgain, scanSeconds, plainSeconds, quick);
    }

    private static Result result(
            LocalPartguard partguard,
            KnownPairs known,
            int offers,
            ScanResults results,
            List<Double> ratios,
            List<Double> sameAgain,
            List<Double> scanSeconds,
            List<Double> plainSeconds,
            boolean quick)
            throws IOException, InterruptedException {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.atLeast("known_pairs_matched", known.answered(true, results.matched()), .75, .90));
        metrics.add(Metric.atMost("known_nonpairs_matched", known.answered(false, results.matched()), .03, .01));
        metrics.add(Metric.atMost("accused_share", (double) results.accused() / offers, .005, .001));
        metrics.add(Metric.atMost("scan_over_msearch", median(ratios), 3, 1));
        metrics.add(Metric.info(
                "scan_over_msearch_min",
                ratios.stream().mapToDouble(r -> r).min().orElseThrow()));
        metrics.add(Metric.info(
                "scan_over_msearch_max",
                ratios.stream().mapToDouble(r -> r).max().orElseThrow()));
        metrics.add(Metric.info("scan_s", median(scanSeconds)));
        metrics.add(Metric.info("msearch_s", median(plainSeconds)));
        metrics.add(Metric.info("offers", offers));
        metrics.add(Metric.info("answered", results.rows()));
        metrics.add(Metric.info("matched", results.matched().size()));
        results.verdicts()
                .forEach((verdict, count) ->
                        metrics.add(Metric.info("verdict_" + verdict.toLowerCase(Locale.ROOT), count)));
        metrics.add(Metric.info("genuine_without_part", results.genuineWithoutPart()));
        List<String> remarks = new ArrayList<>();
        remarks.add(known.count(true) + " known pairs and " + known.count(false)
                + " known non-pairs of valid.csv; every offer is presumed honest.");
        if (quick) {
            remarks.add("Quick: only the " + offers
                    + " offers that valid.csv names, one pair of timings, no warm-up: the times are" + " no verdict.");
        } else {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%d pairs; plain searches against themselves (A/A): %s.",
                    ratios.size(),
                    sameAgain.stream()
                            .map(r -> String.format(Locale.ROOT, "%.2f", r))
                            .toList()));
            boolean noisy = sameAgain.stream().anyMatch(r -> Math.abs(r - 1) > NOISE);
            if (noisy) {
                remarks.add(
                        "The same searches differ by more than 15 % among themselves: scan_over_msearch is no verdict.");
            }
        }
        remarks.add("The models were trained on synthetic data only.");
        return new Result(metrics, Map.of("elasticsearch", partguard.elasticsearchVersion()), remarks);
    }

    private record Scanned(double seconds, ScanResults results) {}

    private Scanned scan(Api api, String marketplace, Path feed, Screen screen)
            throws IOException, InterruptedException {
        String mapping = "bench-" + marketplace;
        api.putText(
                "/listing-mappings/" + mapping,
                mapping("electronics-offers")
                        .replace("constant: \"electronics\"", "constant: \"" + marketplace + "\""));
        String path = "/scans?country=US&mapping=" + mapping + "&name=" + mapping;
        long start = System.nanoTime();
        JsonNode job = api.upload(path, feed, "text/csv", PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        screen.line(
                "  scan %s: read %s, accepted %s, rejected %s, undecided %s",
                job.get("id").asString(),
                job.path("read"),
                job.path("accepted"),
                job.path("rejected"),
                job.path("undecided"));
        return new Scanned(
                seconds, ScanResults.read(api.stream("/scans/" + job.get("id").asString() + "/results?format=ndjson")));
    }

    private static String mapping(String name) throws IOException {
        return Files.readString(LocalPartguard.root().resolve(MAPPINGS).resolve(name + ".yaml"));
    }

    /** The header and the offers with these ids, in the file's order. */
    private static Path excerpt(Path feed, Set<String> ids, Path to) throws IOException {
        List<String> lines = Files.readAllLines(feed);
        List<String> kept = new ArrayList<>(List.of(lines.getFirst()));
        lines.stream()
                .skip(1)
                .filter(line -> ids.contains(Csv.cells(line).getFirst()))
                .forEach(kept::add);
        return Files.write(to, kept);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
