package io.partguard.catalog.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.index.IndexStore;
import io.partguard.catalog.testing.RealData;
import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Files that nobody here made, through the whole service. Skipped where they are absent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealDataIT {
    private static final String SHOP = "matching/walmart-amazon";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        RealData.assumePresent();
        catalog = RunningCatalog.start();
    }

    @AfterAll
    static void stop() {
        if (catalog != null) {
            catalog.close();
        }
    }

    @Test
    @Order(1)
    void readsTheBritishListWithItsSupersessions() {
        catalog.putMapping("british-parts", RealData.mapping("british-parts"));
        long start = System.nanoTime();
        JsonNode job =
                catalog.importFile(RealData.path("parts/slg-british-parts.txt"), "text/csv", "?mapping=british-parts");
        System.out.printf(Locale.ROOT, "british list: %.1f s %s%n", (System.nanoTime() - start) / 1e9, job);
        assertThat(job.path("status").asString()).isEqualTo("FINISHED");
        assertThat(job.path("read").asInt()).isEqualTo(34393);
        assertThat(job.path("rejected").asInt()).isLessThan(20);
        JsonNode report = job.path("supersessions");
        // As measured before links had days; a change of any of them wants a reason.
        assertThat(report.path("superseded").asInt()).isEqualTo(2556);
        assertThat(report.path("resolved").asInt()).isEqualTo(2397);
        assertThat(report.path("chained").asInt()).isEqualTo(81);
        assertThat(report.path("dangling").asInt()).isEqualTo(159);
        assertThat(report.path("inCycles").asInt()).isEqualTo(2);
        assertThat(report.path("unparsed").asInt()).isEqualTo(22);
        assertThat(catalog.get("/v1/supersessions/problems").text().lines().count())
                .isGreaterThanOrEqualTo(1 + 1 + 159 + 22);

        JsonNode items = catalog.get("/v1/parts?number=806245").json().path("items");
        assertThat(items.at("/0/part/partNumber").asString()).isEqualTo("806245");
        assertThat(items.at("/1/part/partNumber").asString()).isEqualTo("806-245");
        JsonNode deposit = catalog.get("/v1/parts?number=021-250").json();
        assertThat(deposit.at("/items/0/part/coreChargeFor").asString()).isEqualTo("021-250");
    }

    @Test
    @Order(2)
    void findsTheKnownPartsOfAShopsOffersAmongAllOthers() throws IOException {
        catalog.putMapping("shop", RealData.mapping("electronics-catalogue"));
        JsonNode job = catalog.importFile(RealData.path(SHOP + "/tableA.csv"), "text/csv", "?mapping=shop");
        System.out.println("shop: " + job);
        assertThat(job.path("status").asString()).isEqualTo("FINISHED");

        List<Map<String, String>> catalogue = RealData.csv(SHOP + "/tableA.csv");
        List<Map<String, String>> offers = RealData.csv(SHOP + "/tableB.csv");
        Map<String, Set<String>> gold = RealData.positives(SHOP, true);
        Map<String, String> numberOf = catalogue.stream()
                .collect(Collectors.toMap(
                        row -> row.get("id"),
                        row -> (row.get("modelno").isEmpty() ? row.get("id") : row.get("modelno"))
                                .toUpperCase(Locale.ROOT)));
        Candidates candidates = catalog.bean(Candidates.class);
        List<Candidates.Asked> asked = offers.stream().map(RealData::asked).toList();
        Set<String> wanted = new HashSet<>(gold.keySet());
        int pairs = 0;
        int[] found = new int[3];
        List<List<PartCandidate>> all = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += 500) {
            all.addAll(candidates
                    .find(asked.subList(from, Math.min(from + 500, asked.size())), 10)
                    .candidates());
        }
        for (int i = 0; i < offers.size(); i++) {
            String id = offers.get(i).get("id");
            if (!wanted.contains(id)) {
                continue;
            }
            List<String> numbers =
                    all.get(i).stream().map(it -> it.part().own().identity()).toList();
            for (String part : gold.get(id)) {
                pairs++;
                int at = numbers.indexOf(numberOf.get(part));
                found[0] += at == 0 ? 1 : 0;
                found[1] += at >= 0 && at < 5 ? 1 : 0;
                found[2] += at >= 0 ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "offers -> shop + british: %d pairs, recall %.4f %.4f %.4f%n",
                pairs,
                found[0] / (double) pairs,
                found[1] / (double) pairs,
                found[2] / (double) pairs);
        assertThat(found[2] / (double) pairs).isGreaterThanOrEqualTo(.98);
    }

    @Test
    @Order(3)
    void costsAboutAsMuchAsOnePlainSearchAListing() throws Exception {
        List<Map<String, String>> offers = RealData.csv(SHOP + "/tableB.csv");
        String index = catalog.bean(IndexStore.class).serving().orElseThrow().name();
        List<String> bodies = RealData.requests(offers, 500);
        String es = TestServers.elasticsearchUrl();
        for (int round = 0; round < 3; round++) {
            double[] cpu = {RealData.elasticsearchSeconds(es), RealData.ownSeconds()};
            long start = System.nanoTime();
            for (String body : bodies) {
                RunningCatalog.Answer answer = catalog.asService("/v1/candidates", body);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            }
            double ours = (System.nanoTime() - start) / 1e9;
            double[] used = {RealData.elasticsearchSeconds(es) - cpu[0], RealData.ownSeconds() - cpu[1]};
            double plain = RealData.plainSearch(es, index, offers, false);
            double plainUsed = RealData.elasticsearchSeconds(es) - cpu[0] - used[0];
            double counted = RealData.plainSearch(es, index, offers, true);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: candidates %.2f s (CPU %.2f search + %.2f service and client), plain %.2f s (CPU %.2f),"
                            + " plain counting hits %.2f s, ratio %.2f / %.2f%n",
                    round,
                    ours,
                    used[0],
                    used[1],
                    plain,
                    plainUsed,
                    counted,
                    ours / plain,
                    ours / counted);
        }
    }

    @Test
    @Order(4)
    void recallsKnownPairsOfTwoRealCatalogues() throws IOException {
        recall("walmart-amazon", Path.of(SHOP), .81, .98, .991);
        recall("abt-buy", Path.of("matching/abt-buy"), .83, .965, .985);
    }

    private static void recall(String name, Path folder, double one, double five, double ten) throws IOException {
        try (RunningCatalog other = RunningCatalog.start()) {
            JsonNode job = other.importText(
                    RealData.ndjson(folder + "/tableB.csv"), "application/x-ndjson", "?createBrands=true");
            assertThat(job.path("rejected").asInt()).as(job.toString()).isZero();
            Map<String, Set<String>> gold = RealData.positives(folder.toString(), false);
            List<Map<String, String>> rows = RealData.csv(folder + "/tableA.csv").stream()
                    .filter(row -> gold.containsKey(row.get("id")))
                    .toList();
            List<List<PartCandidate>> all = new ArrayList<>();
            List<Candidates.Asked> asked = rows.stream().map(RealData::asked).toList();
            for (int from = 0; from < asked.size(); from += 500) {
                all.addAll(other.bean(Candidates.class)
                        .find(asked.subList(from, Math.min(from + 500, asked.size())), 10)
                        .candidates());
            }
            int pairs = 0;
            int[] found = new int[3];
            for (int i = 0; i < rows.size(); i++) {
                List<String> numbers = all.get(i).stream()
                        .map(it -> it.part().part().document().partNumber())
                        .toList();
                for (String part : gold.get(rows.get(i).get("id"))) {
                    pairs++;
                    int at = numbers.indexOf(RealData.letters(part));
                    found[0] += at == 0 ? 1 : 0;
                    found[1] += at >= 0 && at < 5 ? 1 : 0;
                    found[2] += at >= 0 ? 1 : 0;
                }
            }
            double[] recall = {found[0] / (double) pairs, found[1] / (double) pairs, found[2] / (double) pairs};
            System.out.printf(
                    Locale.ROOT, "%s: %d pairs, recall %.4f %.4f %.4f%n", name, pairs, recall[0], recall[1], recall[2]);
            assertThat(recall[0]).isGreaterThanOrEqualTo(one);
            assertThat(recall[1]).isGreaterThanOrEqualTo(five);
            assertThat(recall[2]).isGreaterThanOrEqualTo(ten);
        }
    }
}
