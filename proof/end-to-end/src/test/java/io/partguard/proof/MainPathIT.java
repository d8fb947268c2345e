package io.partguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.bench.stack.Api.Answer;
import io.partguard.demo.Demo;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What a brand protection lead does on the first day, in that order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainPathIT {
    private static OnePartguard one;
    private static JsonNode scan;

    @BeforeAll
    static void start() {
        one = OnePartguard.get();
    }

    @Test
    @Order(1)
    void everyRowOfTheCatalogueIsInAndTheImportEndedFinished() throws IOException {
        long rows = Files.lines(one.world.resolve("catalogue.ndjson")).count();

        assertThat(one.catalogueImport.get("read").asLong()).isEqualTo(rows);
        assertThat(one.catalogueImport.get("rejected").asLong()).isZero();
        assertThat(one.catalogueImport.get("accepted").asLong()).isEqualTo(rows);
    }

    @Test
    @Order(2)
    void aDealerFindsThePartByAnyWayOfWritingItsNumber() throws Exception {
        for (String written : List.of("5N0941005C", "5n0-941-005-c", "5N0.941.005.C", "5NO 941 OO5 C")) {
            JsonNode items = one.dealer
                    .get("/parts?number=" + written.replace(" ", "%20"))
                    .get("items");

            assertThat(items.get(0).at("/part/partNumber").asString())
                    .as(written)
                    .isEqualTo(Demo.SHOWCASE_NUMBER);
        }
    }

    @Test
    @Order(3)
    void theChinesePriceIsSetByTheLowerOfTwoCeilingsAndTheGermanOneByNone() throws Exception {
        JsonNode china = quote("CN");
        JsonNode germany = quote("DE");

        assertThat(china.at("/bindingRule/id").asString()).isEqualTo("cn-demo-2014");
        assertThat(china.at("/bindingRule/legalSource/title").asString()).contains("not law");
        assertThat(china.get("waterfall")).isNotEmpty();
        assertThat(germany.has("bindingRule")).isFalse();
        assertThat(new BigDecimal(germany.at("/unitListPrice/amount").asString()))
                .isEqualByComparingTo("489.00");
    }

    @Test
    @Order(4)
    void aQuoteRepeatedWithItsKeyIsTheSameBytes() throws Exception {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        String body = OnePartguard.JSON.writeValueAsString(order("DE"));

        Answer first = one.dealer.call("POST", "/quotes", BodyPublishers.ofString(body), headers);
        Answer again = one.dealer.call("POST", "/quotes", BodyPublishers.ofString(body), headers);

        assertThat(first.status()).isBetween(200, 201);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    @Order(5)
    void theFeedIsScannedToTheLastRow() throws Exception {
        scan = one.analyst.upload(
                "/scans?country=DE&name=first",
                one.world.resolve("feed.ndjson"),
                "application/x-ndjson",
                OnePartguard.PATIENCE);

        assertThat(scan.get("read").asInt()).isEqualTo(OnePartguard.SIZES.listings());
        assertThat(scan.get("accepted").asInt() + scan.get("rejected").asInt())
                .isEqualTo(scan.get("read").asInt());
        assertThat(scan.get("rejected").asInt()).isZero();
        assertThat(scan.path("undecided").asInt()).isZero();
        assertThat(results()).hasSize(OnePartguard.SIZES.listings());
    }

    @Test
    @Order(6)
    void mostListingsAreNoneOfOursAndFewAreAccused() throws Exception {
        JsonNode summary = one.analyst.get("/scans/" + id() + "/summary");

        assertThat(summary.at("/verdicts/NOT_OURS").asInt()).isGreaterThan(OnePartguard.SIZES.listings() / 3);
        assertThat(summary.get("accused").asInt()).isBetween(1, OnePartguard.SIZES.listings() / 10);
        assertThat(summary.get("modelTrainedOn").asString()).isEqualTo("SYNTHETIC");
        assertThat(summary.get("topSuspicious")).isNotEmpty();
    }

    @Test
    @Order(7)
    void theReasonsOfADetectionAddUpToTheLogOddsOfItsRawProbability() throws Exception {
        JsonNode items =
                one.analyst.get("/detections?verdict=COUNTERFEIT&limit=20").get("items");

        assertThat(items).isNotEmpty();
        for (JsonNode detection : items) {
            JsonNode whole = one.dealer.get("/detections/" + detection.get("id").asString());
            double sum = 0;
            for (JsonNode reason : whole.get("reasons")) {
                sum += reason.get("contribution").asDouble();
                assertThat(reason.get("sentence").asString()).isNotBlank();
            }
            assertThat(sum).isCloseTo(whole.get("margin").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
            double raw = whole.get("raw").get("COUNTERFEIT").asDouble();
            assertThat(Math.log(raw / (1 - raw))).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(whole.get("basis").get("catalogueRevision").asString()).isNotBlank();
        }
    }

    @Test
    @Order(8)
    void anAnalystClaimsTheNextCaseAndDecidesItOnce() throws Exception {
        JsonNode claimed = one.analyst.send("POST", "/cases/next", Map.of());
        String path = "/cases/" + claimed.get("id").asString();
        String etag = one.analyst
                .call("GET", path, BodyPublishers.noBody(), Map.of())
                .headers()
                .get("ETag");
        String decision = "{\"outcome\":\"CONFIRMED\",\"note\":\"test purchase not needed\"}";
        Map<String, String> headers = Map.of("Content-Type", "application/json", "If-Match", etag);

        Answer without = one.analyst.call(
                "POST",
                path + "/decision",
                BodyPublishers.ofString(decision),
                Map.of("Content-Type", "application/json"));
        Answer decided = one.analyst.call("POST", path + "/decision", BodyPublishers.ofString(decision), headers);
        Answer again = one.analyst.call("POST", path + "/decision", BodyPublishers.ofString(decision), headers);

        assertThat(without.status()).isEqualTo(428);
        assertThat(decided.status()).as(decided.text()).isBetween(200, 204);
        assertThat(again.status()).as(again.text()).isIn(409, 412);
        assertThat(one.analyst.get(path + "/events").toString()).contains("CONFIRMED");
    }

    @Test
    @Order(9)
    void theSameUploadWithItsKeyIsTheSameScanAndAnotherBodyIsRefused() throws Exception {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/x-ndjson",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        byte[] lines = (Files.readAllLines(one.world.resolve("feed.ndjson")).getFirst() + "\n")
                .getBytes(StandardCharsets.UTF_8);

        Answer first = one.analyst.call("POST", "/scans", BodyPublishers.ofByteArray(lines), headers);
        Answer again = one.analyst.call("POST", "/scans", BodyPublishers.ofByteArray(lines), headers);
        Answer other = one.analyst.call("POST", "/scans", BodyPublishers.ofString("{}\n"), headers);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body().get("id")).isEqualTo(first.body().get("id"));
        assertThat(other.status()).isEqualTo(422);
    }

    private static List<String> results() throws Exception {
        try (var in = one.analyst.stream("/scans/" + id() + "/results?format=ndjson")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static String id() {
        return scan.get("id").asString();
    }

    private static Map<String, Object> order(String country) {
        return Map.of(
                "country",
                country,
                "waterfall",
                true,
                "lines",
                List.of(Map.of("brand", Demo.SHOWCASE_BRAND, "partNumber", Demo.SHOWCASE_NUMBER, "quantity", 1)));
    }

    private static JsonNode quote(String country) throws Exception {
        return one.dealer.send("POST", "/quotes", order(country)).get("lines").get(0);
    }
}
