package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Folders;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A file sent over HTTP until each of its parts can be found, against the fastest raw bulk of the same documents, made
 * beforehand. Our time is from the first byte sent until the import's state is FINISHED, so it has the upload, the record
 * and the index in it. Ours and raw take turns; each of our runs brings a brand of its own, so that all parts are new.
 */
public final class CatalogIngest implements Benchmark {
    private static final String NDJSON = "application/x-ndjson";
    private static final int PAIRS = 5;
    private static final double NOISE = .15;
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    @Override
    public String name() {
        return "catalog-ingest";
    }

    @Override
    public String line() {
        return "parts over HTTP until they can be found: rate over raw bulk, also with 2 % changed; live heap at 10 times";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("partguard-ingest-");
        try {
            URI elasticsearch = URI.create(TestServers.elasticsearchUrl());
            String prefix = "ingest-" + Long.toString(System.nanoTime(), 36);
            int parts = quick ? 10_000 : 100_000;
            List<byte[]> documents = record(folder, elasticsearch, prefix, parts);
            screen.line("%d documents recorded.", documents.size());
            List<Metric> metrics = new ArrayList<>();
            List<String> remarks = new ArrayList<>();
            rates(folder, elasticsearch, prefix, parts, documents, quick ? 1 : PAIRS, metrics, remarks, screen);
            heap(folder, elasticsearch, prefix, quick, metrics, remarks, screen);
            return new Result(metrics, Map.of(), remarks);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Imports once through the recorder; this run is not timed. */
    private static List<byte[]> record(Path folder, URI elasticsearch, String prefix, int parts)
            throws IOException, InterruptedException {
        Path file = new MadeParts("Recorded", 1).write(folder.resolve("recorded.ndjson"), parts, 0);
        try (BulkRecorder recorder = new BulkRecorder(elasticsearch);
                KillableCatalog catalog = start(folder, recorder.url(), prefix + "-rec")) {
            seconds(catalog, BodyPublishers.ofFile(file));
            if (recorder.documents().size() != parts) {
                throw new StackFailed(
                        parts + " parts, but " + recorder.documents().size() + " documents passed");
            }
            return recorder.documents();
        } finally {
            Files.delete(file);
        }
    }

    private static KillableCatalog start(Path folder, URI elasticsearch, String prefix)
            throws IOException, InterruptedException {
        return new KillableCatalog(folder, TestServers.newDatabase("catalog"), elasticsearch, prefix)
                .waitUntilHealthy();
    }

    private static void rates(
            Path folder,
            URI elasticsearch,
            String prefix,
            int parts,
            List<byte[]> documents,
            int pairs,
            List<Metric> metrics,
            List<String> remarks,
            Screen screen)
            throws IOException, InterruptedException {
        List<Double> over = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> same = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        List<Double> raws = new ArrayList<>();
        try (KillableCatalog catalog = start(folder, elasticsearch, prefix)) {
            Path warm = new MadeParts("Warm", 2).write(folder.resolve("warm.ndjson"), Math.min(parts, 30_000), 0);
            seconds(catalog, BodyPublishers.ofFile(warm));
            RawBulk raw = new RawBulk(elasticsearch, catalog.readAlias(), prefix + "-raw");
            RawBulk.Way way = fastest(raw, documents, screen);
            List<byte[]> requests = RawBulk.requests(documents, way.aRequest());
            for (int pair = 0; pair < pairs; pair++) {
                MadeParts made = new MadeParts("Pair " + pair, 10 + pair);
                Path first = made.write(folder.resolve("first.ndjson"), parts, 0);
                Path second = made.write(folder.resolve("second.ndjson"), parts, 2);
                double imported = seconds(catalog, BodyPublishers.ofFile(first));
                double bulk = raw.seconds(requests, way.inFlight(), parts);
                double reimported = seconds(catalog, BodyPublishers.ofFile(second));
                if (!raws.isEmpty()) {
                    same.add(bulk / raws.getLast());
                }
                ours.add(imported);
                raws.add(bulk);
                changes.add(reimported);
                over.add(bulk / imported);
                again.add(bulk / reimported);
                screen.line(
                        "  pair %d: import %.2f s, raw bulk %.2f s, with 2 %% changed %.2f s: %.2f, %.2f",
                        pair + 1, imported, bulk, reimported, over.getLast(), again.getLast());
            }
            remarks.add(String.format(
                    Locale.ROOT,
                    "%d parts; fastest raw bulk: %d documents a request, %d in flight; raw against itself (A/A): %s.",
                    parts,
                    way.aRequest(),
                    way.inFlight(),
                    same.stream()
                            .map(it -> String.format(Locale.ROOT, "%.2f", it))
                            .toList()));
            if (same.isEmpty() || same.stream().anyMatch(it -> Math.abs(it - 1) > NOISE)) {
                remarks.add(
                        "Raw bulk differs by more than 15 % from itself, or was run once: the rates are no verdict.");
            }
        }
        metrics.add(Metric.atLeast("over_raw_bulk", median(over), .5, .75));
        metrics.add(Metric.info("over_raw_bulk_min", least(over)));
        metrics.add(Metric.info("over_raw_bulk_max", most(over)));
        metrics.add(Metric.atLeast("reimport_over_raw_bulk", median(again), 3, 5));
        metrics.add(Metric.info("reimport_over_raw_bulk_min", least(again)));
        metrics.add(Metric.info("reimport_over_raw_bulk_max", most(again)));
        metrics.add(Metric.info("import_s", median(ours)));
        metrics.add(Metric.info("raw_bulk_s", median(raws)));
        metrics.add(Metric.info("reimport_s", median(changes)));
    }

    private static RawBulk.Way fastest(RawBulk raw, List<byte[]> documents, Screen screen)
            throws IOException, InterruptedException {
        List<byte[]> some = documents.subList(0, Math.min(documents.size(), 30_000));
        raw.seconds(RawBulk.requests(some, 1000), 1, some.size());
        RawBulk.Way fastest = new RawBulk.Way(1000, 1);
        double least = Double.MAX_VALUE;
        for (int aRequest : List.of(500, 1000, 2000, 5000)) {
            List<byte[]> requests = RawBulk.requests(some, aRequest);
            for (int inFlight : List.of(1, 2)) {
                double seconds = raw.seconds(requests, inFlight, some.size());
                screen.line("  raw bulk, %d a request, %d in flight: %.2f s", aRequest, inFlight, seconds);
                if (seconds < least) {
                    least = seconds;
                    fastest = new RawBulk.Way(aRequest, inFlight);
                }
            }
        }
        return fastest;
    }

    private static void heap(
            Path folder,
            URI elasticsearch,
            String prefix,
            boolean quick,
            List<Metric> metrics,
            List<String> remarks,
            Screen screen)
            throws IOException, InterruptedException {
        int small = quick ? 2_000 : 100_000;
        try (KillableCatalog catalog = start(folder, elasticsearch, prefix + "-heap")) {
            liveHeap(catalog, new MadeParts("Before", 3), small / 4);
            long few = liveHeap(catalog, new MadeParts("Few", 4), small);
            long many = liveHeap(catalog, new MadeParts("Many", 5), 10 * small);
            screen.line("  live heap: %d parts %d MB, %d parts %d MB", small, few >> 20, 10 * small, many >> 20);
            if (quick) {
                metrics.add(Metric.info("heap_growth_small", (double) many / few));
            } else {
                metrics.add(Metric.atMost("heap_growth", (double) many / few, 1.2, 1.05));
            }
            metrics.add(Metric.info("live_heap_mb_few", few / 1048576.0));
            metrics.add(Metric.info("live_heap_mb_many", many / 1048576.0));
            remarks.add("Live heap: the most of several full collections while an import runs and one at its end, "
                    + small + " and " + 10 * small + " parts, the service at -Xmx256m.");
        }
    }

    /** The most that was reachable at any look while the import ran, and at its end. */
    private static long liveHeap(KillableCatalog catalog, MadeParts made, int parts)
            throws IOException, InterruptedException {
        JsonNode job = begin(catalog, BodyPublishers.ofInputStream(() -> made.stream(parts)));
        long most = 0;
        long next = parts / 4;
        while (!ended(job)) {
            Thread.sleep(50);
            job = look(catalog, job);
            if (job.path("read").asLong() >= next) {
                most = Math.max(most, catalog.liveHeap());
                next += parts / 4;
            }
        }
        check(job, parts);
        return Math.max(most, catalog.liveHeap());
    }

    private static double seconds(KillableCatalog catalog, BodyPublisher body)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode job = begin(catalog, body);
        while (!ended(job)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new StackFailed("an import that does not end: " + job);
            }
            Thread.sleep(25);
            job = look(catalog, job);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        check(job, job.path("read").asLong());
        return seconds;
    }

    private static JsonNode begin(KillableCatalog catalog, BodyPublisher body)
            throws IOException, InterruptedException {
        return catalog.ok("POST", "/v1/parts/imports?createBrands=true", NDJSON, body);
    }

    private static JsonNode look(KillableCatalog catalog, JsonNode job) throws IOException, InterruptedException {
        return catalog.get("/v1/parts/imports/" + job.path("id").asString());
    }

    private static boolean ended(JsonNode job) {
        return List.of("FINISHED", "FAILED").contains(job.path("status").asString(""));
    }

    private static void check(JsonNode job, long parts) {
        if (!job.path("status").asString("").equals("FINISHED")
                || job.path("accepted").asLong() != parts
                || parts == 0) {
            throw new StackFailed("not every part was taken: " + job);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(it -> it).min().orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(it -> it).max().orElseThrow();
    }
}
