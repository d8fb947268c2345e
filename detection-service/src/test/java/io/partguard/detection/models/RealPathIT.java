package io.partguard.detection.models;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.partguard.api.testing.TestTokens;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wiremock.spring.ConfigureWireMock;
import org.wiremock.spring.EnableWireMock;
import org.wiremock.spring.InjectWireMock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with the models it ships, between a catalogue and prices that come and go. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "partguard.neighbours.catalog.deadline=500ms",
            "partguard.neighbours.catalog.deadline-each=1ms",
            "partguard.neighbours.pricing.deadline=500ms",
            "partguard.protected-brands.refresh-after=0s",
            "resilience4j.retry.configs.neighbour.wait-duration=10ms",
            "resilience4j.circuitbreaker.configs.neighbour.wait-duration-in-open-state=300ms",
            "partguard.model.poll-every=100ms",
            "partguard.model.shadow-least=1",
            "partguard.scan.patience=1s",
            "partguard.scan.retry-every=200ms",
            "partguard.scan.poll-every=100ms"
        })
@EnableWireMock({
    @ConfigureWireMock(name = "catalog", baseUrlProperties = "partguard.neighbours.catalog.url"),
    @ConfigureWireMock(name = "pricing", baseUrlProperties = "partguard.neighbours.pricing.url")
})
class RealPathIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Database DATABASE = TestServers.newDatabase("detection");

    private static final String BRANDS = "{\"items\":[{\"brand\":\"Nordkette\",\"key\":\"nordkette\",\"parts\":2}]}";
    private static final String NONE =
            "{\"catalogueRevision\":\"r1\",\"normaliser\":1,\"results\":[" + "{\"ref\":\"0\",\"candidates\":[]}]}";
    private static final String DISC = "{\"catalogueRevision\":\"r1\",\"normaliser\":1,\"results\":["
            + "{\"ref\":\"0\",\"candidates\":[{\"partId\":\"prt_1\",\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\","
            + "\"name\":\"Brake disc, front axle\",\"family\":\"brake-disc\",\"oeNumbers\":[],\"brandBearing\":false,"
            + "\"status\":\"ACTIVE\",\"route\":\"OWN_NUMBER\",\"spelling\":\"EXACT\",\"score\":31.0}]}]}";
    private static final String PRICE = "{\"priceBook\":\"pb-1\",\"results\":[{\"ref\":\"0\",\"status\":\"KNOWN\","
            + "\"listPrice\":{\"amount\":\"100.00\",\"currency\":\"EUR\"},\"dealerNet\":{\"amount\":\"65.00\",\"currency\":\"EUR\"},"
            + "\"cheapestLegal\":{\"amount\":\"38.29\",\"currency\":\"EUR\"},\"cheapestLegalCountry\":\"CN\"}]}";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", DATABASE::jdbcUrl);
        registry.add("spring.datasource.username", DATABASE::user);
        registry.add("spring.datasource.password", DATABASE::password);
        registry.add("partguard.model.gold-least", () -> 1);
        registry.add(
                "partguard.service.key",
                () -> TestTokens.serviceKeyFile("detection-service").toString());
    }

    @InjectWireMock("catalog")
    WireMockServer catalog;

    @InjectWireMock("pricing")
    WireMockServer pricing;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    /** What another process of the service would have of the registry. */
    ModelWorld replica;

    @BeforeEach
    void anotherProcess(@Autowired AutowireCapableBeanFactory beans) {
        replica = beans.createBean(ModelWorld.class);
    }

    @BeforeEach
    void everybodyIsWell() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        catalog.stubFor(get("/v1/brands").willReturn(json(BRANDS)));
        catalog.stubFor(post("/v1/candidates").willReturn(json(NONE)));
        pricing.stubFor(post("/v1/reference-prices").willReturn(json(PRICE)));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + TestTokens.user("analyst", "lead"))
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> detect(String id, String title) throws Exception {
        return send(
                "POST",
                "/v1/detections",
                "application/json",
                JSON.writeValueAsString(new Offer("bay", id, title, "DE", new Price("12.00", "EUR"), 5)));
    }

    record Price(String amount, String currency) {}

    record Offer(String marketplace, String listingId, String title, String country, Price price, int quantity) {}

    private long stored(String id) {
        return jdbc.sql("select count(*) from listing where external_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void nothingOfOursIsSaidAfterACompleteSearchOnly() throws Exception {
        JsonNode answer =
                JSON.readTree(detect("gnome", "garden gnome with a red hat").body());
        assertThat(answer.get("verdict").asString()).isEqualTo("NOT_OURS");
        assertThat(answer.get("why").asString()).startsWith("The search was complete");
    }

    @Test
    void aListingOfOursIsMatchedPricedAndExplained() throws Exception {
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        HttpResponse<String> response = detect("disc", "Brake disc for Nordkette 34 11 6 850-886");
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.path("matched").path("partId").asString())
                .as(response.body())
                .isEqualTo("prt_1");
        assertThat(answer.get("price").get("listPrice").get("amount").asString())
                .isEqualTo("100.00");
        double sum = 0;
        for (JsonNode reason : answer.get("reasons")) {
            sum += reason.get("contribution").asDouble();
            assertThat(reason.get("sentence").asString()).isNotBlank();
        }
        assertThat(sum).isCloseTo(answer.get("margin").asDouble(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(answer.get("basis").get("catalogueRevision").asString()).isEqualTo("r1");
    }

    @Test
    void everyOutageOfACallIs503AndStoresNothing() throws Exception {
        List<ResponseDefinitionBuilder> outages = List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(429),
                json(NONE).withFixedDelay(1_500),
                json("{\"catalogueRevision\":\"r1\",\"normaliser\":1,\"results\":[]}"),
                aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER));
        int n = 0;
        for (ResponseDefinitionBuilder outage : outages) {
            everybodyIsWell();
            catalog.stubFor(post("/v1/candidates").willReturn(outage));
            HttpResponse<String> answer = detect("out-" + n, "garden gnome");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(JSON.readTree(answer.body()).get("code").asString()).startsWith("CATALOG_");
            assertThat(stored("out-" + n++)).isZero();
        }
        everybodyIsWell();
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        pricing.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        HttpResponse<String> answer = detect("out-pricing", "Brake disc for Nordkette 34 11 6 850-886");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("PRICING_FAILED");
        assertThat(stored("out-pricing")).isZero();
    }

    @Test
    void anOutageInAScanEndsUndecidedAndNeverAsNotOurs() throws Exception {
        catalog.stubFor(post("/v1/candidates").willReturn(aResponse().withStatus(500)));
        HttpResponse<String> accepted = send(
                "POST",
                "/v1/scans?country=DE",
                "text/csv",
                "marketplace,listingId,title\nbay,s1,garden gnome\nbay,s2,shovel\n");
        String path = "/v1/scans/" + JSON.readTree(accepted.body()).get("id").asString();
        JsonNode scan = JSON.readTree(accepted.body());
        for (int i = 0; i < 600 && !scan.get("status").asString().equals("FINISHED"); i++) {
            Thread.sleep(100);
            scan = JSON.readTree(send("GET", path, "text/plain", "").body());
        }
        assertThat(scan.get("undecided").asLong()).isEqualTo(2);
        assertThat(scan.get("verdicts")).isEmpty();
        assertThat(send("GET", path + "/results", "text/plain", "").body())
                .doesNotContain("NOT_OURS")
                .containsPattern("CATALOG_(FAILED|BREAKER_OPEN)");
    }

    @Test
    void aMissingPriceIsNoOutage() throws Exception {
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        pricing.stubFor(post("/v1/reference-prices")
                .willReturn(json("{\"priceBook\":\"pb-1\",\"results\":[{\"ref\":\"0\",\"status\":\"UNKNOWN\"}]}")));
        JsonNode answer = JSON.readTree(
                detect("unpriced", "Brake disc for Nordkette 34 11 6 850-886").body());
        assertThat(answer.get("status").asString()).isEqualTo("DECIDED");
        assertThat(answer.get("notes").toString()).contains("PRICE_UNKNOWN");
    }

    @Test
    void aChallengerJudgesUnseenIsPromotedEverywhereAndTakenBackInOneCall() throws Exception {
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        String title = "Brake disc for Nordkette 34 11 6 850-886";
        JsonNode before = JSON.readTree(detect("shadow", title).body());
        String champion = before.get("basis").get("verdictModel").asString();
        String wanted = before.get("verdict").asString().equals("GENUINE") ? "COMPATIBLE" : "GENUINE";
        byte[] bytes = OtherModels.favouring(wanted, 40);
        String challenger = OtherModels.idOf(bytes);
        HttpResponse<String> registered = lead("/v1/models", "application/octet-stream", "", bytes);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        HttpResponse<String> trying = lead("/v1/models/" + challenger + "/challenge", etag(registered));
        assertThat(trying.statusCode()).isEqualTo(200);
        replica.refresh();

        JsonNode run = null;
        for (int i = 0; i < 200 && run == null; i++) {
            assertThat(JSON.readTree(detect("shadow", title).body()).get("verdict"))
                    .isEqualTo(before.get("verdict"));
            run = JSON.readTree(send("GET", "/v1/models/" + challenger + "/shadow", "text/plain", "")
                            .body())
                    .get("items")
                    .get(0);
            Thread.sleep(50);
        }
        assertThat(run.get("judged").asLong()).isPositive();
        assertThat(run.get("agreed").asLong()).isZero();
        assertThat(run.get("matrix").get(0).get("wouldSay").asString()).isEqualTo(wanted);
        JsonNode differences =
                JSON.readTree(send("GET", "/v1/models/" + challenger + "/shadow/differences", "text/plain", "")
                        .body());
        assertThat(differences.get("items").get(0).get("listingKey").asString())
                .isEqualTo(before.get("listingKey").asString());

        HttpResponse<String> vouched = lead(
                "/v1/gold-set",
                "application/json",
                "",
                ("{\"detectionId\":\"" + before.get("id").asString() + "\",\"verdict\":\"" + wanted
                                + "\",\"reason\":\"bought and looked at\"}")
                        .getBytes());
        assertThat(vouched.statusCode()).as(vouched.body()).isEqualTo(201);
        assertThat(lead("/v1/models/" + challenger + "/promotion", etag(trying)).body())
                .contains("GOLD_RUN_MISSING");
        catalog.stubFor(post("/v1/candidates").willReturn(aResponse().withStatus(503)));
        HttpResponse<String> out = lead("/v1/models/" + challenger + "/gold-run", "");
        assertThat(out.statusCode()).as(out.body()).isEqualTo(503);
        assertThat(out.body()).contains("GOLD_RUN_UNAVAILABLE");
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        assertThat(lead("/v1/models/" + champion + "/gold-run", "").body()).contains("MODEL_STATE");
        JsonNode gold =
                JSON.readTree(lead("/v1/models/" + challenger + "/gold-run", "").body());
        assertThat(gold.get("byChampion").get("right").asInt()).isZero();
        assertThat(gold.get("byChallenger").get("right").asInt()).isEqualTo(1);

        HttpResponse<String> promoted = lead("/v1/models/" + challenger + "/promotion", etag(trying));
        assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);
        replica.refresh();
        assertThat(replica.verdict().model().id()).isEqualTo(challenger);
        JsonNode after = judgedBy(challenger, title);
        assertThat(after.get("verdict").asString()).isEqualTo(wanted);
        assertThat(after.get("id")).isNotEqualTo(before.get("id"));

        HttpResponse<String> back = lead(
                "/v1/models/rollback",
                "application/json",
                "",
                ("{\"kind\":\"VERDICT\",\"champion\":\"" + challenger + "\",\"reason\":\"worse\"}").getBytes());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(judgedBy(champion, title).get("id")).isEqualTo(before.get("id"));
        assertThat(jdbc.sql("select count(*) from event where type = 'model.rolledback' and subject = ?")
                        .param(champion)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTrainingSetHasTheSignalsOfWhatWasDecidedAndNothingOfTheGoldSet() throws Exception {
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));
        JsonNode detected =
                JSON.readTree(detect("taught", "Genuine original Nordkette brake disc 34 11 6 850-886 replica 1:1")
                        .body());
        jdbc.sql("""
                        insert into label (tenant, case_id, listing_id, content_hash, detection_id, listing, judged, outcome, source,
                          weight, labelled_by, labelled_at)
                        select 'test', 'cas_' || n, d.listing_id || n, d.content_hash, d.id, v.document, 'COPYCAT', 'DISMISSED',
                          'ANALYST', 1, 'ann', now()
                        from detection d join listing_version v on v.listing_id = d.listing_id
                        cross join generate_series(1, 2) n where d.id = ?
                        """).param(detected.get("id").asString()).update();
        jdbc.sql("""
                        insert into gold_example (tenant, listing_id, detection_id, content_hash, verdict, listing, added_by, reason, added_at)
                        select 'other', listing_id, detection_id, content_hash, 'GENUINE', listing, 'x', 'x', now()
                        from label where case_id = 'cas_2'
                        """).update();
        catalog.stubFor(post("/v1/candidates").willReturn(aResponse().withStatus(503)));
        assertThat(lead("/v1/training-sets", "application/json", "", "{}".getBytes())
                        .body())
                .contains("SIGNALS_UNAVAILABLE");
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        catalog.stubFor(post("/v1/candidates").willReturn(json(DISC)));

        HttpResponse<String> taken = lead("/v1/training-sets", "application/json", "", "{}".getBytes());
        // Other tests count what is in the gold set.
        jdbc.sql("alter table gold_example disable trigger gold_example_is_append_only")
                .update();
        jdbc.sql("delete from gold_example where tenant = 'other'").update();
        jdbc.sql("alter table gold_example enable trigger gold_example_is_append_only")
                .update();
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JsonNode set = JSON.readTree(taken.body());
        assertThat(set.get("labels").asInt()).isEqualTo(2);
        assertThat(set.get("kept").asInt()).isEqualTo(1);
        assertThat(set.get("leftOut").get("GOLD").asInt()).isEqualTo(1);
        String path = "/v1/training-sets/" + set.get("id").asString();
        assertThat(JSON.readTree(send("GET", path, "text/plain", "").body())).isEqualTo(set);
        List<String> lines =
                send("GET", path + "/examples", "text/plain", "").body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0))).isEqualTo(set);
        JsonNode example = JSON.readTree(lines.get(1));
        assertThat(example.get("verdict").isNull()).isTrue();
        assertThat(example.get("values")).hasSize(ModelKind.VERDICT.features().size());
        assertThat(lines.get(1)).doesNotContain("Nordkette");
    }

    private JsonNode judgedBy(String model, String title) throws Exception {
        JsonNode answer = JSON.readTree(detect("shadow", title).body());
        for (int i = 0;
                i < 100 && !answer.get("basis").get("verdictModel").asString().equals(model);
                i++) {
            Thread.sleep(50);
            answer = JSON.readTree(detect("shadow", title).body());
        }
        assertThat(answer.get("basis").get("verdictModel").asString()).isEqualTo(model);
        return answer;
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> lead(String path, String etag) throws Exception {
        return lead(path, "application/json", etag, "{\"reason\":\"a test\"}".getBytes());
    }

    private HttpResponse<String> lead(String path, String type, String etag, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.user("lead"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        return HTTP.send(
                etag.isEmpty()
                        ? request.build()
                        : request.header("If-Match", etag).build(),
                BodyHandlers.ofString());
    }
}
