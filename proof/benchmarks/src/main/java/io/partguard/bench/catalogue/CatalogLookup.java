package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the service adds to a lookup: one number after the other over HTTP, against the query of the ladder's equal forms
 * sent straight to Elasticsearch, one caller, taking turns.
 */
public final class CatalogLookup implements Benchmark {
    private static final int NUMBERS = 100_000;
    private static final int QUICK_NUMBERS = 10_000;
    private static final int A_ROUND = 1_000;
    private static final int QUICK_ROUND = 300;
    private static final int A_BULK = 10_000;
    private static final int A_JOB = 1_000_000;
    private static final int QUICK_JOB = 20_000;
    /** A service that runs is compiled by then; after a few thousand requests it still is not. */
    private static final int WARMING_ROUNDS = 20;

    private static final int QUICK_WARMING_ROUNDS = 3;
    private static final int PAIRS = 7;
    private static final int QUICK_PAIRS = 5;
    /** Where a thing measured against itself differs by more, the machine was not quiet enough to judge. */
    private static final double NOISE = .15;
    /** The equal forms of a number, as the service asks for them. */
    private static final String QUERY = """
            {"size":200,"_source":false,"stored_fields":"_none_","docvalue_fields":["no","revision"],\
            "track_total_hits":false,"timeout":"4000ms","query":{"bool":{"minimum_should_match":1,"should":[\
            {"constant_score":{"filter":{"terms":{"identity":["%1$s"]}},"boost":1000}},\
            {"constant_score":{"filter":{"terms":{"normalized":["%2$s"]}},"boost":500}},\
            {"constant_score":{"filter":{"terms":{"withoutLeadingZeros":["%3$s"]}},"boost":200}},\
            {"constant_score":{"filter":{"terms":{"withoutPrefix":["%2$s"]}},"boost":100}},\
            {"constant_score":{"filter":{"terms":{"normalized":["%4$s"]}},"boost":100}},\
            {"constant_score":{"filter":{"terms":{"folded":["%5$s"]}},"boost":50}},\
            {"constant_score":{"filter":{"terms":{"oeNumbers":["%5$s","%6$s"]}},"boost":20}},\
            {"constant_score":{"filter":{"terms":{"interchanges":["%5$s","%6$s"]}},"boost":10}}]}}}""";

    @Override
    public String name() {
        return "catalog-lookup";
    }

    @Override
    public String line() {
        return "single lookups over HTTP against the same query straight to Elasticsearch; a million as a job";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    private record Times(double p50, double p99) {}

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        LadderNumbers numbers = new LadderNumbers(quick ? QUICK_NUMBERS : NUMBERS, 11);
        try (LocalCatalog catalog = LocalCatalog.start()) {
            StringBuilder rows = new StringBuilder();
            for (List<String> half : List.of(numbers.sparse(), numbers.dense())) {
                half.forEach(number -> rows.append("{\"brand\":\"B\",\"partNumber\":\"")
                        .append(number)
                        .append("\",\"name\":\"Part\"}\n"));
            }
            catalog.importParts(BodyPublishers.ofString(rows.toString()), "application/x-ndjson", "?createBrands=true");
            int round = quick ? QUICK_ROUND : A_ROUND;
            Random random = new Random(21);
            for (int warming = 0; warming < (quick ? QUICK_WARMING_ROUNDS : WARMING_ROUNDS); warming++) {
                service(catalog, questions(numbers, round, random));
                straight(catalog, questions(numbers, round, random));
            }
            Result single = measure(catalog, numbers, round, quick ? QUICK_PAIRS : PAIRS, random, screen);
            List<Metric> metrics = new ArrayList<>(single.metrics());
            metrics.addAll(new LookupJobProof(catalog, numbers, quick ? QUICK_JOB : A_JOB, random).run(screen));
            return new Result(metrics, single.versions(), single.remarks());
        }
    }

