package io.partguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.ContractExample;
import io.partguard.api.testing.OpenApiFile;
import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What others rely on: the OpenAPI file, the examples, who may do what, how bad requests are refused. */
class CatalogApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Ids, revisions and scores are others in every catalogue. */
    private static final Set<String> CHANGING = Set.of(
            "traceId",
            "partId",
            "fromPartId",
            "currentPartId",
            "importId",
            "id",
            "at",
            "score",
            "next",
            "catalogueRevision");

    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
        JsonNode job = catalog.importText("""
                {"brand":"Nordbahn","partNumber":"NB 205 421 10 12","name":"Brake disc, front axle","description":"Ventilated, 330 mm","family":"brake-disc","gtin":"4006381333931","oeNumbers":["A 205 421 10 12"],"packQuantity":2,"status":"SUPERSEDED","supersededBy":["NB 205 421 10 13"],"image":"https://images.example/nb2054211012.jpg"}
                {"brand":"Nordbahn","partNumber":"NB 205 421 10 13","name":"Brake disc, front axle","family":"brake-disc","packQuantity":2,"status":"ACTIVE"}
                {"brand":"Nordbahn","partNumber":"NB 0 986 999 010","name":"Oil filter","family":"filter","oeNumbers":["0986999001"]}
                {"brand":"Nordbahn","partNumber":"NB 77","name":"Oil filter housing"}
                {"brand":"Südwerk","partNumber":"806245","name":"Foam kit","interchanges":["Nordbahn:NB 99 1234"]}
                {"brand":"Südwerk","partNumber":"806-245","name":"Pillar repair"}
                """, "application/x-ndjson", "?createBrands=true");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(6);
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    @Test
    void isAsTheCheckedInFileSays() {
        OpenApiFile.check(catalog.url(), "catalog");
    }

    /** Edits have a state of their own, and the outage is one: those are held where that is made. */
    static List<ContractExample> examples() {
        return ContractExample.of("catalog-service").stream()
                .filter(it ->
                        !it.operation().equals("editPart") && !it.toString().endsWith("unavailable.json"))
                .toList();
    }

    /** In an example {@code {NB 77}} stands for the id of the part with this number. */
    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheContractSays(ContractExample example) {
        String body = example.body();
        Answer answer = catalog.ask(
                example.method(),
                withIds(example.path()),
                example.role("dealer"),
                example.headers(),
                body == null ? null : withIds(body));
        example.hold(answer.status(), answer.text(), CHANGING);
    }

    private static String withIds(String text) {
        return Pattern.compile("\\{([A-Z0-9 ]+)}")
                .matcher(text)
                .replaceAll(number -> catalog.get(
                                "/v1/parts?number=" + number.group(1).replace(" ", "%20"))
                        .json()
                        .at("/items/0/part/partId")
                        .asString());
    }

    @ParameterizedTest
    @CsvSource({
        "NB2054211012, NB 205 421 10 12, OWN_NUMBER, EXACT",
        "2054211012, NB 205 421 10 12, OWN_NUMBER, LOST_PREFIX",
        "A2054211012, NB 205 421 10 12, OE_NUMBER, EXACT",
        "4006381333931, NB 205 421 10 12, GTIN, EXACT",
        "NB2O542II0I2, NB 205 421 10 12, OWN_NUMBER, LOOK_ALIKE",
        "NB2054211021, NB 205 421 10 12, OWN_NUMBER, EDIT_1",
        "NB20542110, NB 205 421 10 12, OWN_NUMBER, PREFIX",
        "986999001, NB 0 986 999 010, OE_NUMBER, LEADING_ZERO",
        "NB 99-1234, 806245, INTERCHANGE, EXACT",
        "806245, 806245, OWN_NUMBER, EXACT",
        "806-245, 806-245, OWN_NUMBER, EXACT"
    })
    void findsAPartByAnyWayOfWritingItsNumber(String asked, String found, String route, String spelling) {
        JsonNode hit = catalog.get("/v1/parts?number=" + asked.replace(" ", "%20"), "dealer")
                .json()
                .at("/items/0");
        assertThat(hit.at("/part/partNumber").asString()).as(hit.toString()).isEqualTo(found);
        assertThat(hit.path("route").asString()).isEqualTo(route);
        assertThat(hit.path("spelling").asString()).isEqualTo(spelling);
    }

    @Test
    void followsWhatReplacesAPart() {
        JsonNode hit = catalog.get("/v1/parts?number=NB2054211012&brand=nordbahn")
                .json()
                .at("/items/0");
        assertThat(hit.at("/chain/0/from").asString()).isEqualTo("NB 205 421 10 12");
        assertThat(hit.at("/chain/0/kind").asString()).isEqualTo("ONE");
        assertThat(hit.at("/chain/0/to/0/partNumber").asString()).isEqualTo("NB 205 421 10 13");
        assertThat(catalog.get("/v1/parts?number=NB2054211012&brand=Other")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void findsByWordsPageByPage() {
        JsonNode first =
                catalog.get("/v1/parts?q=brake%20disc%20oil%20filter&limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        JsonNode second = catalog.get("/v1/parts?q=brake%20disc%20oil%20filter&limit=2&cursor="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.at("/items/0/part/partId")).isNotEqualTo(first.at("/items/0/part/partId"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/parts, 400, INVALID_REQUEST",
        "/v1/parts?number=1&q=2, 400, INVALID_REQUEST",
        "/v1/parts?q=a&limit=9999, 400, INVALID_REQUEST",
        "/v1/parts?q=a&cursor=zzz, 400, INVALID_CURSOR",
        "/v1/parts/prt_none, 404, PART_NOT_FOUND",
        "/v1/parts/imports/imp_none, 404, IMPORT_NOT_FOUND",
        "/v1/part-mappings/none, 404, MAPPING_NOT_FOUND"
    })
    void refusesBadRequestsWithACode(String path, int status, String code) {
        Answer answer = catalog.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void namesEveryFaultOfAMapping() {
        Answer answer = catalog.putMapping("bad", "format: xml\nfields: {partNo: number}\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").size()).isGreaterThanOrEqualTo(2);
        assertThat(catalog.post("/v1/parts/imports?mapping=none", "text/csv", "a")
                        .status())
                .isEqualTo(404);
        assertThat(catalog.post("/v1/parts/imports", "image/png", "x").status()).isEqualTo(415);
    }

    @Test
    void letsNobodyDoWhatOthersMay() {
        String listing = "{\"listings\":[{\"ref\":\"1\",\"text\":\"disc\"}]}";
        assertThat(catalog.post("/v1/candidates", "application/json", listing).status())
                .isEqualTo(403);
        for (String path : List.of("/v1/index", "/v1/part-mappings", "/v1/parts/imports/imp_1")) {
            assertThat(catalog.get(path, "dealer", "analyst", "lead", "pricing").status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(catalog.get("/v1/brands", "dealer").status()).isEqualTo(200);
    }

    @Test
    void letsNoListingSpoilItsBatch() {
        ObjectNode request = JSON.createObjectNode();
        for (String text :
                List.of("\ud83d oil filter", "x".repeat(999) + "\ud83d\ude00", "\0 filter", "(\"*:~", "\u202e")) {
            ObjectNode listing = request.withArray("listings").addObject();
            listing.put("ref", "1").put("text", text).put("brand", text).put("gtin", text);
            listing.putArray("numbers").add(text).add("").add("0986999001").addNull();
        }
        Answer answer = catalog.asService("/v1/candidates", request.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/results/4/candidates/0/partNumber").asString())
                .isEqualTo("NB 0 986 999 010");
    }

    @Test
    void indexesADescriptionCutInTheMiddleOfACharacter() {
        String description = "a".repeat(1999) + "\ud83d\ude00 and more";
        JsonNode job = catalog.importText(
                "{\"brand\":\"Nordbahn\",\"partNumber\":\"NB 5555555\",\"name\":\"Cut\",\"description\":\""
                        + description + "\"}\n",
                "application/x-ndjson",
                "");
        assertThat(job.path("status").asString()).isEqualTo("FINISHED");
        assertThat(catalog.get("/v1/parts?number=NB5555555")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void buildsAnIndexOfAnotherMakingAgain() throws Exception {
        String before = catalog.get("/v1/index").json().at("/serving/name").asString();
        try (Connection connection = DriverManager.getConnection(
                        catalog.database().jdbcUrl(),
                        catalog.database().user(),
                        catalog.database().password());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE search_index SET normaliser = 0, mapping_hash = 'other' WHERE state = 'SERVING'");
        }
        long end = System.nanoTime() + 30_000_000_000L;
        Answer answer = catalog.get("/v1/parts?number=806245");
        while (answer.status() != 200 && System.nanoTime() < end) {
            assertThat(answer.json().path("code").asString()).isEqualTo("CATALOGUE_UNAVAILABLE");
            Thread.sleep(20);
            answer = catalog.get("/v1/parts?number=806245");
        }
        assertThat(answer.json().path("items").size()).isEqualTo(2);
        assertThat(catalog.get("/v1/index").json().at("/serving/name").asString())
                .isNotEqualTo(before);
    }

    @Test
    void buildsTheIndexAgainAndServesMeanwhile() throws InterruptedException {
        String before = catalog.get("/v1/index").json().at("/serving/name").asString();
        assertThat(catalog.post("/v1/index/rebuild", "application/json", "").status())
                .isEqualTo(202);
        long end = System.nanoTime() + 30_000_000_000L;
        while (catalog.get("/v1/index").json().at("/serving/name").asString().equals(before)
                && System.nanoTime() < end) {
            assertThat(catalog.get("/v1/parts?number=806245")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(2);
            Thread.sleep(20);
        }
        JsonNode after = catalog.get("/v1/index").json();
        assertThat(after.at("/serving/name").asString()).isNotEqualTo(before);
        assertThat(after.at("/previous/name").asString()).isEqualTo(before);
        assertThat(catalog.get("/v1/parts?number=806245").json().path("items").size())
                .isEqualTo(2);
    }
}
