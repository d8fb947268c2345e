package io.partguard.detection.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.Events;
import io.partguard.detection.ServiceIT;
import io.partguard.detection.review.ReviewQueue;
import io.partguard.identity.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The draw of a day by many at once, and what who decides gets to see of it, on a real PostgreSQL. */
class BlindSampleIT extends ServiceIT {
    private static final int DISMISSED = 45;
    private static final int ACCUSED = 6;

    @Autowired
    BlindSample sample;

    @Autowired
    ReviewQueue review;

    @Autowired
    Events events;

    @Autowired
    SamplingProperties properties;

    @Autowired
    TransactionTemplate transaction;

    private String tenant = "";
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void aDay() {
        tenant = "t-" + UUID.randomUUID();
        for (int i = 0; i < DISMISSED; i++) {
            seen("h" + i, i % 3 == 0 ? "NOT_OURS disc" : "COMPATIBLE disc");
        }
        for (int i = 0; i < ACCUSED; i++) {
            seen("f" + i, "COUNTERFEIT disc");
        }
        // What was dismissed in the morning and is accused in the evening was not dismissed.
        seen("h0", "COUNTERFEIT disc by now");
        day = jdbc.sql("select max(created_at) from detection where tenant = ?")
                .param(tenant)
                .query(java.time.OffsetDateTime.class)
                .single()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }

