package io.partguard.bench.catalogue;

import io.partguard.bench.Benchmark;
import io.partguard.bench.Metric;
import io.partguard.bench.Result;
import io.partguard.bench.Screen;
import io.partguard.bench.stack.LocalPartguard;
import io.partguard.bench.stack.StackFailed;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * How often a number written otherwise than printed leads to its part, asked one by one over HTTP. Every number of the
 * sample is asked in every way of writing it that changes it.
 */
public final class CatalogLadder implements Benchmark {
    private static final String PARTS = "parts/slg-british-parts.txt";
    private static final int NUMBERS = 300_000;
    private static final int QUICK_NUMBERS = 20_000;
    private static final int QUESTIONS = 2_000;
    private static final int QUICK_QUESTIONS = 150;
    private static final int SHOWN = 5;
    private static final int CALLERS = 2;
    private static final Map<Miswriting, double[]> MARKS = Map.of(
            Miswriting.SEPARATOR, new double[] {.99, 1},
            Miswriting.LOOKALIKE, new double[] {.99, 1},
            Miswriting.LOST_ZERO, new double[] {.99, 1},
            Miswriting.LOST_PREFIX, new double[] {.99, 1},
            Miswriting.ONE_WRONG, new double[] {.94, .97},
            Miswriting.SWAPPED, new double[] {.92, .96});

    @Override
    public String name() {
        return "catalog-ladder";
    }

    @Override
    public String line() {
        return "numbers written otherwise than printed, among 300,000 and a British list: share found first and among five";
    }

    @Override
    public List<String> needs() {
        return List.of(PARTS);
    }

    @Override
    public Result run(Path data, boolean quick, Screen screen) throws IOException, InterruptedException {
        LadderNumbers numbers = new LadderNumbers(quick ? QUICK_NUMBERS : NUMBERS, 11);
        List<String> british = british(data.resolve(PARTS));
        british.forEach(numbers::issue);
        try (LocalCatalog catalog = LocalCatalog.start()) {
            long start = System.nanoTime();
            catalog.putMapping(
                    "british-parts",
                    Files.readString(LocalPartguard.root().resolve("docs/examples/mappings/british-parts.yaml")));
            catalog.importParts(BodyPublishers.ofFile(data.resolve(PARTS)), "text/csv", "?mapping=british-parts");
            catalog.importParts(BodyPublishers.ofString(rows(numbers)), "application/x-ndjson", "?createBrands=true");
            screen.line(
                    "%d invented numbers and %d of the British list can be found (%.0f s).",
                    numbers.sparse().size() + numbers.dense().size(),
                    british.size(),
                    (System.nanoTime() - start) / 1e9);
            int questions = quick ? QUICK_QUESTIONS : QUESTIONS;
            Map<Miswriting, LadderTally> sparse = ask(catalog, numbers, numbers.sparse(), questions, "sparse", screen);
            Map<Miswriting, LadderTally> dense = ask(catalog, numbers, numbers.dense(), questions, "dense", screen);
            Map<Miswriting, LadderTally> list = ask(catalog, numbers, british, questions, "british", screen);
            return result(sparse, dense, list, Map.of("elasticsearch", catalog.elasticsearchVersion()));
        }
    }

