package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of the known pairs of two shops, how many candidates of one shop's row have the other's among the first 1, 5 and 10.
 * The row asks the running service over HTTP as detection asks; all of the other table is indexed.
 */
public final class CatalogRecall implements Benchmark {
    private static final List<String> FOLDERS = List.of("abt-buy", "walmart-amazon");
    private static final int A_REQUEST = 100;
    private static final int[] AT = {1, 5, 10};
    private static final Map<String, double[][]> MARKS = Map.of(
            "abt_buy", new double[][] {{.83, .92}, {.965, .985}, {.985, .995}},
            "walmart_amazon", new double[][] {{.81, .86}, {.98, .99}, {.991, .995}});

    @Override
    public String name() {
        return "catalog-recall";
    }

    @Override
    public String line() {
        return "known pairs of two shops among the first 1, 5 and 10 candidates, both ways; any such folder with --data";
    }

    @Override
    public List<String> needs() {
        return List.of("tableA.csv", "tableB.csv", "train.csv");
    }

    /** A folder of pairs, or the shared data with the two of them. */
    @Override
    public List<String> absent(Path data) {
        return folders(data).isEmpty()
                ? List.of("matching/abt-buy", "matching/walmart-amazon", "tableA.csv")
                : List.of();
    }

    private Map<String, Path> folders(Path data) {
        Map<String, Path> folders = new LinkedHashMap<>();
        if (needs().stream().allMatch(file -> Files.exists(data.resolve(file)))) {
            folders.put(key(data.toAbsolutePath().normalize().getFileName().toString()), data);
            return folders;
        }
        for (String name : FOLDERS) {
            if (Files.exists(data.resolve("matching").resolve(name).resolve("tableA.csv"))) {
                folders.put(key(name), data.resolve("matching").resolve(name));
            }
        }
        return folders;
    }

    private static String key(String name) {
        return name.replace('-', '_');
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        List<Metric> metrics = new ArrayList<>();
        List<Metric> backwards = new ArrayList<>();
        String version = "";
        for (Map.Entry<String, Path> folder : folders(data).entrySet()) {
            double[][] marks = MARKS.getOrDefault(folder.getKey(), new double[0][]);
            for (boolean reverse : new boolean[] {false, true}) {
                try (LocalCatalog catalog = LocalCatalog.start()) {
                    version = catalog.elasticsearchVersion();
                    double[] recall = recall(catalog, folder.getValue(), reverse, folder.getKey(), screen);
                    for (int i = 0; i < AT.length; i++) {
                        String key = folder.getKey() + (reverse ? "_back" : "") + "_r" + AT[i];
                        if (reverse || marks.length == 0) {
                            backwards.add(Metric.info(key, recall[i]));
                        } else {
                            metrics.add(Metric.atLeast(key, recall[i], marks[i][0], marks[i][1]));
                        }
                    }
                }
            }
        }
        metrics.addAll(backwards);
        return new Result(
                metrics,
                Map.of("elasticsearch", version),
                List.of(
                        "\"back\" asks with tableB's rows among all of tableA's. Means over known pairs of all files."));
    }

    private static double[] recall(LocalCatalog catalog, Path folder, boolean reverse, String name, Screen screen)
            throws IOException, InterruptedException {
        ShopTable left = ShopTable.read(folder.resolve("tableA.csv"));
        ShopTable right = ShopTable.read(folder.resolve("tableB.csv"));
        Map<String, Set<String>> gold = ShopTable.positives(folder, reverse);
        ShopTable indexed = reverse ? left : right;
        ShopTable asking = (reverse ? right : left).only(gold.keySet());
        JsonNode job = catalog.importParts(
                BodyPublishers.ofString(indexed.parts()), "application/x-ndjson", "?createBrands=true");
        long searches = catalog.searches();
        long nanos = 0;
        int pairs = 0;
        int[] found = new int[AT.length];
        Map<String, Integer> routes = new TreeMap<>();
        for (int from = 0; from < asking.size(); from += A_REQUEST) {
            ObjectNode request = JsonMapper.shared().createObjectNode();
            request.put("limit", AT[AT.length - 1]);
            ArrayNode listings = request.putArray("listings");
            for (int i = from; i < Math.min(asking.size(), from + A_REQUEST); i++) {
                listings.add(asking.listing(i));
            }
            long start = System.nanoTime();
            JsonNode answer = catalog.askAsService("/v1/candidates", request.toString());
            nanos += System.nanoTime() - start;
            for (JsonNode result : answer.path("results")) {
                List<String> numbers = new ArrayList<>();
                result.path("candidates")
                        .forEach(candidate ->
                                numbers.add(candidate.path("partNumber").asString("")));
                for (String other : gold.getOrDefault(result.path("ref").asString(), Set.of())) {
                    pairs++;
                    int at = numbers.indexOf(ShopTable.letters(other));
                    for (int i = 0; i < AT.length; i++) {
                        found[i] += at >= 0 && at < AT[i] ? 1 : 0;
                    }
                    routes.merge(
                            at < 0
                                    ? "missed"
                                    : result.at("/candidates/" + at + "/route").asString(""),
                            1,
                            Integer::sum);
                }
            }
        }
        screen.line(
                "  %s %s: %s parts indexed, %s rejected; %d pairs of %d rows; found by %s; %.2f ms and %.2f searches a listing, %d listings a request",
                name,
                reverse ? "B to A" : "A to B",
                job.path("accepted"),
                job.path("rejected"),
                pairs,
                asking.size(),
                routes,
                nanos / 1e6 / asking.size(),
                (catalog.searches() - searches) / (double) asking.size(),
                A_REQUEST);
        double[] recall = new double[AT.length];
        for (int i = 0; i < AT.length; i++) {
            recall[i] = found[i] / (double) pairs;
        }
        return recall;
    }
}