    private void seen(String listing, String title) {
        HttpResponse<String> detected = send(requestOf(tenant, "ann", "/v1/detections", "analyst")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"marketplace\":\"bay\",\"listingId\":\"" + listing + "\",\"title\":\"" + title + "\"}")));
        assertThat(detected.statusCode()).as(detected.body()).isEqualTo(200);
    }

    private JsonNode get(String role, String path) {
        return json(send(requestOf(tenant, role + "-1", path, role).GET()));
    }

    @Test
    void aDrawThatBreaksOffLeavesTheDayToBeDrawnAgain() {
        Clock nextDay = Clock.fixed(day.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        BlindSample due = new BlindSample(jdbc, review, events, properties, transaction, nextDay);
        jdbc.sql("alter table blind_sample add constraint breaks_off check (tenant <> '" + tenant + "') not valid")
                .update();
        try {
            assertThatThrownBy(due::drawWhatIsDue).isInstanceOf(DataIntegrityViolationException.class);
        } finally {
            jdbc.sql("alter table blind_sample drop constraint breaks_off").update();
        }
        assertThat(openBlindCases()).as("nothing of the draw is left").isZero();

        due.drawWhatIsDue();

        assertThat(jdbc.sql("select drawn from blind_draw where tenant = ? and day = ?")
                        .params(tenant, day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(30);
    }

    private long openBlindCases() {
        return jdbc.sql("select count(*) from review_case where tenant = ? and blind")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    private List<Boolean> drawnAtOnce() throws Exception {
        Callable<Boolean> drawing = () -> sample.draw(tenant, day);
        try (ExecutorService replicas = Executors.newFixedThreadPool(6)) {
            List<Boolean> drew = new ArrayList<>();
            for (Future<Boolean> one : replicas.invokeAll(Collections.nCopies(6, drawing))) {
                drew.add(one.get());
            }
            return drew;
        }
    }

    private Set<String> sampled() {
        return new HashSet<>(jdbc.sql("select listing_id from blind_sample where tenant = ?")
                .param(tenant)
                .query(String.class)
                .list());
    }

    @Test
    void ofManyWhoDrawAtOnceOneDoesAndTheDrawCanBeRepeated() throws Exception {
        assertThat(drawnAtOnce()).containsOnlyOnce(true);
        assertThat(sample.draw(tenant, day)).isFalse();
        JsonNode figures = get("lead", "/v1/blind-sample?from=" + day + "&to=" + day);
        assertThat(figures.get("dismissed").asInt()).isEqualTo(DISMISSED - 1);
        assertThat(figures.get("drawn").asInt()).isEqualTo(30);
        assertThat(figures.get("undecided").asInt()).isEqualTo(30);
        assertThat(figures.get("missRate")).isNull();

        String seed = jdbc.sql("select seed from blind_draw where tenant = ?")
                .param(tenant)
                .query(String.class)
                .single();
        List<String> repeated = new ArrayList<>();
        for (int i = 1; i < DISMISSED; i++) {
            repeated.add(Ids.of("lst", "bay", "h" + i));
        }
        repeated.sort(Comparator.comparing(listing -> HexFormat.of()
                .formatHex(Ids.sha256()
                        .digest((seed + "|" + listing).getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(sampled()).isEqualTo(new HashSet<>(repeated.subList(0, 30)));
    }

    @Test
    void whoDecidesCannotTellTheSampleFromAccusedOffers() throws Exception {
        drawnAtOnce();
        List<JsonNode> cases = new ArrayList<>();
        get("analyst", "/v1/cases?limit=200").get("items").forEach(cases::add);
        List<JsonNode> blind =
                cases.stream().filter(one -> one.get("blind").asBoolean()).toList();
        // All accused offers nobody had touched are hidden among, the one of the evening with them.
        assertThat(blind).hasSize(30 + ACCUSED + 1);
        for (JsonNode one : blind) {
            assertThat(one.get("priority")).isNull();
            assertThat(one.get("atStake")).isNull();
            assertThat(one.get("listings").get(0).get("verdict")).isNull();
            assertThat(one.get("listings").get(0).get("flags")).isEmpty();
        }
        String detection =
                blind.getFirst().get("listings").get(0).get("detectionId").asString();
        JsonNode withheld = get("analyst", "/v1/detections/" + detection);
        assertThat(withheld.get("status").asString()).isEqualTo("WITHHELD");
        assertThat(withheld.get("verdict")).isNull();
        assertThat(withheld.get("probabilities")).isNull();
        assertThat(withheld.get("reasons")).isEmpty();
        assertThat(get("analyst", "/v1/detections?accused=true&limit=200").get("items"))
                .isEmpty();
        assertThat(get("lead", "/v1/detections/" + detection).get("verdict").asString())
                .isNotEmpty();
        assertThat(get("lead", "/v1/detections?accused=true&limit=200").get("items"))
                .hasSize(ACCUSED + 1);
        assertThat(jdbc.sql("select count(distinct priority) from review_case where tenant = ? and blind")
                        .param(tenant)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatPeopleFindIsCountedAndThenShown() throws Exception {
        drawnAtOnce();
        List<String> cases = jdbc.sql("select case_id from blind_sample where tenant = ? order by case_id limit 4")
                .param(tenant)
                .query(String.class)
                .list();
        decide(cases.get(0), "{\"outcome\":\"CONFIRMED\",\"verdict\":\"COUNTERFEIT\"}");
        decide(cases.get(1), "{\"outcome\":\"DISMISSED\"}");
        decide(cases.get(2), "{\"outcome\":\"DISMISSED\",\"verdict\":\"COMPATIBLE\"}");
        decide(cases.get(3), "{\"outcome\":\"NEEDS_TEST_PURCHASE\"}");

        JsonNode figures = get("lead", "/v1/blind-sample?from=" + day + "&to=" + day);
        assertThat(figures.get("decided").asInt()).isEqualTo(3);
        assertThat(figures.get("undecided").asInt()).isEqualTo(27);
        assertThat(figures.get("missed").asInt()).isEqualTo(1);
        assertThat(figures.get("missRate").get("rate").asDouble()).isEqualTo(1 / 3.0);
        assertThat(figures.get("days").get(0).get("missRate")).isEqualTo(figures.get("missRate"));
        assertThat(get("analyst", "/v1/cases/" + cases.get(0))
                        .get("listings")
                        .get(0)
                        .get("verdict")
                        .asString())
                .isNotEmpty();
        assertThat(get("analyst", "/v1/cases/" + cases.get(3)).get("priority")).isNull();
        assertThat(jdbc.sql("select count(*) from label where tenant = ?")
                        .param(tenant)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(get("lead", "/v1/blind-sample?from=2026-02-02&to=2026-02-01")
                        .get("code")
                        .asString())
                .isEqualTo("INVALID_REQUEST");
    }

    private void decide(String caseId, String decision) {
        HttpResponse<String> claimed = send(requestOf(tenant, "ann", "/v1/cases/" + caseId + "/claim", "analyst")
                .POST(BodyPublishers.noBody()));
        HttpResponse<String> decided = send(requestOf(tenant, "ann", "/v1/cases/" + caseId + "/decision", "analyst")
                .header("Content-Type", "application/json")
                .header("If-Match", claimed.headers().firstValue("ETag").orElseThrow())
                .POST(BodyPublishers.ofString(decision)));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    }
}
