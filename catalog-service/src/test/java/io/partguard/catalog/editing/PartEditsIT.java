package io.partguard.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PartEditsIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path EXAMPLES = Path.of("..", "proof", "contracts", "catalog-service", "editPart");
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
        catalog.importText(
                "{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 0\",\"name\":\"First\"}\n", NDJSON, "?createBrands=true");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    /** A part of its own for each test; answers its address. */
    private static String newPart(String number, String more) {
        Answer answer = catalog.post(
                "/v1/parts",
                JSON,
                "{\"brand\":\"Nordbahn\",\"partNumber\":\"" + number + "\",\"name\":\"Disc\"" + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "/v1/parts/" + answer.json().path("partId").asString();
    }

    private static String etag(Answer answer) {
        return answer.headers().get("etag").getFirst();
    }

    private static JsonNode firstHit(String number) {
        return catalog.get("/v1/parts?number=" + number).json().at("/items/0");
    }

    private static void eventually(java.util.function.BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    @Test
    void entersAPartOnceForOneKeyAndFindsIt() throws InterruptedException {
        String part = "{\"brand\":\"nordbahn\",\"partNumber\":\"NB 100\",\"name\":\"Disc\",\"status\":\"available\"}";
        Answer first = catalog.post("/v1/parts", JSON, part, "Idempotency-Key", "new-100");
        Answer again = catalog.post("/v1/parts", JSON, part, "Idempotency-Key", "new-100");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(etag(first)).isEqualTo("\"1\"");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(first.headers().get("location").getFirst())
                .isEqualTo("/api/v1/parts/" + first.json().path("partId").asString());
        assertThat(first.json().path("status").asString()).isEqualTo("ACTIVE");
        assertThat(catalog.post("/v1/parts", JSON, part.replace("Disc", "Disk"), "Idempotency-Key", "new-100")
                        .status())
                .isEqualTo(422);
        Answer twice = catalog.post("/v1/parts", JSON, part.replace("NB 100", "nb 100"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().path("code").asString()).isEqualTo("PART_EXISTS");
        eventually(
                () -> "NB 100".equals(firstHit("NB100").at("/part/partNumber").asString("")));
    }

    @Test
    void makesABrandOnlyWhereAskedTo() {
        String part = "{\"brand\":\"Ostwerk\",\"partNumber\":\"O 1\",\"name\":\"Disc\"}";
        Answer refused = catalog.post("/v1/parts", JSON, part);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/brand");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("UNKNOWN_BRAND");
        assertThat(catalog.post("/v1/parts?createBrand=true", JSON, part).status())
                .isEqualTo(201);
    }

    @Test
    void changesWhatIsNamedAndFindsItByTheNewWords() throws InterruptedException {
        String path = newPart("NB 200", ",\"unit\":\"EA\",\"oeNumbers\":[\"A 200\"]");
        Answer changed = catalog.patch(path, "\"1\"", "{\"name\":\"Zahnriemenspanner\",\"unit\":null}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(etag(changed)).isEqualTo("\"2\"");
        assertThat(changed.json().path("name").asString()).isEqualTo("Zahnriemenspanner");
        assertThat(changed.json().has("unit")).isFalse();
        assertThat(changed.json().at("/oeNumbers/0").asString()).isEqualTo("A 200");
        eventually(() -> catalog.get("/v1/parts?q=zahnriemenspanner")
                .json()
                .at("/items/0/part/partNumber")
                .asString("")
                .equals("NB 200"));
    }

    @Test
    void leavesTheRevisionWhereNothingIsOther() {
        String path = newPart("NB 201", "");
        assertThat(etag(catalog.patch(path, "\"1\"", "{\"name\":\"Disc\"}"))).isEqualTo("\"1\"");
        assertThat(catalog.get(path + "/history").json().path("items")).hasSize(1);
    }

    @Test
    void wantsTheRevisionThatWasRead() {
        String path = newPart("NB 202", "");
        assertThat(catalog.patch(path, null, "{\"name\":\"x\"}").status()).isEqualTo(428);
        assertThat(catalog.patch(path, "*", "{\"name\":\"x\"}").status()).isEqualTo(400);
        Answer stale = catalog.patch(path, "\"7\"", "{\"name\":\"x\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("code").asString()).isEqualTo("PART_CHANGED");
        assertThat(catalog.patch("/v1/parts/prt_none", "\"1\"", "{}").status()).isEqualTo(404);
        assertThat(catalog.patch(path, "\"1\"", "[1]").status()).isEqualTo(400);
    }

    @Test
    void letsOneOfManyWinAndTellsTheOthers() throws Exception {
        String path = newPart("NB 203", "");
        for (int round = 1; round <= 10; round++) {
            String etag = "\"" + round + "\"";
            List<Future<Integer>> answers = new ArrayList<>();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 0; person < 8; person++) {
                    String name = "by " + person + " in round " + round;
                    answers.add(people.submit(() -> catalog.patch(path, etag, "{\"name\":\"" + name + "\"}")
                            .status()));
                }
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(200, 412);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        }
        assertThat(catalog.get(path + "/history").json().path("items")).hasSize(11);
    }

    @Test
    void refusesAStaleRevisionAfterTheIndexWasBuiltAgain() throws InterruptedException {
        String path = newPart("NB 204", "");
        String read = etag(catalog.get(path));
        assertThat(catalog.patch(path, read, "{\"name\":\"Other\"}").status()).isEqualTo(200);
        String before = catalog.get("/v1/index").json().at("/serving/name").asString();
        assertThat(catalog.post("/v1/index/rebuild", JSON, "").status()).isEqualTo(202);
        eventually(() ->
                !catalog.get("/v1/index").json().at("/serving/name").asString().equals(before));

        assertThat(catalog.patch(path, read, "{\"name\":\"Late\"}").status()).isEqualTo(412);
        assertThat(firstHit("NB204").at("/part/name").asString()).isEqualTo("Other");
        assertThat(catalog.patch(path, etag(catalog.get(path)), "{\"name\":\"In time\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"gtin\":\"4006381333932\"} ~ /gtin ~ GTIN_CHECK_DIGIT",
                "{\"packQuantity\":-4} ~ /packQuantity ~ NEGATIVE_NUMBER",
                "{\"name\":null} ~ /name ~ MISSING_VALUE",
                "{\"name\":[\"a\",\"b\"]} ~ /name ~ TOO_MANY_VALUES",
                "{\"coreCharge\":\"15.00\"} ~ /currency ~ MISSING_VALUE",
                "{\"interchanges\":[{\"brand\":\"B\"}]} ~ /interchanges ~ MISSING_VALUE",
                "{\"price\":3} ~ /price ~ UNKNOWN_FIELD",
                "{\"image\":\"x\"} ~ /image ~ UNKNOWN_FIELD",
                "{\"name\":{\"de\":\"a\"}} ~ /name ~ NESTED_VALUE",
                "{\"partNumber\":\"NB 9\"} ~ /partNumber ~ READ_ONLY",
                "{\"brand\":\"Südwerk\"} ~ /brand ~ READ_ONLY",
                "{\"revision\":9} ~ /revision ~ READ_ONLY",
                "{\"status\":\"Q7\"} ~ /status ~ INVALID_STATUS"
            })
    void refusesByTheCodesOfAnImportAndStoresNothing(String patch, String pointer, String code) {
        String path = newPart("NB 3-" + Integer.toUnsignedString(patch.hashCode()), "");
        Answer refused = catalog.patch(path, "\"1\"", patch);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("code").asString()).isEqualTo("PART_INVALID");
        assertThat(refused.json().path("errors"))
                .as(refused.text())
                .anyMatch(error -> error.path("pointer").asString().equals(pointer)
                        && error.path("code").asString().equals(code));
        assertThat(etag(catalog.get(path))).isEqualTo("\"1\"");
    }

    @Test
    void keepsANumberButMayWriteItOtherwise() {
        String path = newPart("NB 205-1", "");
        assertThat(catalog.patch(path, "\"1\"", "{\"partNumber\":\"nb 205-1\"}").status())
                .isEqualTo(200);
    }

    @Test
    void retiresAPartAndStillKnowsItsNumber() throws InterruptedException {
        String path = newPart("NB 206", "");
        assertThat(catalog.patch(path, "\"1\"", "{\"status\":\"RETIRED\"}").status())
                .isEqualTo(200);
        eventually(() -> "RETIRED".equals(firstHit("NB206").at("/part/status").asString("")));
        assertThat(catalog.get("/v1/parts?number=NB206&status=ACTIVE").json().path("items"))
                .noneMatch(item -> item.at("/part/partNumber").asString().equals("NB 206"));
        assertThat(catalog.get("/v1/parts?number=NB206&status=gone").status()).isEqualTo(400);
        newPart("NB2-06", "");
        // Both are spelled otherwise than what is asked for, so neither is what was printed.
        eventually(() -> firstHit("nb20-6").at("/part/partNumber").asString().equals("NB2-06"));
    }

    @Test
    void changesHowABrandIsWrittenForWhoeverHasSeenIt() throws InterruptedException {
        catalog.importText(
                "{\"brand\":\"Süd werk\",\"partNumber\":\"S 1\",\"name\":\"Hood\"}\n", NDJSON, "?createBrands=true");
        // What was read before must not be remembered under the old name.
        assertThat(firstHit("S1").at("/part/brand").asString()).isEqualTo("Süd werk");
        String path = "/v1/brands/sudwerk";
        Answer read = catalog.get(path);
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(catalog.patch(path, null, "{\"name\":\"SüdWerk\"}").status()).isEqualTo(428);
        Answer changed = catalog.patch(path, etag(read), "{\"name\":\"SüdWerk\",\"manufacturerCode\":\"sdwk\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("manufacturerCode").asString()).isEqualTo("SDWK");
        assertThat(catalog.patch(path, etag(read), "{\"cage\":null}")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("BRAND_CHANGED");
        eventually(() -> firstHit("S1").at("/part/brand").asString("").equals("SüdWerk"));
        Answer other = catalog.patch(path, etag(changed), "{\"name\":\"Nordwerk\",\"cage\":\"x\",\"parts\":3}");
        assertThat(other.json()
                        .path("errors")
                        .valueStream()
                        .map(it -> it.path("code").asString()))
                .containsExactlyInAnyOrder("READ_ONLY", "INVALID_CAGE", "UNKNOWN_FIELD");
        assertThat(catalog.patchAs("dealer", path, etag(changed), "{\"cage\":null}")
                        .status())
                .isEqualTo(403);
        assertThat(catalog.get("/v1/brands/nobody").json().path("code").asString())
                .isEqualTo("BRAND_NOT_FOUND");
        assertThat(catalog.events("brand.")).contains("brand.changed brand/sudwerk");
    }

    @Test
    void tellsOfEachEditAndOfNoRowOfAnImport() {
        String path = newPart("NB 2061", "");
        catalog.patch(path, "\"1\"", "{\"name\":\"Drum\"}");
        catalog.patch(path, "\"2\"", "{\"status\":\"RETIRED\"}");
        String partId = path.substring(path.lastIndexOf('/') + 1);
        catalog.importText("{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 2061\",\"name\":\"Disc\"}\n", NDJSON, "");
        assertThat(catalog.events("part.").stream().filter(event -> event.endsWith(partId)))
                .containsExactly("part.created " + partId, "part.changed " + partId, "part.retired " + partId);
    }

    @Test
    void tellsWhoChangedWhatAndHowItWasThen() {
        JsonNode job = catalog.importText(
                "{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 207\",\"name\":\"Disc\",\"unit\":\"EA\"}\n", NDJSON, "");
        String path = "/v1/parts/" + firstHit("NB207").at("/part/partId").asString();
        Instant imported = Instant.now();
        catalog.patch(path, "\"1\"", "{\"name\":\"Drum\",\"hazmat\":true}");
        Instant edited = Instant.now();
        catalog.importText("{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 207\",\"name\":\"Drum 2\"}\n", NDJSON, "");

        JsonNode items = catalog.get(path + "/history", "analyst").json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.at("/2/importId")).isEqualTo(job.path("id"));
        assertThat(items.at("/2/by").asString()).isNotEmpty();
        assertThat(items.get(1).has("importId")).isFalse();
        assertThat(items.at("/1/by").asString()).isEqualTo(items.at("/2/by").asString());
        assertThat(items.at("/1/changes"))
                .anyMatch(change -> change.path("field").asString().equals("name")
                        && change.path("before").asString().equals("Disc")
                        && change.path("after").asString().equals("Drum"));
        assertThat(items.at("/0/changes"))
                .anyMatch(change -> change.path("field").asString().equals("hazmat") && !change.has("after"));

        assertThat(catalog.get(path + "?asOf=" + imported).json().path("name").asString())
                .isEqualTo("Disc");
        JsonNode then = catalog.get(path + "?asOf=" + edited).json();
        assertThat(then.path("name").asString()).isEqualTo("Drum");
        assertThat(then.path("revision").asInt()).isEqualTo(2);
        assertThat(catalog.get(path + "?asOf=" + Instant.now())
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Drum 2");
        assertThat(catalog.get(path + "?asOf=2020-01-01T00:00:00Z").status()).isEqualTo(404);
        assertThat(catalog.get(path + "?asOf=yesterday").status()).isEqualTo(400);

        JsonNode page = catalog.get(path + "/history?limit=2").json();
        assertThat(page.path("items")).hasSize(2);
        JsonNode rest = catalog.get(
                        path + "/history?limit=2&cursor=" + page.path("next").asString())
                .json();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void leavesWhatAnOldListSaidOfSuccessorsUntilAPersonSaysOtherwise() {
        catalog.putMapping("cut-list", """
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields: {brand: {constant: "Nordbahn"}, partNumber: number, name: text}
                options: {supersessionFromName: true, nameLimit: 12}
                """);
        catalog.importText("400-1;USE 400-2345\n400-2345;PISTON\n400-3;RING\n", "text/csv", "?mapping=cut-list");
        JsonNode hit = firstHit("4001");
        assertThat(hit.path("chain")).isEmpty();
        String path = "/v1/parts/" + hit.at("/part/partId").asString();

        assertThat(catalog.patch(path, "\"1\"", "{\"unit\":\"EA\"}").status()).isEqualTo(200);
        assertThat(firstHit("4001").path("chain"))
                .as("the note is cut at its end")
                .isEmpty();
        assertThat(catalog.patch(
                                path,
                                "\"2\"",
                                "{\"supersededBy\":[{\"partNumber\":\"400-3\",\"date\":\"2026-01-01\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(firstHit("4001").at("/chain/0/to/0/partNumber").asString()).isEqualTo("400-3");
    }

    @Test
    void pointsAnOldSupersessionAtAPartThatIsEnteredLater() throws InterruptedException {
        newPart("NB 208", ",\"supersededBy\":[\"NB 209\"]");
        eventually(() -> firstHit("NB208").path("chain").size() == 1);
        assertThat(firstHit("NB208").at("/chain/0/to/0").has("partId")).isFalse();
        String successor = newPart("NB 209", "");
        assertThat("/v1/parts/" + firstHit("NB208").at("/chain/0/to/0/partId").asString())
                .isEqualTo(successor);
    }

    @Test
    void tellsOfAPartThatAnImportMadeAndARevertTookAway() {
        JsonNode job = catalog.importText(
                "{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 211\",\"name\":\"Disc\"}\n", NDJSON, "");
        String path = "/v1/parts/" + firstHit("NB211").at("/part/partId").asString();
        Instant there = Instant.now();
        Answer revert = catalog.post("/v1/parts/imports/" + job.path("id").asString() + "/revert", JSON, "");
        catalog.waitForImport(revert.json().path("id").asString());

        assertThat(catalog.get(path).status()).isEqualTo(404);
        assertThat(catalog.patch(path, "\"1\"", "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(catalog.get(path + "?asOf=" + there).json().path("name").asString())
                .isEqualTo("Disc");
        assertThat(catalog.get(path + "?asOf=" + Instant.now()).status()).isEqualTo(404);
        JsonNode items = catalog.get(path + "/history").json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/0/removed").asBoolean()).isTrue();

        Answer again = catalog.post(
                "/v1/parts", JSON, "{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 211\",\"name\":\"Disc again\"}");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat("/v1/parts/" + again.json().path("partId").asString()).isEqualTo(path);
        assertThat(etag(again)).isEqualTo(etag(catalog.get(path)));
    }

    @Test
    void learnsTheCodesOfABrandFromItsParts() {
        catalog.importText(
                "{\"brand\":\"Nordbahn\",\"manufacturerCode\":\"nbah\",\"cage\":\"d1234\",\"partNumber\":\"NB 212\",\"name\":\"Disc\"}\n",
                NDJSON,
                "");
        assertThat(catalog.get("/v1/brands").json().path("items"))
                .anyMatch(brand -> brand.path("manufacturerCode").asString().equals("NBAH")
                        && brand.path("cage").asString().equals("D1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "stale"})
    void answersAsTheExamplesSay(String example) throws IOException {
        JsonNode contract = MAPPER.readTree(Files.readString(EXAMPLES.resolve(example + ".json")));
        String path = newPart("NB 90-" + example, "");
        Answer answer = catalog.patch(
                path,
                contract.at("/request/headers/If-Match").asString(),
                contract.at("/request/body").toString());
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(contract.at("/response/status").asInt());
        assertThat(masked(answer.json())).isEqualTo(masked(contract.at("/response/body")));
    }

    private static JsonNode masked(JsonNode body) {
        ObjectNode copy = (ObjectNode) body.deepCopy();
        return copy.remove(List.of("partId", "partNumber", "traceId"));
    }

    @Test
    void letsNobodyElseEdit() {
        String path = newPart("NB 210", "");
        assertThat(catalog.get(path + "/history", "dealer").status()).isEqualTo(403);
        assertThat(catalog.get(path, "dealer").status()).isEqualTo(200);
        for (String role : List.of("dealer", "analyst", "lead", "pricing")) {
            assertThat(catalog.patchAs(role, path, "\"1\"", "{\"name\":\"x\"}").status())
                    .as(role)
                    .isEqualTo(403);
        }
    }
}
