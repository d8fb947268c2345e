package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Links as users add, take back and follow them, on real servers. Each test has a brand of its own. */
class SupersessionIT extends LinkedParts {
    @Test
    void namesTheNumberThatIsCurrentOnADay() {
        parts("Dated", "D100", "D200", "D300");
        String first = id("dated", "D100");
        Answer added = add(first, to("D200", ",\"validFrom\":\"2020-03-01\",\"reason\":\"new seal\""));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.headers().get("etag").getFirst()).isEqualTo(etag(first));
        assertThat(add(id("dated", "D200"), to("D300", ",\"validFrom\":\"2023-01-01\""))
                        .status())
                .isEqualTo(201);

        JsonNode before = catalog.get("/v1/parts/" + first + "/current?on=2020-02-29", "dealer")
                .json();
        assertThat(before.path("outcome").asString()).isEqualTo("CURRENT");
        assertThat(before.path("currentPartNumber").asString()).isEqualTo("D100");
        assertThat(before.path("chain")).isEmpty();
        JsonNode between =
                catalog.get("/v1/parts/" + first + "/current?on=2020-03-01").json();
        assertThat(between.path("currentPartNumber").asString()).isEqualTo("D200");
        assertThat(between.at("/chain/0/reason").asString()).isEqualTo("new seal");
        JsonNode now = catalog.get("/v1/parts/" + first + "/current").json();
        assertThat(now.path("outcome").asString()).isEqualTo("REPLACED");
        assertThat(now.path("currentPartNumber").asString()).isEqualTo("D300");

        JsonNode many = catalog.post(
                        "/v1/parts/current",
                        "application/json",
                        "{\"on\":\"2021-01-01\",\"partIds\":[\"" + first + "\",\"prt_none\",\"" + id("dated", "D300")
                                + "\"]}")
                .json();
        assertThat(many.at("/items/0/currentPartNumber").asString()).isEqualTo("D200");
        assertThat(many.at("/items/1/outcome").asString()).isEqualTo("PART_NOT_FOUND");
        assertThat(many.at("/items/2/outcome").asString()).isEqualTo("CURRENT");