    private static Result measure(
            LocalCatalog catalog, LadderNumbers numbers, int round, int pairs, Random random, Screen screen)
            throws IOException, InterruptedException {
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        List<Double> same50 = new ArrayList<>();
        List<Double> same99 = new ArrayList<>();
        Times before = null;
        Times ours = null;
        for (int pair = 0; pair < pairs; pair++) {
            List<String> questions = questions(numbers, round, random);
            // Who asks second finds the terms in memory, so each side goes first in turn.
            Times raw = pair % 2 == 0 ? straight(catalog, questions) : null;
            ours = service(catalog, questions);
            raw = raw == null ? straight(catalog, questions) : raw;
            p50.add(ours.p50() / raw.p50());
            p99.add(ours.p99() / raw.p99());
            if (before != null) {
                same50.add(raw.p50() / before.p50());
                same99.add(raw.p99() / before.p99());
            }
            before = raw;
            screen.line(
                    "  pair %d: service p50 %.2f ms p99 %.2f ms, straight p50 %.2f ms p99 %.2f ms",
                    pair + 1, ours.p50(), ours.p99(), raw.p50(), raw.p99());
        }
        if (ours == null || before == null) {
            throw new StackFailed("no round was measured");
        }
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.atMost("p50_over_raw", median(p50), 2, 1.2));
        metrics.add(Metric.atMost("p99_over_raw", median(p99), 3, 1.5));
        metrics.add(Metric.info("p50_ms", ours.p50()));
        metrics.add(Metric.info("p99_ms", ours.p99()));
        double noise =
                same50.stream().mapToDouble(ratio -> Math.abs(ratio - 1)).max().orElse(1);
        double noise99 =
                same99.stream().mapToDouble(ratio -> Math.abs(ratio - 1)).max().orElse(1);
        metrics.add(Metric.info("bulk_known_ms_a_line", bulk(catalog, questions(numbers, A_BULK, random), screen)));
        metrics.add(Metric.info("bulk_misspelt_ms_a_line", bulk(catalog, misspelt(numbers, A_BULK, random), screen)));
        metrics.add(Metric.info("same_again_p50", noise));
        metrics.add(Metric.info("same_again_p99", noise99));
        List<String> remarks = new ArrayList<>();
        remarks.add(spread("p50", p50) + "; " + spread("p99", p99) + ".");
        if (noise > NOISE || noise99 > NOISE) {
            remarks.add(String.format(
                    java.util.Locale.ROOT,
                    "The straight query against itself differed by up to %.0f %% (p50) and %.0f %% (p99): above 15 %% no verdict.",
                    100 * noise,
                    100 * noise99));
        }
        return new Result(metrics, Map.of("elasticsearch", catalog.elasticsearchVersion()), remarks);
    }

    private static List<String> questions(LadderNumbers numbers, int count, Random random) {
        List<String> questions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<String> half = i % 2 == 0 ? numbers.sparse() : numbers.dense();
            questions.add(half.get(random.nextInt(half.size())).replaceAll("[ -]", i % 3 == 0 ? "" : "."));
        }
        return questions;
    }

    /** One digit wrong each: none of them has an equal form. */
    private static List<String> misspelt(LadderNumbers numbers, int count, Random random) {
        List<String> misspelt = new ArrayList<>(count);
        while (misspelt.size() < count) {
            String number = numbers.sparse().get(random.nextInt(numbers.sparse().size()));
            String written = Miswriting.ONE_WRONG.of(number, random);
            if (!numbers.isIssued(new PartNumber(written).normalized())) {
                misspelt.add(written);
            }
        }
        return misspelt;
    }

    /** Milliseconds a line of one request with all of them; the second of two, so that nothing is loaded for the first time. */
    private static double bulk(LocalCatalog catalog, List<String> questions, Screen screen)
            throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode lines = body.putArray("lines");
        questions.forEach(question -> lines.addObject().put("number", question));
        double millis = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            String answer = catalog.send(
                            "POST", "/v1/parts/lookups", "application/json", BodyPublishers.ofString(body.toString()))
                    .body();
            millis = (System.nanoTime() - start) / 1e6;
            JsonNode read = JsonMapper.shared().readTree(answer);
            if (read.path("results").size() != questions.size()) {
                throw new StackFailed("lines got lost: " + read.path("results").size() + " of " + questions.size());
            }
            screen.line("  %d lines in one request: %.0f ms, %s found", questions.size(), millis, read.path("found"));
        }
        return millis / questions.size();
    }

    private static Times service(LocalCatalog catalog, List<String> questions)
            throws IOException, InterruptedException {
        double[] millis = new double[questions.size()];
        for (int i = 0; i < millis.length; i++) {
            String path = "/v1/parts?number=" + LocalCatalog.encoded(questions.get(i));
            long start = System.nanoTime();
            JsonNode answer = catalog.get(path);
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (answer.path("items").isEmpty()) {
                throw new StackFailed("an issued number was not found: " + questions.get(i));
            }
        }
        return times(millis);
    }

    private static Times straight(LocalCatalog catalog, List<String> questions)
            throws IOException, InterruptedException {
        double[] millis = new double[questions.size()];
        String path = "/" + catalog.index()
                + "/_search?filter_path=timed_out,_shards.failed,hits.hits._score,hits.hits.fields";
        for (int i = 0; i < millis.length; i++) {
            PartNumber number = new PartNumber(questions.get(i));
            String body = QUERY.formatted(
                    number.identity(),
                    number.normalized(),
                    number.withoutLeadingZeros(),
                    number.withoutPrefix(),
                    number.folded(),
                    new PartNumber(number.withoutPrefix()).folded());
            long start = System.nanoTime();
            JsonNode answer = catalog.elasticsearch(path, "application/json", body);
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (answer.at("/hits/hits").isEmpty()) {
                throw new StackFailed("the straight query does not find an issued number: " + questions.get(i));
            }
        }
        return times(millis);
    }

    private static Times times(double[] millis) {
        Arrays.sort(millis);
        return new Times(millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String spread(String name, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return String.format(
                java.util.Locale.ROOT,
                "%s ratios of %d pairs from %.2f to %.2f",
                name,
                sorted.size(),
                sorted.getFirst(),
                sorted.getLast());
    }
}