    /** The list's goods: what ends with # is the deposit on another number's part. Supersession notes are numbers as well. */
    private static List<String> british(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(";", 2)[0].strip())
                .filter(number -> !number.isEmpty() && number.length() <= PartNumber.MAX_LENGTH)
                .filter(number -> !new PartNumber(number).normalized().isEmpty())
                .distinct()
                .toList();
    }

    private static String rows(LadderNumbers numbers) {
        StringBuilder rows = new StringBuilder();
        for (List<String> half : List.of(numbers.sparse(), numbers.dense())) {
            half.forEach(number -> rows.append("{\"brand\":\"B\",\"partNumber\":\"")
                    .append(number)
                    .append("\",\"name\":\"Part\"}\n"));
        }
        return rows.toString();
    }

    private static Map<Miswriting, LadderTally> ask(
            LocalCatalog catalog, LadderNumbers numbers, List<String> half, int questions, String name, Screen screen)
            throws InterruptedException {
        Map<Miswriting, LadderTally> tallies = new EnumMap<>(Miswriting.class);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Miswriting way : Miswriting.values()) {
                List<Future<LadderTally>> running = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    Random random = new Random(1_000L * way.ordinal() + caller);
                    running.add(callers.submit(() -> ask(catalog, numbers, half, way, questions / CALLERS, random)));
                }
                LadderTally all = LadderTally.NONE;
                for (Future<LadderTally> one : running) {
                    all = all.and(one.get());
                }
                tallies.put(way, all);
                screen.line(
                        "  %-8s %-12s first %.4f (possible %.4f), among five %.4f; %d asked, %d were another number, %d of those first as EXACT",
                        name,
                        way.key(),
                        all.top1(),
                        all.possible(),
                        all.top5(),
                        all.asked(),
                        all.issued(),
                        all.issuedExact());
            }
        } catch (ExecutionException e) {
            throw new StackFailed("a lookup failed: " + e.getCause());
        }
        return tallies;
    }

    private static LadderTally ask(
            LocalCatalog catalog,
            LadderNumbers numbers,
            List<String> half,
            Miswriting way,
            int questions,
            Random random)
            throws IOException, InterruptedException {
        LadderTally tally = LadderTally.NONE;
        // Some ways change few of the numbers, and most slips in a run are another number of the run.
        for (int tries = 0; tally.asked() < questions && tries < 40 * questions; tries++) {
            String number = half.get(random.nextInt(half.size()));
            String written = way.of(number, random).strip();
            if (written.equals(number) || written.isEmpty()) {
                continue;
            }
            String normalized = new PartNumber(written).normalized();
            boolean another = !normalized.equals(new PartNumber(number).normalized()) && numbers.isIssued(normalized);
            if (another && tally.issued() > questions) {
                continue;
            }
            JsonNode items = catalog.get("/v1/parts?limit=" + SHOWN + "&number=" + LocalCatalog.encoded(written))
                    .path("items");
            tally = tally.and(another ? another(items, normalized) : meant(items, number, numbers, way, normalized));
        }
        return tally;
    }

    private static LadderTally another(JsonNode items, String normalized) {
        boolean exact = normalized.equals(found(items, 0))
                && items.at("/0/spelling").asString("").equals("EXACT");
        return new LadderTally(0, 0, 0, 0, 1, exact ? 1 : 0);
    }

    private static LadderTally meant(
            JsonNode items, String number, LadderNumbers numbers, Miswriting way, String normalized) {
        String meant = new PartNumber(number).normalized();
        int at = IntStream.range(0, items.size())
                .filter(i -> meant.equals(found(items, i)))
                .findFirst()
                .orElse(SHOWN);
        long alike = way.origins(normalized).stream().filter(numbers::isIssued).count();
        return new LadderTally(1, at == 0 ? 1 : 0, at < SHOWN ? 1 : 0, 1.0 / Math.max(1, alike), 0, 0);
    }

    private static String found(JsonNode items, int at) {
        String number = items.path(at).at("/part/partNumber").asString("");
        return number.isEmpty() ? "" : new PartNumber(number).normalized();
    }

    private static Result result(
            Map<Miswriting, LadderTally> sparse,
            Map<Miswriting, LadderTally> dense,
            Map<Miswriting, LadderTally> british,
            Map<String, String> versions) {
        List<Metric> metrics = new ArrayList<>();
        double worst = 1;
        LadderTally everything = LadderTally.NONE;
        for (Miswriting way : Miswriting.values()) {
            double[] marks = MARKS.getOrDefault(way, new double[] {1, 1});
            LadderTally both = of(sparse, way).and(of(dense, way));
            metrics.add(Metric.atLeast("top1_" + way.key(), both.top1(), marks[0], marks[1]));
            worst = Math.min(worst, both.top5());
            everything = everything.and(both).and(of(british, way));
        }
        metrics.add(Metric.atLeast("top5_min", worst, .99, 1));
        metrics.add(Metric.atLeast(
                "another_number_exact", everything.issuedExact() / (double) Math.max(1, everything.issued()), 1, 1));
        add(metrics, "sparse", sparse);
        add(metrics, "dense", dense);
        add(metrics, "british", british);
        return new Result(
                metrics,
                versions,
                List.of(
                        "Floors are put to both halves of the 300,000 together; \"possible\" is what the best guess could"
                                + " reach among the issued numbers from which the same slip leads to the same question.",
                        "Asked one number a request over HTTP of the running catalog-service, invented numbers, fixed seeds."));
    }

    private static LadderTally of(Map<Miswriting, LadderTally> tallies, Miswriting way) {
        return tallies.getOrDefault(way, LadderTally.NONE);
    }

    private static void add(List<Metric> metrics, String half, Map<Miswriting, LadderTally> tallies) {
        tallies.forEach((way, tally) -> {
            metrics.add(Metric.info(half + "_top1_" + way.key(), tally.top1()));
            metrics.add(Metric.info(half + "_possible_" + way.key(), tally.possible()));
            metrics.add(Metric.info(half + "_top5_" + way.key(), tally.top5()));
        });
    }
}
