package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Books worked out by the service: from list prices and rules in the database to prices with their proof. */
class BooksIT {
    private static Service service;

    @BeforeAll
    static void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
        // 442 yuan before tax is the most in China; from there others must not be too far away.
        rule("eu-from-cn", "\"DE\",\"AT\"", "CORRIDOR", "{\"references\":[{\"country\":\"CN\",\"share\":0.30}]}");
        rule("ch-from-de", "\"CH\"", "CORRIDOR", "{\"references\":[{\"country\":\"DE\",\"share\":0.10}]}");
        rule("jp-frozen", "\"JP\"", "FREEZE", "{\"day\":\"2026-02-01\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void rule(String id, String countries, String type, String terms) {
        World.put(service, "/v1/price-rules/" + id, """
                {"type":"%s","countries":[%s],"level":"RETAIL_EXCL_TAX","inForce":{"from":"2026-01-01"},
                 "legalSource":{"title":"A corridor of the maker's own"},"force":"HARD","terms":%s}""".formatted(type, countries, terms));
    }

    private static JsonNode computed(String answer) throws InterruptedException {
        String location = service.json(
                        "POST",
                        "/v1/books",
                        "pricing",
                        "{\"answer\":\"%s\",\"validFrom\":\"2026-04-13\"}".formatted(answer))
                .expect(202)
                .header("Location");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            JsonNode book = service.get(location, "pricing").expect(200).json();
            if (List.of("DRAFT", "FAILED").contains(book.get("status").asString())) {
                return book;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the book was not worked out");
    }

    private static String price(JsonNode book, String number, String region) {
        return service.get("/v1/books/" + book.get("id").asString() + "/prices", "pricing")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(row -> row.get("partNumber").asString().equals(number)
                        && row.get("region").asString().equals(region))
                .map(row -> row.at("/price/amount").asString() + " "
                        + row.path("bindingRule").asString("nobody"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void aCeilingInChinaLowersEuropeAndThroughEuropeSwitzerland() throws InterruptedException {
        JsonNode book = computed("FIXPOINT");

        assertThat(book.get("status").asString()).isEqualTo("DRAFT");
        assertThat(book.get("violations").asLong()).isZero();
        assertThat(book.get("checked").asLong()).isPositive();
        assertThat(book.get("mayBePublished").asBoolean()).isTrue();
        assertThat(book.get("priceBook").asString()).startsWith("pb-");
        assertThat(price(book, "34 11 6 850-886", "cn")).isEqualTo("442.00 cn-2014");
        // 442 · 1.30 / 7.9827 = 71.98 EUR; 71.98 · 1.10 · .9242 = 73.175 CHF on a grid of .05
        assertThat(price(book, "34 11 6 850-886", "eu")).isEqualTo("71.98 eu-from-cn");
        assertThat(price(book, "34 11 6 850-886", "ch")).isEqualTo("73.15 ch-from-de");
        assertThat(price(book, "34 11 6 850-886", "jp")).isEqualTo("15000 nobody");
        // Not sold in China: nothing can come from there.
        assertThat(price(book, "806245", "eu")).isEqualTo("10.00 nobody");
    }

    @Test
    void theOptimumKeepsEveryRuleToo() throws InterruptedException {
        JsonNode book = computed("OPTIMUM");

        assertThat(book.get("status").asString()).isEqualTo("DRAFT");
        assertThat(book.get("violations").asLong()).isZero();
        assertThat(book.get("conflicts").asLong()).isZero();
    }

    @Test
    void everyPriceHasItsProof() throws InterruptedException {
        JsonNode book = computed("FIXPOINT");
        String path = "/v1/books/" + book.get("id").asString()
                + "/certificate?brand=nordkette&partNumber=34%2011%206%20850-886&country=";

        JsonNode certificate = service.get(path + "CH", "pricing").expect(200).json();

        assertThat(certificate.get("stands").asBoolean()).isTrue();
        assertThat(certificate.get("bindingRule").asString()).isEqualTo("ch-from-de");
        assertThat(certificate.get("rules").valueStream()).anySatisfy(line -> {
            assertThat(line.get("rule").asString()).isEqualTo("ch-from-de");
            assertThat(line.get("because").get(0).asString()).isEqualTo("DE");
            assertThat(Double.parseDouble(line.get("slack").asString())).isBetween(0.0, 0.05);
        });
        service.get(path + "BR", "pricing").expect(404);
    }

    @Test
    void theSameKeyAsksOnceAndBadRequestsAreNamed() {
        String body = "{\"answer\":\"FIXPOINT\",\"validFrom\":\"2026-04-13\"}";
        String first = service.json("POST", "/v1/books", "pricing", body, "Idempotency-Key", "b1")
                .expect(202)
                .header("Location");
        assertThat(service.json("POST", "/v1/books", "pricing", body, "Idempotency-Key", "b1")
                        .expect(202)
                        .header("Location"))
                .isEqualTo(first);
        service.json("POST", "/v1/books", "pricing", "{\"validFrom\":\"soon\",\"highest\":0.5}")
                .expect(400);
        service.json("POST", "/v1/books", "pricing", "{}").expect(400);
        service.json("POST", "/v1/books", "dealer", body).expect(403);
        service.get("/v1/books/bok_none", "pricing").expect(404);
    }
}
