package io.partguard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.Bulks;
import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import io.partguard.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What an operator does with the index and what others do to it, on a real Elasticsearch. Nothing half-built answers. */
class IndexOperationIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RunningCatalog catalog;

    @BeforeEach
    void start() {
        catalog = RunningCatalog.start();
        load(0, 300);
    }

    @AfterEach
    void stop() {
        catalog.close();
    }

    private void load(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append("{\"brand\":\"Idx\",\"partNumber\":\"X %05d\",\"name\":\"Part\"}\n".formatted(i));
        }
        JsonNode job = catalog.importText(lines.toString(), NDJSON, "?createBrands=true");
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
    }

    private JsonNode index() {
        return catalog.get("/v1/index").json();
    }

    private String serving() {
        return index().at("/serving/name").asString();
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(30);
        }
    }

    private JdbcClient record() {
        return catalog.bean(JdbcClient.class);
    }

    private static String elasticsearch(String method, String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(TestServers.elasticsearchUrl() + path))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static boolean isGone(String index) {
        try {
            return elasticsearch("GET", "/" + index).contains("index_not_found");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int find(String number) {
        Answer answer = catalog.get("/v1/parts?number=" + number.replace(" ", "%20"));
        return answer.status() == 200 ? answer.json().path("items").size() : -answer.status();
    }

    @Test
    void writesThatComeWhileAnIndexIsBuiltAreInItWhenItServes() throws Exception {
        String before = serving();
        assertThat(catalog.post("/v1/index/rebuild", "application/json", "").status())
                .isEqualTo(202);
        int loaded = 300;
        while (serving().equals(before)) {
            load(loaded, loaded + 50);
            loaded += 50;
        }
        JsonNode report = index();
        assertThat(report.path("parts").asInt()).isEqualTo(loaded);
        until(() -> index().at("/serving/documents").asInt()
                == index().path("parts").asInt());
        assertThat(find("X %05d".formatted(loaded - 1))).isEqualTo(1);
        assertThat(index().at("/serving/progress").asDouble()).isEqualTo(1);
    }

    @Test
    void findsAPartWhereTheIndexThatAnsweredLastIsGoneAndNamesTheOneThatFoundIt() throws Exception {
        String first = serving();
        assertThat(find("X 00001")).isEqualTo(1);
        load(300, 301);
        for (int rebuild = 0; rebuild < 2; rebuild++) {
            String before = serving();
            catalog.post("/v1/index/rebuild", "application/json", "");
            until(() -> !serving().equals(before));
        }
        until(() -> isGone(first));

        JsonNode found = catalog.get("/v1/parts?number=X%2000300").json();

        assertThat(found.path("items").size()).isEqualTo(1);
        assertThat(found.path("catalogueRevision").asString())
                .isEqualTo(
                        catalog.bean(IndexStore.class).serving().orElseThrow().revision());
    }

    @Test
    void goesBackToTheIndexBeforeOnlyOnceItHasCaughtUp() throws Exception {
        String first = serving();
        catalog.post("/v1/index/rebuild", "application/json", "");
        until(() -> !serving().equals(first) && !index().has("building"));
        load(300, 400);
        assertThat(index().at("/previous/partsLeft").asInt()).isEqualTo(100);
        assertThat(catalog.post("/v1/index/rollback", "application/json", "").status())
                .isEqualTo(202);
        until(() -> serving().equals(first));
        assertThat(find("X 00399")).isEqualTo(1);
        assertThat(index().at("/serving/documents").asInt()).isEqualTo(400);
    }

    @Test
    void anIndexBuiltAgainFromTheSamePartsIsTheSameRevisionOfTheCatalogue() throws Exception {
        String first = serving();
        String revision = revision();
        catalog.post("/v1/index/rebuild", "application/json", "");
        until(() -> !serving().equals(first) && !index().has("building"));
        assertThat(revision()).isEqualTo(revision);
        load(300, 301);
        assertThat(revision()).isNotEqualTo(revision);
    }

    private String revision() {
        return catalog.get("/v1/parts?number=X00001")
                .json()
                .path("catalogueRevision")
                .asString();
    }

    @Test
    void tellsOfEverySwitchOfTheIndex() throws Exception {
        String first = serving();
        catalog.post("/v1/index/rebuild", "application/json", "");
        until(() -> !serving().equals(first) && !index().has("building"));
        String second = serving();
        catalog.post("/v1/index/rollback", "application/json", "");
        until(() -> serving().equals(first));
        assertThat(catalog.events("index."))
                .containsExactly("index.switched " + first, "index.switched " + second, "index.rolledback " + first);
    }

    @Test
    void refusesToGoBackWhereThereIsNothingBefore() {
        Answer answer = catalog.post("/v1/index/rollback", "application/json", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asString()).isEqualTo("NO_PREVIOUS_INDEX");
    }

    @Test
    void keepsTheOldIndexWhereTheNewOneLacksAPartAndSaysWhich() throws Exception {
        String before = serving();
        // A part that the order of changes does not lead to, as no code of ours would leave it.
        String lost = record().sql("UPDATE part SET change_seq = 0 WHERE no = (SELECT max(no) FROM part) RETURNING id")
                .query(String.class)
                .single();
        catalog.post("/v1/index/rebuild", "application/json", "");
        until(() -> index().has("refused"));
        assertThat(index().at("/refused/why").asString()).contains("1 missing [" + lost + "]");
        assertThat(serving()).isEqualTo(before);
        assertThat(find("X 00299")).isEqualTo(1);
        String refused = index().at("/refused/name").asString();
        until(() -> isGone(refused));
    }

    @Test
    void buildsAnotherIndexWhereTheServingOneIsDeletedBehindOurBackAndAnswersNothingWrongMeanwhile() throws Exception {
        String before = serving();
        elasticsearch("DELETE", "/" + before);
        // A write by name would make the index again, empty and with a mapping that Elasticsearch guesses.
        StringBuilder more = new StringBuilder();
        for (int i = 300; i < 310; i++) {
            more.append("{\"brand\":\"Idx\",\"partNumber\":\"X %05d\",\"name\":\"Part\"}\n".formatted(i));
        }
        String id = catalog.post("/v1/parts/imports", NDJSON, more.toString())
                .json()
                .path("id")
                .asString();
        until(() -> {
            int found = find("X 00007");
            assertThat(found).isIn(1, -503);
            return found == 1;
        });
        assertThat(serving()).isNotEqualTo(before);
        assertThat(catalog.waitForImport(id).path("status").asString()).isEqualTo("FINISHED");
        assertThat(find("X 00309")).isEqualTo(1);
        assertThat(elasticsearch("GET", "/" + before + "/_mapping")).contains("index_not_found");
    }

    @Test
    void throwsAwayAnIndexThatAnotherVersionBeganToBuild() throws Exception {
        String before = serving();
        record().sql(
                        "INSERT INTO search_index (name, mapping_hash, normaliser, state) VALUES ('other', 'x', 1, 'BUILDING')")
                .update();
        until(() -> !index().has("building"));
        assertThat(serving()).isEqualTo(before);
        assertThat(catalog.post("/v1/index/rebuild", "application/json", "").status())
                .isEqualTo(202);
        until(() -> !serving().equals(before));
    }

    @Test
    void removesWhatAServiceLeftBehindThatDiedBetweenTwoSteps() throws Exception {
        String orphan = serving().replaceAll("\\d{17}$", "20200101000000000");
        elasticsearch("PUT", "/" + orphan);
        catalog.restart();
        until(() -> isGone(orphan));
        assertThat(find("X 00007")).isEqualTo(1);
    }

    @Test
    void writesAgainWhatABusyElasticsearchRefuses() throws Exception {
        try (Bulks busy = Bulks.before(TestServers.elasticsearchUrl());
                RunningCatalog behind = RunningCatalog.start("partguard.elasticsearch.url", busy.url())) {
            busy.busyFor(4);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                lines.append("{\"brand\":\"Busy\",\"partNumber\":\"B %05d\",\"name\":\"Part\"}\n".formatted(i));
            }
            JsonNode job = behind.importText(lines.toString(), NDJSON, "?createBrands=true");
            assertThat(job.path("status").asString()).isEqualTo("FINISHED");
            assertThat(busy.refusedItems()).isGreaterThan(50);
            until(() -> behind.get("/v1/index").json().at("/serving/documents").asInt() == 100);

            busy.busyFor(9);
            behind.post("/v1/index/rebuild", "application/json", "");
            String before = behind.get("/v1/index").json().at("/serving/name").asString();
            until(() -> !behind.get("/v1/index")
                    .json()
                    .at("/serving/name")
                    .asString()
                    .equals(before));
            assertThat(behind.get("/v1/index").json().at("/serving/documents").asInt())
                    .isEqualTo(100);
        }
    }

    @Test
    void letsTheOtherReplicaGoOnWhereTheLeaderEnds() throws Exception {
        try (RunningCatalog other = catalog.replica()) {
            String before = serving();
            other.post("/v1/index/rebuild", "application/json", "");
            until(() -> !serving().equals(before));
            String second = serving();
            other.post("/v1/index/rebuild", "application/json", "");
            catalog.stop();
            until(() -> !other.get("/v1/index")
                    .json()
                    .at("/serving/name")
                    .asString()
                    .equals(second));
            JsonNode job =
                    other.importText("{\"brand\":\"Idx\",\"partNumber\":\"X 99999\",\"name\":\"Part\"}\n", NDJSON, "");
            assertThat(job.path("status").asString()).isEqualTo("FINISHED");
            assertThat(other.get("/v1/index").json().at("/serving/documents").asInt())
                    .isEqualTo(301);
        }
    }
}
