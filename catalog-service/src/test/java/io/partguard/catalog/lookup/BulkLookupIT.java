package io.partguard.catalog.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers by the thousand on real servers: the same answers as one by one, a reason for each line, jobs that go on. */
class BulkLookupIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
        StringBuilder parts = new StringBuilder();
        parts.append(part("Halden", "A 205 421 10 12", "\"name\":\"Disc\",\"oeNumbers\":[\"0046774707\"]"));
        parts.append(part("Halden", "88-17", "\"name\":\"Pad set\",\"oeNumbers\":[\"A 906 421 02 12\"]"));
        parts.append(part("Halden", "106577R", "\"name\":\"Pump\""));
        parts.append(part("Halden", "GHA 123", "\"name\":\"Hub\""));
        parts.append(part("Other", "106577R", "\"name\":\"Valve\""));
        parts.append(part("Halden", "5000", "\"name\":\"Old hose\",\"supersededBy\":[\"5001\"]"));
        parts.append(part("Halden", "5001", "\"name\":\"New hose\""));
        for (int i = 0; i < 3000; i++) {
            parts.append(part("Run", "34 11 6 " + (700_000 + i), "\"name\":\"Run\""));
        }
        JsonNode job = catalog.importText(parts.toString(), "application/x-ndjson", "?createBrands=true");
        assertThat(job.path("rejected").asInt()).as(job.toString()).isZero();
        catalog.putMapping("deposits", """
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields:
                  partNumber: number
                  name: text
                  brand: {constant: "Halden"}
                options:
                  coreChargeSuffix: "#"
                """);
        catalog.importText("106577R#;CORE CHARGE\n", "text/csv", "?mapping=deposits");
    }

    private static String part(String brand, String number, String more) {
        return "{\"brand\":\"%s\",\"partNumber\":\"%s\",%s}\n".formatted(brand, number, more);
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static JsonNode lookUp(String... numbers) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode lines = body.putArray("lines");
        for (String number : numbers) {
            lines.addObject().put("number", number);
        }
        RunningCatalog.Answer answer = catalog.post("/v1/parts/lookups", "application/json", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("results");
    }

    @Test
    void theVeryNumberAsPrintedComesFirstEvenWhereItStandsForADeposit() {
        JsonNode items =
                catalog.get("/v1/parts?number=106577R%23&brand=Halden").json().path("items");
        assertThat(items.at("/0/part/partNumber").asString()).isEqualTo("106577R#");
        assertThat(catalog.get("/v1/parts?number=106577R&brand=Halden")
                        .json()
                        .at("/items/0/part/partNumber")
                        .asString())
                .isEqualTo("106577R");
    }

    @Test
    void everyLineSaysHowItsPartWasFoundOrWhyThereIsNone() {
        JsonNode results = lookUp(
                "A205-421.10.12",
                "2O5 421 1O 12",
                "46774707",
                "123",
                "106577r",
                "5000",
                "34116700015X",
                "QQQQQQ",
                "",
                "…");
        assertThat(results.size()).isEqualTo(10);
        assertThat(said(results, 0)).isEqualTo("FOUND OWN_NUMBER EXACT A 205 421 10 12 1");
        assertThat(said(results, 1))
                .isEqualTo("FOUND OWN_NUMBER EDIT_1 A 205 421 10 12 1".replace("EDIT_1", spelling(results, 1)));
        assertThat(said(results, 2)).isEqualTo("FOUND OE_NUMBER LEADING_ZERO A 205 421 10 12 1");
        assertThat(said(results, 3)).isEqualTo("FOUND OWN_NUMBER LOST_PREFIX GHA 123 1");
        assertThat(results.get(4).path("alike").asInt())
                .as("two brands have it")
                .isEqualTo(1);
        assertThat(results.at("/5/replacedBy/0").asString()).isEqualTo("5001");
        assertThat(results.at("/5/currentPartId").asString()).startsWith("prt_");
        assertThat(results.at("/7/outcome").asString()).isEqualTo("NONE");
        assertThat(results.at("/8/code").asString()).isEqualTo("MISSING_VALUE");
        assertThat(results.at("/9/code").asString()).isEqualTo("INVALID_PART_NUMBER");
    }

    private static String spelling(JsonNode results, int at) {
        return results.get(at).path("spelling").asString("");
    }

    private static String said(JsonNode results, int at) {
        JsonNode result = results.get(at);
        return List.of("outcome", "route", "spelling", "partNumber", "alike").stream()
                .map(field -> result.path(field).asString(""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void manyAtOnceAreAnsweredAsOneByOne() {
        Random random = new Random(3);
        List<Function<String, String>> ways = List.of(
                number -> number,
                number -> number.replace(" ", "."),
                number -> number.substring(1),
                number -> number.substring(0, 8),
                number -> number.replaceFirst("7", "9"),
                number -> number + random.nextInt(10));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String number = "34 11 6 " + (700_000 + random.nextInt(3200));
            numbers.add(ways.get(random.nextInt(ways.size())).apply(number));
        }
        JsonNode results = lookUp(numbers.toArray(String[]::new));
        for (int i = 0; i < numbers.size(); i++) {
            JsonNode one = catalog.get("/v1/parts?limit=1&number="
                            + java.net.URLEncoder.encode(numbers.get(i), java.nio.charset.StandardCharsets.UTF_8))
                    .json()
                    .path("items");
            assertThat(results.get(i).path("partId").asString(""))
                    .as(numbers.get(i))
                    .isEqualTo(one.at("/0/part/partId").asString(""));
            assertThat(spelling(results, i)).isEqualTo(one.at("/0/spelling").asString(""));
        }
    }

    @Test
    void takesTenThousandLinesAndNoMore() {
        String file = IntStream.range(0, 10_000)
                .mapToObj(i -> "34116" + (700_000 + i % 4000) + "\n")
                .collect(Collectors.joining("", "number\n", ""));
        RunningCatalog.Answer answer = catalog.post("/v1/parts/lookups", "text/csv", file);
        assertThat(answer.status()).isEqualTo(200);
        List<String> lines = answer.text().lines().toList();
        assertThat(lines).hasSize(10_001);
        assertThat(lines.get(1)).startsWith("2,,34116700000,FOUND,OWN_NUMBER,EXACT,1,prt_");
        RunningCatalog.Answer more = catalog.post("/v1/parts/lookups", "text/csv", file + "1\n");
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.json().path("code").asString()).isEqualTo("TOO_MANY_LINES");
    }

    @Test
    void aFileMayNameItsOwnColumnsAndABrand() {
        String file = "Pos;Artikel;Marke\n1;106577R;Other\n2;106577R;Halden\n3;106577R;?\n";
        RunningCatalog.Answer answer = catalog.post(
                "/v1/parts/lookups?separator=;&numberColumn=Artikel&brandColumn=Marke&format=ndjson", "text/csv", file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> results = answer.text().lines().map(JSON::readTree).toList();
        assertThat(results.get(0).path("name").asString()).isEqualTo("Valve");
        assertThat(results.get(1).path("name").asString()).isEqualTo("Pump");
        assertThat(results.get(2).path("code").asString()).isEqualTo("INVALID_BRAND");
    }

    @Test
    void aJobAnswersEveryLineOnceAlsoAfterARestart() throws InterruptedException {
        int count = 25_000;
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append("{\"number\":\"34.11.6.")
                    .append(700_000 + i % 5000)
                    .append("\",\"ref\":\"r")
                    .append(i)
                    .append("\"}\n");
        }
        RunningCatalog.Answer accepted = catalog.post(
                "/v1/parts/lookup-jobs", "application/x-ndjson", file.toString(), "Idempotency-Key", "job-1");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String id = accepted.json().path("id").asString();
        assertThat(accepted.headers().get("location")).containsExactly("/api/v1/parts/lookup-jobs/" + id);
        RunningCatalog.Answer again = catalog.post(
                "/v1/parts/lookup-jobs", "application/x-ndjson", file.toString(), "Idempotency-Key", "job-1");
        assertThat(again.json().path("id").asString()).isEqualTo(id);

        catalog.restart();
        JsonNode job = finished(id);
        assertThat(job.path("read").asInt()).isEqualTo(count);
        assertThat(job.path("found").asInt()
                        + job.path("none").asInt()
                        + job.path("invalid").asInt())
                .isEqualTo(count);
        List<JsonNode> results = catalog.get("/v1/parts/lookup-jobs/" + id + "/results")
                .text()
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(results).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i).path("ref").asString()).isEqualTo("r" + i);
        }
        assertThat(catalog.get("/v1/parts/lookup-jobs/" + id + "/results?format=csv")
                        .text()
                        .lines())
                .hasSize(count + 1);
    }

    private static JsonNode finished(String id) throws InterruptedException {
        for (int i = 0; i < 3000; i++) {
            JsonNode job = catalog.get("/v1/parts/lookup-jobs/" + id).json();
            if (!List.of("QUEUED", "RUNNING").contains(job.path("status").asString())) {
                assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("a job that does not end");
    }

    @Test
    void aJobWhoseFileHasNoSuchColumnFailsByName() throws InterruptedException {
        String id = catalog.post("/v1/parts/lookup-jobs?numberColumn=Artikel", "text/csv", "number\n1\n")
                .json()
                .path("id")
                .asString();
        JsonNode job = catalog.get("/v1/parts/lookup-jobs/" + id).json();
        for (int i = 0;
                i < 200 && job.path("failure").isMissingNode()
                        || job.path("failure").isNull();
                i++) {
            Thread.sleep(50);
            job = catalog.get("/v1/parts/lookup-jobs/" + id).json();
        }
        assertThat(job.at("/failure/code").asString()).isEqualTo("MISSING_COLUMN");
        assertThat(catalog.get("/v1/parts/lookup-jobs/" + id + "/results")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("LOOKUP_NOT_FINISHED");
    }

    @Test
    void lettersInFrontMayBeMissingFromAnotherMakersNumberToo() {
        JsonNode line = lookUp("9064210212").get(0);
        assertThat(line.path("partNumber").asString()).as(line.toString()).isEqualTo("88-17");
        JsonNode one = catalog.get("/v1/parts?number=906.421.02.12").json().at("/items/0");
        assertThat(one.path("route").asString() + " " + one.path("spelling").asString())
                .isEqualTo("OE_NUMBER LOST_PREFIX");
        JsonNode candidates = catalog.asService(
                        "/v1/candidates", "{\"listings\":[{\"ref\":\"1\",\"numbers\":[\"906 421 0212\"]}]}")
                .json()
                .at("/results/0/candidates");
        assertThat(candidates
                        .valueStream()
                        .map(it -> it.path("partNumber").asString() + " "
                                + it.path("route").asString()))
                .as(candidates.toString())
                .contains("88-17 OE_NUMBER");
    }

    @Test
    void aFileThatNobodyCanReadHoldsUpNoOtherJob() {
        List<String> ids = new ArrayList<>();
        for (String file : List.of("nu\0mber,ref\n1,2\n", "number\n106577R\n")) {
            ids.add(catalog.post("/v1/parts/lookup-jobs", "text/csv", file)
                    .json()
                    .path("id")
                    .asString());
        }
        String second = "/v1/parts/lookup-jobs/" + ids.getLast();
        await(() -> "FINISHED".equals(catalog.get(second).json().path("status").asString()));
        JsonNode first = catalog.get("/v1/parts/lookup-jobs/" + ids.getFirst()).json();
        assertThat(first.at("/failure/code").asString()).as(first.toString()).isEqualTo("INVALID_CHARACTER");
    }

    @Test
    void aPieceThatManyNumbersShareHidesNoNearerPart() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            parts.append(part("Crowd", "7%05d987".formatted(i), "\"name\":\"One of many\""));
        }
        parts.append(part("Crowd", "GHA 987", "\"name\":\"Entered last\""));
        catalog.importText(parts.toString(), "application/x-ndjson", "?createBrands=true");

        assertThat(catalog.get("/v1/parts?limit=1&number=987")
                        .json()
                        .at("/items/0/part/partNumber")
                        .asString())
                .isEqualTo("GHA 987");
        assertThat(lookUp("987", "106577R").at("/0/partNumber").asString()).isEqualTo("GHA 987");
    }

    @Test
    void aJobOfAnotherTenantIsNotThere() {
        assertThat(catalog.get("/v1/parts/lookup-jobs/lku_0").status()).isEqualTo(404);
    }

    @Test
    void theResultsOfAnOldJobAreForgottenAndSaidToBe() {
        JsonNode job = catalog.post("/v1/parts/lookup-jobs", "text/csv", "number\n106577R\n")
                .json();
        String path = "/v1/parts/lookup-jobs/" + job.path("id").asString();
        await(() -> "FINISHED".equals(catalog.get(path).json().path("status").asString()));
        JdbcClient jdbc = JdbcClient.create(catalog.bean(DataSource.class));
        LookupRetention retention = catalog.bean(LookupRetention.class);
        retention.sweep();
        assertThat(catalog.get(path + "/results").status()).isEqualTo(200);

        jdbc.sql("UPDATE lookup_job SET finished_at = now() - interval '31 days' WHERE id = ?")
                .param(job.path("id").asString())
                .update();
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(retention.sweep()).isZero();

        assertThat(catalog.get(path + "/results").json().path("code").asString())
                .isEqualTo("RESULTS_DELETED");
        JsonNode then = catalog.get(path).json();
        assertThat(then.path("found").asInt()).isEqualTo(1);
        assertThat(then.path("resultsDeletedAt").asString("")).isNotEmpty();
    }

    private static void await(BooleanSupplier until) {
        for (int i = 0; i < 300 && !until.getAsBoolean(); i++) {
            LockSupport.parkNanos(100_000_000L);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }
}
