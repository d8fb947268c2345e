package io.partguard.detection.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.detection.ServiceIT;
import io.partguard.detection.judging.verdict.Verdict;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the decision of a case to a label, over HTTP and on a real PostgreSQL. */
class LabelsIT extends ServiceIT {
    @Autowired
    LabelStore labels;

    private String tenant = "";

    @BeforeEach
    void aTenantOfItsOwn() {
        tenant = "t-" + UUID.randomUUID();
    }

    private HttpResponse<String> post(String who, String role, String path, String etag, String body) {
        return send(requestOf(tenant, who, path, role)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString(body)));
    }

    private void seen(String listing, String title) {
        HttpResponse<String> detected =
                post("ann", "analyst", "/v1/detections", "\"0\"", """
                {"marketplace":"bay","listingId":"%s","title":"%s","seller":{"id":"s1","name":"Ann Example"}}
                """.formatted(listing, title));
        assertThat(detected.statusCode()).as(detected.body()).isEqualTo(200);
    }

    private HttpResponse<String> decide(String who, String role, String caseId, String decision) {
        HttpResponse<String> claimed = post(who, role, "/v1/cases/" + caseId + "/claim", "\"0\"", "");
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(200);
        return post(
                who,
                role,
                "/v1/cases/" + caseId + "/decision",
                claimed.headers().firstValue("ETag").orElseThrow(),
                decision);
    }

    private String theCase() {
        return json(send(requestOf(tenant, "ann", "/v1/cases", "analyst").GET()))
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private List<Label> all() {
        return labels.until(tenant, Instant.now().plusSeconds(60));
    }

    @Test
    void everyDecisionIsALabelAndTheLastOfACaseCounts() {
        seen("1", "COUNTERFEIT disc");
        seen("2", "COUNTERFEIT disc, again");
        String id = theCase();
        HttpResponse<String> decided =
                decide("ann", "analyst", id, "{\"outcome\":\"DISMISSED\",\"verdict\":\"COMPATIBLE\"}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(all()).hasSize(2).allSatisfy(label -> {
            assertThat(label.named()).isEqualTo(Verdict.COMPATIBLE);
            assertThat(label.weight()).isEqualTo(.5);
            assertThat(label.analyst()).isEqualTo("ann");
            assertThat(label.judged()).isEqualTo(Verdict.COUNTERFEIT);
        });
        assertThat(labels.offers(all()).values())
                .extracting(offer -> offer.title())
                .containsExactlyInAnyOrder("COUNTERFEIT disc", "COUNTERFEIT disc, again");
        assertThat(jdbc.sql("select count(*) from label where listing::text like '%Ann Example%'")
                        .query(Long.class)
                        .single())
                .isZero();

        String etag = decided.headers().firstValue("ETag").orElseThrow();
        String reason = "{\"reason\":\"bought by now\"}";
        assertThat(post("ann", "analyst", "/v1/cases/" + id + "/reopening", etag, reason)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> reopened = post("lea", "lead", "/v1/cases/" + id + "/reopening", etag, reason);
        assertThat(json(reopened).get("status").asString()).isEqualTo("WAITING");
        assertThat(post("lea", "lead", "/v1/cases/" + id + "/reopening", etag, reason)
                        .body())
                .contains("CASE_NOT_CLOSED");
        String bought = "{\"outcome\":\"CONFIRMED\",\"source\":\"TEST_PURCHASE\"}";
        assertThat(decide("ann", "analyst", id, bought).statusCode()).isEqualTo(403);
        assertThat(all()).hasSize(2);
        HttpResponse<String> released =
                send(requestOf(tenant, "ann", "/v1/cases/" + id, "analyst").GET());
        post(
                "ann",
                "analyst",
                "/v1/cases/" + id + "/release",
                released.headers().firstValue("ETag").orElseThrow(),
                "");
        assertThat(decide("lea", "lead", id, bought).statusCode()).isEqualTo(200);
        assertThat(all()).hasSize(4);
        assertThat(all().getLast().weight()).isEqualTo(2);
        assertThat(all().getLast().named()).isEqualTo(Verdict.COUNTERFEIT);
        assertThatThrownBy(
                        () -> jdbc.sql("update label set verdict = 'GENUINE'").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void aCaseWhoseOffersAreInANewerOneIsNotOpenedAgain() {
        seen("1", "COUNTERFEIT disc");
        String id = theCase();
        HttpResponse<String> decided = decide("ann", "analyst", id, "{\"outcome\":\"DISMISSED\"}");
        seen("1", "COUNTERFEIT disc, changed");
        assertThat(post(
                                "lea",
                                "lead",
                                "/v1/cases/" + id + "/reopening",
                                decided.headers().firstValue("ETag").orElseThrow(),
                                "{\"reason\":\"an error\"}")
                        .body())
                .contains("CASE_REPLACED");
    }

    @Test
    void aTrainingSetIsForLeadsOfThePastAndOfNoOutage() {
        String path = "/v1/training-sets";
        assertThat(post("ann", "analyst", path, "\"0\"", "{}").statusCode()).isEqualTo(403);
        assertThat(post("lea", "lead", path, "\"0\"", "{\"until\":\"2999-01-01T00:00:00Z\"}")
                        .body())
                .contains("lies ahead");
        // Nobody answers for the catalogue here.
        HttpResponse<String> out = post("lea", "lead", path, "\"0\"", "{}");
        assertThat(out.statusCode()).as(out.body()).isEqualTo(503);
        assertThat(out.body()).contains("SIGNALS_UNAVAILABLE");
        assertThat(jdbc.sql("select count(*) from training_set where tenant = ?")
                        .param(tenant)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
