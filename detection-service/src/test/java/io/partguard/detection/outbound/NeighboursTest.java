package io.partguard.detection.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.partguard.api.testing.TestTokens;
import io.partguard.detection.catalogue.ProtectedBrands;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.PriceReferences.Item;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wiremock.spring.ConfigureWireMock;
import org.wiremock.spring.EnableWireMock;
import org.wiremock.spring.InjectWireMock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real clients against catalogues and price services in every state of health. No outage may look like an answer. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "partguard.neighbours.catalog.deadline=300ms",
            "partguard.neighbours.catalog.deadline-each=0ms",
            "partguard.neighbours.catalog.max-answer=64KB",
            "partguard.neighbours.pricing.deadline=300ms",
            "partguard.neighbours.pricing.deadline-each=0ms",
            "partguard.protected-brands.refresh-after=0s",
            "resilience4j.retry.configs.neighbour.wait-duration=10ms",
            "resilience4j.circuitbreaker.configs.neighbour.wait-duration-in-open-state=400ms",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableWireMock({
    @ConfigureWireMock(name = "catalog", baseUrlProperties = "partguard.neighbours.catalog.url"),
    @ConfigureWireMock(name = "pricing", baseUrlProperties = "partguard.neighbours.pricing.url")
})
class NeighboursTest {
    private static final int ATTEMPTS = 3;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableFeignClients("io.partguard.detection")
    @ConfigurationPropertiesScan("io.partguard.detection")
    @ComponentScan({
        "io.partguard.detection.outbound",
        "io.partguard.detection.catalogue",
        "io.partguard.detection.prices"
    })
    static class Clients {}

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add(
                "partguard.service.key",
                () -> TestTokens.serviceKeyFile("detection-service").toString());
    }

    @InjectWireMock("catalog")
    WireMockServer catalog;

    @InjectWireMock("pricing")
    WireMockServer pricing;

    @Autowired
    CandidateFinder candidates;

    @Autowired
    PriceReferences prices;

    @Autowired
    ProtectedBrands brands;

    @Autowired
    CircuitBreakerRegistry breakers;

    @BeforeEach
    void everybodyIsWell() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private static ReadListing listing(
            List<String> numbers, @Nullable String brand, @Nullable String gtin, String text) {
        return new ReadListing(
                new Listing(
                        "bay", "1", null, "DE", text, null, brand, null, gtin, null, null, null, null, null, null,
                        List.of(), List.of(), null),
                numbers,
                text);
    }

    private static ReadListing gnome() {
        return listing(List.of(), null, null, "garden gnome");
    }

    private void catalogAnswers(ResponseDefinitionBuilder answer) {
        catalog.stubFor(post("/v1/candidates").willReturn(answer));
    }

    private Lookup<List<Candidate>> askOne() {
        return candidates.find(List.of(gnome())).answers().getFirst();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private static final String NONE =
            "{\"catalogueRevision\":\"r1\",\"normaliser\":1,\"results\":[{\"ref\":\"0\",\"candidates\":[]}]}";

    @Test
    void candidatesComeInTheOrderAsked() {
        Contract ok = Contract.of("catalog-service", "findCandidates", "ok");
        catalogAnswers(json(ok.response().get("body").toString()));
        List<ReadListing> asked = new ArrayList<>();
        for (JsonNode one : ok.request().get("body").get("listings")) {
            List<String> numbers = new ArrayList<>();
            one.get("numbers").forEach(number -> numbers.add(number.asString()));
            asked.add(listing(
                    numbers,
                    one.has("brand") ? one.get("brand").asString() : null,
                    one.has("gtin") ? one.get("gtin").asString() : null,
                    one.get("text").asString()));
        }
        CandidateFinder.Found found = candidates.find(asked);

        assertThat(found.catalogueRevision())
                .isEqualTo(ok.response().get("body").get("catalogueRevision").asString());
        JsonNode results = ok.response().get("body").get("results");
        assertThat(results).isNotEmpty();
        for (int i = 0; i < results.size(); i++) {
            List<String> given = new ArrayList<>();
            results.get(i)
                    .get("candidates")
                    .forEach(part -> given.add(part.get("partNumber").asString()));
            assertThat(parts(found.answers().get(i))).isEqualTo(given);
        }
        JsonNode sent = JsonMapper.shared()
                .readTree(catalog.findAll(postRequestedFor(urlEqualTo("/v1/candidates")))
                        .getFirst()
                        .getBodyAsString())
                .get("listings");
        assertThat(sent.get(1))
                .isEqualTo(ok.request().get("body").get("listings").get(1));
        catalog.verify(postRequestedFor(urlEqualTo("/v1/candidates"))
                .withHeader("Authorization", matching("Bearer .+\\..+\\..+"))
                .withHeader("traceparent", matching("00-.*")));
    }

    private static List<String> parts(Lookup<List<Candidate>> answer) {
        return ((Lookup.Found<List<Candidate>>) answer)
                .value().stream().map(Candidate::partNumber).toList();
    }

    @Test
    void aCompleteSearchWithoutAHitIsFoundAndEmpty() {
        Contract empty = Contract.of("catalog-service", "findCandidates", "empty");
        catalogAnswers(json(empty.response().get("body").toString()));
        assertThat(askOne()).isEqualTo(new Lookup.Found<>(List.of()));
    }

    @Test
    void theProvidersOwnOutageIsUnavailable() {
        Contract out = Contract.of("catalog-service", "findCandidates", "unavailable");
        catalogAnswers(json(out.response().get("body").toString())
                .withStatus(out.response().get("status").asInt()));
        assertUnavailable(askOne(), "CATALOG_FAILED");
        catalog.verify(ATTEMPTS, postRequestedFor(urlEqualTo("/v1/candidates")));
    }

    private static void assertUnavailable(Lookup<?> answer, String code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class,
                        none -> assertThat(none.cause().code()).isEqualTo(code));
    }

    @Test
    void oneHiccupIsTriedAgainAndForgotten() {
        catalog.stubFor(post("/v1/candidates")
                .inScenario("hiccup")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        catalog.stubFor(post("/v1/candidates")
                .inScenario("hiccup")
                .whenScenarioStateIs("well")
                .willReturn(json(NONE)));
        assertThat(askOne()).isEqualTo(new Lookup.Found<>(List.of()));
    }

    @Test
    void slowIsUnavailableOnceTheDeadlineIsOver() {
        catalogAnswers(json(NONE).withFixedDelay(2_000));
        assertUnavailable(askOne(), "CATALOG_TIMEOUT");
    }

    @Test
    void dribblingIsAsLateAsSlow() {
        catalogAnswers(json(NONE).withChunkedDribbleDelay(20, 4_000));
        long start = System.nanoTime();
        assertUnavailable(askOne(), "CATALOG_TIMEOUT");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenConnectionsAreUnavailable(Fault fault) {
        catalogAnswers(aResponse().withFault(fault));
        assertThat(askOne()).isInstanceOf(Lookup.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json at all",
                "{}",
                "{\"catalogueRevision\":\"r\",\"normaliser\":1,\"results\":[]}",
                "{\"catalogueRevision\":\"r\",\"normaliser\":1,\"results\":[{\"ref\":\"0\"}]}",
                "{\"catalogueRevision\":\"r\",\"normaliser\":1,\"results\":[{\"ref\":\"0\",\"candidates\":[{}]}]}",
                "{\"catalogueRevision\":\"r\",\"normaliser\":99,\"results\":[{\"ref\":\"0\",\"candidates\":[]}]}",
                "[]",
                "null"
            })
    void anIncompleteAnswerIsGarbageAndNotNothing(String body) {
        catalogAnswers(json(body));
        assertUnavailable(askOne(), "CATALOG_GARBAGE");
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        catalogAnswers(json("x".repeat(100_000)));
        assertThat(askOne()).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void aRefusalIsNotTriedAgainAndOpensNoBreaker() {
        catalogAnswers(aResponse().withStatus(403));
        IntStream.range(0, 30).forEach(i -> assertUnavailable(askOne(), "CATALOG_REFUSED"));
        catalog.verify(30, postRequestedFor(urlEqualTo("/v1/candidates")));
    }

    @Test
    void anOpenBreakerSparesTheOtherSideAndClosesAgain() throws Exception {
        catalogAnswers(aResponse().withStatus(500));
        IntStream.range(0, 4).forEach(i -> askOne());
        int asked = catalog.findAll(postRequestedFor(anyUrl())).size();
        assertUnavailable(askOne(), "CATALOG_BREAKER_OPEN");
        assertThat(catalog.findAll(postRequestedFor(anyUrl()))).hasSize(asked);

        catalogAnswers(json(NONE));
        Thread.sleep(450);
        assertThat(askOne()).isEqualTo(new Lookup.Found<>(List.of()));
    }

    @Test
    void manyListingsAreAskedInCallsOfFiveHundred() {
        catalogAnswers(json("{}"));
        List<ReadListing> many = IntStream.range(0, 501).mapToObj(i -> gnome()).toList();
        assertThat(candidates.find(many).answers())
                .hasSize(501)
                .allMatch(answer -> answer instanceof Lookup.Unavailable);
    }

    @Test
    void knownPricesAreReadAndAskedAsThePricingServiceExpects() {
        Contract known = Contract.of("pricing-service", "referencePrices", "known");
        known.servedBy(pricing);
        PriceReferences.Answers answers = prices.find(items(known));
        assertThat(answers.priceBook())
                .isEqualTo(known.response().get("body").get("priceBook").asString());
        JsonNode first = known.response().get("body").get("results").get(0);
        assertThat(answers.answers().getFirst())
                .isEqualTo(new Lookup.Found<>(new PriceReference(
                        money(first.get("listPrice")),
                        money(first.get("dealerNet")),
                        money(first.get("cheapestLegal")),
                        first.get("cheapestLegalCountry").asString())));
    }

    private static List<Item> items(Contract contract) {
        List<Item> items = new ArrayList<>();
        contract.request()
                .get("body")
                .get("items")
                .forEach(item -> items.add(new Item(
                        item.get("brand").asString(),
                        item.get("partNumber").asString(),
                        item.get("country").asString(),
                        item.get("currency").asString())));
        return items;
    }

    @Test
    void anUnknownPriceIsNoneAndNoOutage() {
        Contract unknown = Contract.of("pricing-service", "referencePrices", "unknown");
        unknown.servedBy(pricing);
        assertThat(prices.find(items(unknown)).answers()).allMatch(answer -> answer instanceof Lookup.None);
    }

    @Test
    void aPriceInAnotherCurrencyIsNoPrice() {
        Contract foreign = Contract.of("pricing-service", "referencePrices", "not-converted");
        foreign.servedBy(pricing);
        assertThat(prices.find(items(foreign)).answers()).allMatch(answer -> answer instanceof Lookup.None);
    }

    @Test
    void theSameItemIsAskedOnce() {
        Contract known = Contract.of("pricing-service", "referencePrices", "known");
        known.servedBy(pricing);
        List<Item> doubled = new ArrayList<>(items(known));
        doubled.addAll(items(known));
        assertThat(prices.find(doubled).answers()).hasSize(4).allMatch(answer -> answer instanceof Lookup.Found);
    }

    private static final String UNKNOWN =
            "{\"priceBook\":\"p\",\"results\":[{\"ref\":\"0\",\"status\":\"UNKNOWN\",\"code\":\"UNKNOWN_PART\",\"converted\":false}]}";

    private void pricingAnswers(ResponseDefinitionBuilder answer) {
        pricing.stubFor(post("/v1/reference-prices").willReturn(answer));
    }

    private Lookup<PriceReference> priceOfOne() {
        return prices.find(List.of(new Item("Nordkette", "1", "DE", "EUR")))
                .answers()
                .getFirst();
    }

    @Test
    void pricingOutIsUnavailable() {
        pricingAnswers(aResponse().withStatus(502));
        assertUnavailable(priceOfOne(), "PRICING_FAILED");
        pricing.verify(ATTEMPTS, postRequestedFor(urlEqualTo("/v1/reference-prices")));
        pricingAnswers(json("{\"priceBook\":\"p\",\"results\":[]}"));
        assertUnavailable(priceOfOne(), "PRICING_GARBAGE");
        assertThat(prices.find(List.of()).answers()).isEmpty();
    }

    @Test
    void slowPricingIsUnavailableAndNeverAMissingPrice() {
        pricingAnswers(json(UNKNOWN).withFixedDelay(2_000));
        assertUnavailable(priceOfOne(), "PRICING_TIMEOUT");
        pricingAnswers(json(UNKNOWN).withChunkedDribbleDelay(20, 4_000));
        assertUnavailable(priceOfOne(), "PRICING_TIMEOUT");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenConnectionsToPricingAreUnavailable(Fault fault) {
        pricingAnswers(aResponse().withFault(fault));
        assertThat(priceOfOne()).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void anOpenBreakerSparesPricingAndClosesAgain() throws Exception {
        pricingAnswers(aResponse().withStatus(500));
        IntStream.range(0, 4).forEach(i -> priceOfOne());
        int asked = pricing.findAll(postRequestedFor(anyUrl())).size();
        assertUnavailable(priceOfOne(), "PRICING_BREAKER_OPEN");
        assertThat(pricing.findAll(postRequestedFor(anyUrl()))).hasSize(asked);

        pricingAnswers(json(UNKNOWN));
        Thread.sleep(450);
        assertThat(priceOfOne()).isInstanceOf(Lookup.None.class);
    }

    @Test
    void brandsAreKeptThroughAnOutageAndNeverGuessed() {
        catalog.stubFor(get("/v1/brands")
                .willReturn(json("{\"items\":[{\"brand\":\"Nordkette\",\"key\":\"n\",\"parts\":1}]}")));
        assertThat(brands.current()).isEqualTo(new Lookup.Found<>(Set.of("Nordkette")));
        catalog.stubFor(get("/v1/brands").willReturn(aResponse().withStatus(500)));
        assertThat(brands.current()).isEqualTo(new Lookup.Found<>(Set.of("Nordkette")));
    }

    private static Money money(JsonNode amount) {
        return Money.of(amount.get("amount").asString(), amount.get("currency").asString());
    }
}