        JsonNode hit = catalog.get("/v1/parts?number=D100&brand=dated").json();
        assertThat(hit.at("/items/0/chain/1/to/0/partNumber").asString()).isEqualTo("D300");
        String candidate = catalog.asService(
                        "/v1/candidates", "{\"listings\":[{\"ref\":\"1\",\"numbers\":[\"D100\"],\"brand\":\"Dated\"}]}")
                .text();
        assertThat(candidate).contains("\"currentPartId\":\"" + id("dated", "D300") + "\"");
    }

    @Test
    void refusesALinkThatWouldCloseARingAndNamesTheWayAround() {
        parts("Ring", "R100>R200", "R200", "R300");
        assertThat(add(id("ring", "R200"), to("R300", "")).status()).isEqualTo(201);
        Answer refused = add(id("ring", "R300"), to("R100", ",\"validFrom\":\"2030-01-01\""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("SUPERSESSION_CYCLE");
        assertThat(refused.json().path("detail").asString()).contains("R100 → R200 → R300 → R100", "2030-01-01");
        assertThat(add(id("ring", "R300"), to("R300", "")).status()).isEqualTo(409);

        String r100 = id("ring", "R100");
        assertThat(add(r100, to("R300", ",\"validFrom\":\"2029-01-01\"")).status())
                .isEqualTo(201);
        assertThat(add(id("ring", "R200"), to("R100", ",\"validFrom\":\"2030-01-01\",\"twoWay\":true"))
                        .status())
                .as("R100 no longer leads to R200 then")
                .isEqualTo(201);
        String link = catalog.get("/v1/parts/" + r100 + "/supersessions")
                .json()
                .at("/replacedBy/1/id")
                .asString();
        Answer back = catalog.delete("/v1/parts/" + r100 + "/supersessions/" + link, "If-Match", etag(r100));
        assertThat(back.status())
                .as("the link before it would hold again: " + back.text())
                .isEqualTo(409);
    }

    @Test
    void takesBothWaysForNoRing() {
        parts("Both", "B100", "B200");
        assertThat(add(id("both", "B100"), to("B200", ",\"twoWay\":true")).status())
                .isEqualTo(201);
        assertThat(add(id("both", "B200"), to("B100", ",\"twoWay\":true")).status())
                .isEqualTo(201);
        assertThat(catalog.get("/v1/supersessions/report?brand=both")
                        .json()
                        .path("inCycles")
                        .asInt())
                .isZero();
    }

    @Test
    void takesTheRowsOfAFileThatCloseARingAndReportsIt() {
        parts("File", "F100>F200", "F200>F300", "F300>F100", "F400>F999");
        JsonNode report = catalog.get("/v1/supersessions/report?brand=file").json();
        assertThat(report.path("superseded").asInt()).isEqualTo(4);
        assertThat(report.path("inCycles").asInt()).isEqualTo(3);
        assertThat(report.path("dangling").asInt()).isEqualTo(1);
        Answer csv = catalog.get("/v1/supersessions/problems?brand=file");
        assertThat(csv.text().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("CYCLE,File,") && line.contains("F100 → F200 → F300 → F100"))
                .anyMatch(line -> line.startsWith("DANGLING,File,") && line.contains("F999"));
        assertThat(catalog.get("/v1/supersessions/problems?brand=file&format=ndjson")
                        .text()
                        .lines())
                .hasSize(2);
        JsonNode current =
                catalog.get("/v1/parts/" + id("file", "F100") + "/current").json();
        assertThat(current.path("outcome").asString()).isEqualTo("CYCLE");
        assertThat(current.has("currentPartId")).isFalse();
        assertThat(catalog.get("/v1/supersessions/report?brand=nobody").status())
                .isEqualTo(400);
    }

    @Test
    void keepsWhatPeopleSayThroughTheNextFile() {
        parts("Kept", "K100>K200", "K200", "K300");
        String k100 = id("kept", "K100");
        assertThat(catalog.delete("/v1/parts/" + k100 + "/supersessions/document", "If-Match", etag(k100))
                        .status())
                .isEqualTo(200);
        assertThat(catalog.get("/v1/parts/" + k100 + "/current")
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("CURRENT");
        assertThat(add(id("kept", "K200"), to("K300", "")).status()).isEqualTo(201);
        catalog.importText(
                "{\"brand\":\"Kept\",\"partNumber\":\"K100\",\"name\":\"Changed\",\"supersededBy\":[\"K200\"]}\n"
                        + "{\"brand\":\"Kept\",\"partNumber\":\"K200\",\"name\":\"Changed\"}\n",
                NDJSON,
                "");
        assertThat(catalog.get("/v1/parts/" + k100 + "/current")
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("CURRENT");
        assertThat(catalog.get("/v1/parts/" + id("kept", "K200") + "/current")
                        .json()
                        .path("currentPartNumber")
                        .asString())
                .isEqualTo("K300");
    }

    @Test
    void tellsTheSecondOfTwoWhoEditThatItIsLate() {
        parts("Late", "L100", "L200", "L300");
        String part = id("late", "L100");
        String seen = etag(part);
        String path = "/v1/parts/" + part + "/supersessions";
        Answer first = catalog.post(path, "application/json", to("L200", ""), "If-Match", seen, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        Answer again = catalog.post(path, "application/json", to("L200", ""), "If-Match", seen, "Idempotency-Key", "k");
        assertThat(again.text()).isEqualTo(first.text());
        Answer late = catalog.post(path, "application/json", to("L300", ""), "If-Match", seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(catalog.post(path, "application/json", to("L300", "")).status())
                .isEqualTo(428);
        assertThat(add(part, to("L999", "")).json().at("/errors/0/pointer").asString())
                .isEqualTo("/to/0");
        assertThat(add(part, "{\"to\":[{}]}").status()).isEqualTo(400);
        assertThat(add(part, to("L200", ",\"until\":\"2020-01-01\"")).status()).isEqualTo(400);
        assertThat(catalog.delete(path + "/nothing", "If-Match", etag(part)).status())
                .isEqualTo(404);
    }

    @Test
    void readsDaysReasonsAndBothEndsFromADocument() {
        String file = """
                {"brand":"Ends","partNumber":"E100","name":"Old"}
                {"brand":"Ends","partNumber":"E200","name":"New","supersedes":[{"partNumber":"E100","date":"2021-05-01","reason":"stronger","twoWay":true}],"supersededBy":[{"partNumber":"E300","date":"2024-01-01"},{"partNumber":"E400","date":"2025-01-01"}]}
                {"brand":"Ends","partNumber":"E300","name":"Newer"}
                {"brand":"Ends","partNumber":"E400","name":"Newest"}
                """;
        assertThat(catalog.importText(file, NDJSON, "?createBrands=true")
                        .path("accepted")
                        .asInt())
                .isEqualTo(4);
        String old = id("ends", "E100");
        assertThat(currentOn(old, "2021-04-30")).isEqualTo("E100");
        assertThat(currentOn(old, "2021-05-01")).isEqualTo("E200");
        assertThat(currentOn(old, "2024-06-01")).isEqualTo("E300");
        assertThat(currentOn(old, "2025-06-01")).isEqualTo("E400");
        JsonNode links = catalog.get("/v1/parts/" + old + "/supersessions").json();
        assertThat(links.at("/replacedBy/0/reason").asString()).isEqualTo("stronger");
        assertThat(links.at("/replacedBy/0/twoWay").asBoolean()).isTrue();
        assertThat(catalog.get("/v1/parts/" + id("ends", "E200") + "/supersessions")
                        .json()
                        .at("/replaces/0/from")
                        .asString())
                .isEqualTo("E100");

        catalog.importText(file.replaceAll(",\"supersedes\":\\[[^]]*]", ""), NDJSON, "");
        assertThat(currentOn(old, "2025-06-01")).as("nobody claims it any more").isEqualTo("E100");
    }

    @Test
    void refusesAPartThatIsChangedSoThatItClosesARing() {
        parts("Change", "C100>C200", "C200");
        String c200 = id("change", "C200");
        String etag = catalog.get("/v1/parts/" + c200).headers().get("etag").getFirst();
        Answer refused = catalog.patch("/v1/parts/" + c200, etag, "{\"supersededBy\":[{\"partNumber\":\"C100\"}]}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("SUPERSESSION_CYCLE");
        assertThat(catalog.get("/v1/parts/" + c200 + "/current")
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("CURRENT");
    }

    private static String currentOn(String id, String day) {
        return catalog.get("/v1/parts/" + id + "/current?on=" + day)
                .json()
                .path("currentPartNumber")
                .asString();
    }

    /** Each of two links is sound alone; together they close a ring. */
    @Test
    void letsNoTwoPeopleCloseARingBetweenThem() throws Exception {
        int rounds = 15;
        String[] numbers = new String[2 * rounds];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = "T" + (100 + i);
        }
        parts("Two", numbers);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                String one = numbers[2 * round];
                String other = numbers[2 * round + 1];
                String oneId = id("two", one);
                String otherId = id("two", other);
                List<Future<Answer>> answers = new ArrayList<>();
                answers.add(people.submit(() -> add(oneId, to(other, ""))));
                answers.add(people.submit(() -> add(otherId, to(one, ""))));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : answers) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @Test
    void countsADayOnWhichALinkBeginsAsAChange() {
        parts("Day", "Y100", "Y200");
        add(id("day", "Y100"), to("Y200", ",\"validFrom\":\"2025-05-05\""));
        org.springframework.jdbc.core.simple.JdbcClient jdbc =
                catalog.bean(org.springframework.jdbc.core.simple.JdbcClient.class);
        jdbc.sql("UPDATE catalogue_state SET supersession_day = '2025-05-04'").update();
        long before = change();
        catalog.bean(NewDay.class).begin();
        assertThat(change()).isEqualTo(before + 1);
        catalog.bean(NewDay.class).begin();
        assertThat(change()).isEqualTo(before + 1);
    }
}
