package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The search box against one plain BM25 match over all text of the same documents, on queries with graded answers. The
 * service is asked over HTTP with what it ships with: nothing is learnt from the queries or from their set's word pairs.
 */
public final class CatalogSearch implements Benchmark {
    private static final String QUERIES = "search/round2_graded.jsonl";
    /** The first ten count; more are asked for so that those never judged can be left out as well. */
    private static final int ASKED = 50;

    private static final int RESAMPLES = 10_000;

    @Override
    public String name() {
        return "catalog-search";
    }

    @Override
    public String line() {
        return "the search box on graded queries by kind: nDCG@10, against a plain BM25 match over the same documents";
    }

    @Override
    public List<String> needs() {
        return List.of(QUERIES);
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        Map<String, String> documents = new LinkedHashMap<>();
        List<GradedQuery> queries = GradedQuery.read(data.resolve(QUERIES), documents);
        try (LocalCatalog catalog = LocalCatalog.start()) {
            Map<String, String> idOf = new HashMap<>();
            StringBuilder parts = new StringBuilder();
            documents.forEach((id, text) -> {
                String number = ShopTable.letters(Integer.toString(idOf.size() + 10_000));
                idOf.put(number, id);
                parts.append(part(number, text)).append('\n');
            });
            JsonNode job = catalog.importParts(
                    BodyPublishers.ofString(parts.toString()), "application/x-ndjson", "?createBrands=true");
            if (job.path("accepted").asInt() != documents.size()) {
                throw new StackFailed("not all documents are parts: " + job);
            }
            try (PlainText plain = PlainText.of(catalog, documents)) {
                return compare(catalog, plain, queries, idOf);
            }
        }
    }

    private static Result compare(
            LocalCatalog catalog, PlainText plain, List<GradedQuery> queries, Map<String, String> idOf)
            throws IOException, InterruptedException {
        double[] ours = new double[queries.size()];
        double[] theirs = new double[queries.size()];
        double condensed = 0;
        double condensedTheirs = 0;
        Map<String, List<Integer>> kinds = new TreeMap<>();
        for (int i = 0; i < queries.size(); i++) {
            GradedQuery query = queries.get(i);
            List<String> found = search(catalog, query.query(), idOf);
            List<String> matched = plain.match(query.query(), ASKED);
            ours[i] = query.ndcg(found);
            theirs[i] = query.ndcg(matched);
            condensed += query.condensed(found);
            condensedTheirs += query.condensed(matched);
            kinds.computeIfAbsent(query.kind(), kind -> new ArrayList<>()).add(i);
        }
        double mean = Arrays.stream(ours).average().orElseThrow();
        double plainMean = Arrays.stream(theirs).average().orElseThrow();
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.info("ndcg10", mean));
        metrics.add(Metric.info("ndcg10_bm25", plainMean));
        metrics.add(Metric.atLeast("ndcg10_over_bm25", mean - plainMean, .05, .15));
        metrics.add(Metric.atLeast("ndcg10_over_bm25_lower95", lower95(ours, theirs), Double.MIN_VALUE, .05));
        kinds.forEach((kind, at) -> {
            metrics.add(Metric.info("ndcg10_" + kind, mean(ours, at)));
            metrics.add(Metric.info("ndcg10_bm25_" + kind, mean(theirs, at)));
        });
        metrics.add(Metric.info("condensed_ndcg10", condensed / queries.size()));
        metrics.add(Metric.info("condensed_ndcg10_bm25", condensedTheirs / queries.size()));
        return new Result(
                metrics,
                Map.of("elasticsearch", catalog.elasticsearchVersion()),
                List.of(
                        queries.size() + " queries with a relevant part over " + idOf.size()
                                + " judged parts; what was not judged for a query counts as irrelevant, \"condensed\""
                                + " leaves it out. The grades are a language model's.",
                        "lower95: the lower end of a paired bootstrap over the queries, " + RESAMPLES + " resamples."));
    }

    private static List<String> search(LocalCatalog catalog, String query, Map<String, String> idOf)
            throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        catalog.get("/v1/parts?limit=" + ASKED + "&q=" + LocalCatalog.encoded(query))
                .path("items")
                .forEach(item -> found.add(idOf.get(item.at("/part/partNumber").asString())));
        return found;
    }

    /** What the set says of a part, in the fields that a catalogue has for it. */
    private static ObjectNode part(String number, String text) {
        ObjectNode part = JsonMapper.shared().createObjectNode();
        part.put("partNumber", number);
        part.put("brand", "Any");
        StringBuilder name = new StringBuilder();
        StringBuilder more = new StringBuilder();
        for (String piece : text.split(" \\| ")) {
            if (piece.startsWith("brand: ")) {
                part.put("brand", piece.substring("brand: ".length()));
            } else if (piece.startsWith("system: ")) {
                part.put("family", piece.substring("system: ".length()));
            } else if (piece.matches("(aliases|vehicle|pn): .*")) {
                more.append(more.isEmpty() ? "" : " | ").append(piece);
            } else {
                name.append(name.isEmpty() ? "" : " | ").append(piece);
            }
        }
        part.put("name", name.toString());
        if (!more.isEmpty()) {
            part.put("description", more.toString());
        }
        return part;
    }

    private static double mean(double[] values, List<Integer> at) {
        return at.stream().mapToDouble(i -> values[i]).average().orElseThrow();
    }

    /** The 2.5th percentile of the mean difference when the queries are drawn again with replacement. */
    private static double lower95(double[] ours, double[] theirs) {
        Random random = new Random(5);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int n = 0; n < ours.length; n++) {
                int i = random.nextInt(ours.length);
                sum += ours[i] - theirs[i];
            }
            means[resample] = sum / ours.length;
        }
        Arrays.sort(means);
        return means[RESAMPLES / 40];
    }
}
