package io.partguard.detection.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.ServiceIT;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.identity.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DetectionIT extends ServiceIT {

    @AfterEach
    void heal() {
        judge.outage = "";
    }

    private static String listing(String id, String title) {
        return """
                {"marketplace":"bay","listingId":"%s","title":"%s","country":"DE",
                 "price":{"amount":"30.00","currency":"EUR"},"seller":{"id":"s-%s","name":"Ann","positiveShare":0.9}}
                """.formatted(id, title, id);
    }

    private HttpResponse<String> detect(String body) {
        return post("/v1/detections", "application/json", body);
    }

    @Test
    void aListingIsJudgedStoredAndFoundAgain() {
        HttpResponse<String> answer = detect(listing("one", "COUNTERFEIT disc"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode detection = json(answer);
        assertThat(detection.get("verdict").asString()).isEqualTo("COUNTERFEIT");
        assertThat(detection.get("matched").get("partNumber").asString()).isEqualTo("34 11 6");
        assertThat(detection.get("reasons").get(1).get("sentence").asString()).isNotEmpty();
        assertThat(detection.get("modelTrainedOn").asString()).isEqualTo("SYNTHETIC");
        assertThat(detection.get("listing").get("seller").get("name").asString())
                .isEqualTo("Ann");
        String id = detection.get("id").asString();
        assertThat(get("/v1/detections/" + id).body()).isEqualTo(answer.body());
        assertThat(send(requestOf("other", "eve", "/v1/detections/" + id, "analyst")
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(detect(listing("one", "COUNTERFEIT disc"))).get("id").asString())
                .isEqualTo(id);
    }

    @Test
    void personalDataOfTheSellerIsInOneTable() {
        detect(listing("person", "GENUINE disc").replace("Ann", "Annegret Beispiel"));
        for (String table : new String[] {"listing", "listing_version", "detection"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like '%Annegret%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        jdbc.sql("update seller set name = null, external_id = null where name = 'Annegret Beispiel'")
                .update();
        JsonNode items = json(get("/v1/detections?limit=200")).get("items");
        assertThat(items).noneMatch(item -> item.toString().contains("Annegret"));
    }

    @Test
    void aSellerWhoWasErasedStaysForgottenHoweverOftenTheirOffersAreSeen() {
        String first = detect(listing("erased", "COUNTERFEIT disc").replace("Ann", "Zacharias Muster"))
                .body();
        String seller = jdbc.sql("select seller_id from listing where external_id = 'erased'")
                .query(String.class)
                .single();
        assertThat(send(request("/v1/sellers/" + seller + "/personal-data", "analyst")
                                .DELETE())
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(requestOf("other", "eve", "/v1/sellers/" + seller + "/personal-data", "lead")
                                .DELETE())
                        .statusCode())
                .isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            assertThat(send(request("/v1/sellers/" + seller + "/personal-data", "lead")
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
        }

        detect(listing("erased", "COUNTERFEIT disc 2").replace("Ann", "Zacharias Muster"));

        assertThat(first).contains("Zacharias");
        assertThat(get("/v1/detections?limit=200").body()).doesNotContain("Zacharias");
        assertThat(get("/v1/sellers/" + seller).body())
                .doesNotContain("Zacharias")
                .doesNotContain("s-erased");
        assertThat(jdbc.sql("select count(*) from event where type = 'seller.erased' and subject = ?")
                        .param(seller)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theMonthsToComeHaveTheirPartitions() {
        await(
                Duration.ofSeconds(20),
                () -> jdbc.sql("select count(*) from pg_inherits where inhparent = 'detection'::regclass")
                                .query(Long.class)
                                .single()
                        >= 4);
    }

    @Test
    void anAccusationIsACaseAtOnce() {
        String id = json(detect(listing("case", "COPYCAT disc"))).get("id").asString();
        JsonNode cases = json(get("/v1/cases?status=OPEN&limit=200")).get("items");
        assertThat(cases).anyMatch(one -> one.toString().contains(id));
    }

    @Test
    void anOutageIs503WithItsCodeAndNothingIsStored() {
        judge.outage = "CATALOG_TIMEOUT";
        HttpResponse<String> answer = detect(listing("out", "NOT_OURS thing"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").asString()).isEqualTo("CATALOG_TIMEOUT");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(jdbc.sql("select count(*) from listing where external_id = 'out'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasAnsweredUnderAKeyIsAnsweredAgainDuringAnOutage() {
        HttpResponse<String> first = detectUnder("key-1", listing("again", "GENUINE disc"));
        int asked = judge.asked.get();
        judge.outage = "CATALOG_TIMEOUT";

        assertThat(detectUnder("key-1", listing("again", "GENUINE disc")).body())
                .isEqualTo(first.body());
        assertThat(detectUnder("key-1", listing("other", "GENUINE disc")).statusCode())
                .isEqualTo(422);
        assertThat(judge.asked.get()).isEqualTo(asked);
        assertThat(detectUnder("key-2", listing("again", "GENUINE disc")).statusCode())
                .isEqualTo(503);
    }

    private HttpResponse<String> detectUnder(String key, String body) {
        return send(request("/v1/detections", "analyst")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aStoredBasisIsWhatItsHashSays() {
        detect(listing("basis-a", "GENUINE disc"));
        detect(listing("basis-b", "NOT_OURS thing"));

        List<String[]> stored = jdbc.sql("select hash, document::text from basis")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        assertThat(stored).hasSizeGreaterThan(1);
        for (String[] one : stored) {
            Basis basis = DetectionDocument.JSON.readValue(one[1], Basis.class);
            assertThat(Ids.of("bas", DetectionDocument.JSON.writeValueAsString(basis)))
                    .isEqualTo(one[0]);
        }
    }

    @Test
    void everyFaultOfAListingIsNamedWithItsPlace() {
        HttpResponse<String> answer = detect(
                "{\"marketplace\":\"bay\",\"price\":{\"amount\":\"-3\",\"currency\":\"XXQ\"},\"country\":\"Germany\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"/listingId\"", "\"/title\"", "\"/price/amount\"", "\"/price/currency\"", "\"/country\"");
        assertThat(detect(listing("x", "GENUINE y").replace("\"country\"", "\"tenant\""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void dealersAskForOneListingAndSeeNoLists() {
        assertThat(send(request("/v1/detections", "dealer")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(listing("dealer", "GENUINE x"))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/v1/detections", "dealer").GET()).statusCode()).isEqualTo(403);
        assertThat(send(request("/v1/cases", "dealer").GET()).statusCode()).isEqualTo(403);
        assertThat(send(request("/v1/sellers", "pricing").GET()).statusCode()).isEqualTo(403);
    }

    @Test
    void pagesFollowEachOtherWithoutGaps() {
        for (int i = 0; i < 7; i++) {
            detect(listing("page-" + i, "PARALLEL_IMPORT x"));
        }
        for (String sort : new String[] {"margin", "observed"}) {
            String base = "/v1/detections?verdict=PARALLEL_IMPORT&limit=3&sort=" + sort;
            int seen = 0;
            String cursor = "";
            do {
                JsonNode page = json(get(base + cursor));
                seen += page.get("items").size();
                cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
            } while (!cursor.isEmpty());
            assertThat(seen).isEqualTo(7);
        }
        assertThat(get("/v1/detections?cursor=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void decisionsNeedTheRevisionThatWasRead() {
        detect(listing("etag", "COUNTERFEIT disc"));
        HttpResponse<String> claimed = post("/v1/cases/next", "application/json", "");
        assertThat(claimed.statusCode()).isEqualTo(200);
        String path = "/v1/cases/" + json(claimed).get("id").asString() + "/decision";
        String etag = claimed.headers().firstValue("ETag").orElseThrow();
        String decision = "{\"outcome\":\"CONFIRMED\",\"verdict\":\"COUNTERFEIT\"}";
        assertThat(post(path, "application/json", decision).statusCode()).isEqualTo(428);
        assertThat(decide(path, "\"1\"", decision).statusCode()).isEqualTo(412);
        assertThat(decide(path, etag, "{\"outcome\":\"MAYBE\"}").statusCode()).isEqualTo(400);
        assertThat(decide(path, etag, decision).statusCode()).isEqualTo(200);
        assertThat(decide(path, etag, decision).statusCode()).isEqualTo(412);
    }

    private HttpResponse<String> decide(String path, String etag, String decision) {
        return send(request(path, "analyst")
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString(decision)));
    }
}
