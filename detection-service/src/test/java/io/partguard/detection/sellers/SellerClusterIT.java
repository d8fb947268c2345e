package io.partguard.detection.sellers;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.ServiceIT;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SellerClusterIT extends ServiceIT {
    private static final String MARKET = "cluster-bay";

    @Autowired
    RecordedStandings standings;

    private static String seller(String id) {
        return Ids.of("sel", MARKET, id);
    }

    private void offer(String id, String seller, String verdict, String description, String price, String... images) {
        HttpResponse<String> answer = post("/v1/detections", "application/json", """
            {"marketplace":"%s","listingId":"%s","title":"%s disc","country":"DE","description":"%s","images":[%s],
             "price":{"amount":"%s","currency":"EUR"},"seller":{"id":"%s","name":"Shop %s"}}
            """.formatted(
                        MARKET,
                        id,
                        verdict,
                        description,
                        images.length == 0 ? "" : "\"" + String.join("\",\"", images) + "\"",
                        price,
                        seller,
                        seller));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode cluster(String seller) {
        return json(get("/v1/sellers/" + seller(seller) + "/cluster"));
    }

    private int cut(String method, String one, String other) {
        return send(request("/v1/sellers/" + seller(one) + "/cut-links/" + seller(other), "lead")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString("{\"reason\":\"two firms\"}")))
                .statusCode();
    }

    private SellerStanding standing(String seller, String... images) {
        if (asked("new", seller, images) instanceof Lookup.Found<SellerStanding>(SellerStanding standing)) {
            return standing;
        }
        throw new AssertionError(seller + " has no standing");
    }

    private Lookup<SellerStanding> asked(String listingId, String seller, String... images) {
        Listing listing = new Listing(
                MARKET,
                listingId,
                null,
                null,
                "disc",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Listing.Seller(seller, null, null, null, null, null),
                null,
                List.of(),
                List.of(images),
                null);
        return standings
                .of("test", Instant.now().plusSeconds(5))
                .find(List.of(listing))
                .getFirst();
    }

    @Test
    void accountsThatShareMoreThanChanceBelongTogetherUntilAPersonSaysNo() {
        offer("c1", "one", "GENUINE", "call +49 30 1234567890", "40.00", "http://p/0.jpg");
        offer("c2", "two", "GENUINE", "call +49 (30) 123-456-7890", "40.00", "http://p/1.jpg", "http://p/2.jpg");
        offer("c5", "two", "GENUINE", "none", "40.00", "http://p/0.jpg");
        offer("c3", "three", "COUNTERFEIT", "none", "40.00", "http://p/2.jpg", "http://p/1.jpg");
        offer("c4", "apart", "GENUINE", "none", "40.00", "http://p/1.jpg");

        JsonNode found = cluster("one");
        assertThat(found.get("members")).hasSize(3);
        JsonNode far = found.get("members").get(2);
        assertThat(far.get("sellerId").asString()).isEqualTo(seller("three"));
        assertThat(far.get("path")).hasSize(2);
        assertThat(far.get("path").get(0).get("shared"))
                .extracting(shared -> shared.get("kind").asString())
                .containsExactlyInAnyOrder("CONTACT", "IMAGE");
        assertThat(far.get("path").get(1).get("shared").get(0).get("times").asInt())
                .isEqualTo(2);
        assertThat(found.get("risk").get("brands").asInt()).isEqualTo(1);
        assertThat(found.get("complete").asBoolean()).isTrue();
        assertThat(jdbc.sql("select count(*) from seller_trace t where t::text like '%1234567890%' or t::text like"
                                + " '%p/1%'")
                        .query(Long.class)
                        .single())
                .isZero();

        confirm("three");
        assertThat(cluster("one").get("risk").get("confirmedInfringements").asInt())
                .isEqualTo(1);
        assertThat(standing("two").history().linkedInfringements()).isEqualTo(1);
        assertThat(standing("one").history().linkedInfringements()).isZero();
        assertThat(standing("apart").history().linkedInfringements()).isNull();
        assertThat(standing("two").history().brands()).isEqualTo(1);

        assertThat(cut("PUT", "three", "two")).isEqualTo(204);
        assertThat(cluster("one").get("members")).hasSize(2);
        assertThat(standing("two").history().linkedInfringements()).isZero();
        assertThat(cut("DELETE", "two", "three")).isEqualTo(204);
        assertThat(cluster("one").get("members")).hasSize(3);

        assertThat(send(request("/v1/sellers/" + seller("two") + "/personal-data", "lead")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        offer("c2", "two", "GENUINE", "call again +49 30 1234567890", "41.00");
        assertThat(cluster("one").get("members")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from seller_trace where seller_id = ?")
                        .param(seller("two"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Closes the seller's case as a person would. */
    private void confirm(String seller) {
        String id = jdbc.sql("select id from review_case where seller_id = ?")
                .param(seller(seller))
                .query(String.class)
                .single();
        HttpResponse<String> claimed = post("/v1/cases/" + id + "/claim", "application/json", "");
        assertThat(send(request("/v1/cases/" + id + "/decision", "analyst")
                                .header("Content-Type", "application/json")
                                .header(
                                        "If-Match",
                                        claimed.headers().firstValue("ETag").orElseThrow())
                                .POST(BodyPublishers.ofString("{\"outcome\":\"CONFIRMED\"}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverWritesACompetitorsContactsIntoTheirOffersTiesNobodyToThem() {
        offer("f1", "honest", "GENUINE", "call +49 40 9876543210 or shop@honest.example", "90.00");
        for (int i = 0; i < 5; i++) {
            offer("f2" + i, "framer", "COUNTERFEIT", "call +49 40 9876543210 or shop@honest.example", "20.00");
        }
        confirm("framer");

        assertThat(cluster("honest").get("members")).hasSize(1);
        assertThat(cluster("honest").get("risk").get("confirmedInfringements").asInt())
                .isZero();
        assertThat(standing("honest").history().linkedInfringements()).isNull();
    }

    @Test
    void whatManyShareLinksNobody() {
        for (int i = 0; i < 10; i++) {
            offer("m" + i, "many-" + i, "GENUINE", "forwarder +44 20 5550000000", "40.00");
        }
        assertThat(cluster("many-0").get("members")).hasSize(1);
    }

    @Test
    void aSellersOwnPriceRangeIsKnownFromEightOffers() {
        for (int i = 0; i < 7; i++) {
            offer("r" + i, "range", "GENUINE", "x", (80 + i) + ".00");
        }
        assertThat(standing("range").history().range()).isNull();
        offer("r7", "range", "GENUINE", "x", "87.00");
        assertThat(standing("range").history().range()).isNotNull().satisfies(range -> {
            assertThat(range.offers()).isEqualTo(8);
            assertThat(Math.exp(range.mean())).isBetween(.80, .87);
        });
    }

    @Test
    void aNewAccountIsKnownByWhatItShowsAndWhoWasCopiedIsNot() {
        offer("s1", "copied", "GENUINE", "x", "90.00", "http://q/own.jpg");
        offer("s2", "copier", "COUNTERFEIT", "x", "20.00", "http://q/own.jpg", "http://q/ring.jpg");
        confirm("copier");

        SellerHistory fresh = standing("fresh", "http://q/ring.jpg").history();
        assertThat(fresh.shared().picture()).isEqualTo(1);
        assertThat(fresh.seen()).isZero();
        assertThat(fresh.brands()).isNull();
        assertThat(standing("copied", "http://q/own.jpg").history().shared().picture())
                .isNull();
        for (int i = 0; i < 8; i++) {
            offer("s3" + i, "also-" + i, "GENUINE", "x", "50.00", "http://q/ring.jpg");
        }
        assertThat(asked("new", "fresh", "http://q/ring.jpg")).isInstanceOf(Lookup.None.class);
    }

    @Test
    void aListingIsNoneOfItsSellersOtherOffers() {
        offer("own", "single", "GENUINE", "x", "40.00");
        assertThat(asked("own", "single")).isInstanceOf(Lookup.None.class);
        assertThat(standing("single").history().seen()).isEqualTo(1);
    }

    @Test
    void anotherTenantsSellerIsNotFound() {
        offer("t1", "tenant", "GENUINE", "x", "40.00");
        assertThat(send(requestOf("other", "eve", "/v1/sellers/" + seller("tenant") + "/cluster", "lead")
                                .GET())
                        .statusCode())
                .isEqualTo(404);
    }
}
