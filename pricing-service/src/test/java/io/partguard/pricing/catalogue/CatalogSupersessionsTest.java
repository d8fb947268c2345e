package io.partguard.pricing.catalogue;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.partguard.api.testing.TestTokens;
import io.partguard.identity.Lookup;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.quote.Standing;
import io.partguard.pricing.quote.Supersessions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wiremock.spring.ConfigureWireMock;
import org.wiremock.spring.EnableWireMock;
import org.wiremock.spring.InjectWireMock;

/** The real client against catalogues in every state of health. No outage may look like a part that is current. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "partguard.neighbours.catalog.deadline=300ms",
            "partguard.neighbours.catalog.deadline-each=0ms",
            "resilience4j.retry.instances.catalog.wait-duration=10ms",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableWireMock(@ConfigureWireMock(name = "catalog", baseUrlProperties = "partguard.neighbours.catalog.url"))
class CatalogSupersessionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 13);
    private static final PartKey PART = PartKey.of("Nordkette", "77");
    private static final String FOUND = """
            {"results":[{"ref":"0","outcome":"FOUND","alike":1,"partId":"prt_1","brand":"Nordkette","partNumber":"77"}]}""";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableFeignClients(clients = CatalogClient.class)
    @EnableConfigurationProperties(Neighbours.class)
    @ComponentScan("io.partguard.pricing.catalogue")
    static class Clients {}

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add(
                "partguard.service.key",
                () -> TestTokens.serviceKeyFile("pricing-service").toString());
    }

    @InjectWireMock("catalog")
    WireMockServer catalog;

    @Autowired
    Supersessions supersessions;

    @Autowired
    CircuitBreakerRegistry breakers;

    @BeforeEach
    void everybodyIsWell() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        catalog.stubFor(post("/v1/parts/lookups").willReturn(json(FOUND)));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private Lookup<Standing> ask() {
        return supersessions.on(List.of(PART), DAY).get(PART);
    }

    private void current(String item) {
        catalog.stubFor(post("/v1/parts/current").willReturn(json("{\"items\":[" + item + "]}")));
    }

    private String outage() {
        return ask() instanceof Lookup.Unavailable<Standing>(Lookup.Cause cause) ? cause.code() : "an answer";
    }

    @Test
    void aChainIsReadAsTheCatalogueTellsIt() {
        current("""
                {"partId":"prt_1","outcome":"REPLACED","currentPartNumber":"79","chain":[
                  {"kind":"ONE","to":[{"partNumber":"78"}],"validFrom":"2025-03-01","reason":"worn tool"},
                  {"kind":"ONE","to":[{"partNumber":"79"}]}]}""");

        assertThat(ask())
                .isEqualTo(new Lookup.Found<>(new Standing.Superseded(
                        Standing.Outcome.REPLACED,
                        Optional.of("79"),
                        List.of("78"),
                        Standing.Kind.ONE,
                        Optional.of(LocalDate.of(2025, 3, 1)),
                        Optional.of("worn tool"))));
        catalog.verify(postRequestedFor(urlEqualTo("/v1/parts/current"))
                .withHeader("Authorization", matching("Bearer .+"))
                .withRequestBody(matching(".*\"on\":\"2026-04-13\".*")));
    }

    @Test
    void currentUnknownAndMerelyAlikeAreDifferentAnswers() {
        current("{\"partId\":\"prt_1\",\"outcome\":\"CURRENT\",\"chain\":[]}");
        assertThat(ask()).isEqualTo(new Lookup.Found<>(new Standing.Current()));

        catalog.stubFor(post("/v1/parts/lookups").willReturn(json(FOUND.replace("\"77\"", "\"78\""))));
        assertThat(ask()).isInstanceOf(Lookup.None.class);

        catalog.stubFor(
                post("/v1/parts/lookups").willReturn(json("{\"results\":[{\"ref\":\"0\",\"outcome\":\"NONE\"}]}")));
        assertThat(ask()).isInstanceOf(Lookup.None.class);
    }

    @Test
    void aSlowCatalogueIsLeftAloneAfterItsDeadline() {
        catalog.stubFor(post(anyUrl()).willReturn(json(FOUND).withFixedDelay(5_000)));
        Instant start = Instant.now();

        assertThat(outage()).isEqualTo("CATALOG_TIMEOUT");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 403})
    void aRefusalIsNoAnswer(int status) {
        catalog.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));

        assertThat(outage()).startsWith("CATALOG_");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsNoAnswer(Fault fault) {
        catalog.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));

        assertThat(outage()).startsWith("CATALOG_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"items\":",
                "{\"items\":[]}",
                "{\"items\":[null]}",
                "{\"items\":[{\"partId\":\"prt_2\",\"outcome\":\"CURRENT\"}]}",
                "{\"items\":[{\"partId\":\"prt_1\"}]}",
                "{\"items\":[{\"partId\":\"prt_1\",\"outcome\":\"REPLACED\"}]}",
                "{\"items\":[{\"partId\":\"prt_1\",\"outcome\":\"MELTED\",\"chain\":[]}]}"
            })
    void halfAnAnswerIsNone(String body) {
        catalog.stubFor(post("/v1/parts/current").willReturn(json(body)));

        assertThat(outage()).isEqualTo("CATALOG_GARBAGE");
    }

    @Test
    void tenThousandPartsAreAFewQuestionsAndAnOutageIsAskedOfOnce() {
        List<PartKey> parts = IntStream.range(0, 10_000)
                .mapToObj(i -> PartKey.of("Nordkette", "A" + i))
                .toList();
        catalog.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        catalog.resetRequests();

        Map<PartKey, Lookup<Standing>> answers = supersessions.on(parts, DAY);

        assertThat(answers).hasSize(10_000);
        assertThat(answers.values()).allMatch(answer -> answer instanceof Lookup.Unavailable);
        catalog.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void anOpenBreakerAsksNoMore() {
        catalog.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        IntStream.range(0, 10).forEach(i -> ask());
        catalog.resetRequests();

        assertThat(outage()).isEqualTo("CATALOG_BREAKER_OPEN");
        catalog.verify(0, postRequestedFor(anyUrl()));
    }
}
