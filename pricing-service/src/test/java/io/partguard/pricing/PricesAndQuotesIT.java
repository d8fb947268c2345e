package io.partguard.pricing;

import static io.partguard.pricing.World.ceiling;
import static io.partguard.pricing.World.put;
import static io.partguard.pricing.World.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PricesAndQuotesIT {
    private static Service service;

    @BeforeAll
    static void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode quote(String country, String number) {
        return service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"%s","waterfall":true,
                         "lines":[{"brand":"nordkette","partNumber":"%s","quantity":3}]}""".formatted(country, number))
                .expect(201)
                .json();
    }

    @Test
    void aQuoteShowsItsStepsAndTheRuleThatSetThePrice() {
        JsonNode quote = quote("CN", "34 11 6 850-886");
        JsonNode line = quote.get("lines").get(0);

        assertThat(line.get("status").asString()).isEqualTo("PRICED");
        assertThat(line.at("/unitListPrice/amount").asString()).isEqualTo("442.00");
        assertThat(line.at("/unitRetailInclTax/amount").asString()).isEqualTo("499.46");
        assertThat(line.at("/dealerNet/amount").asString()).isEqualTo("287.30");
        assertThat(line.at("/lineTotal/amount").asString()).isEqualTo("861.90");
        assertThat(line.at("/bindingRule/id").asString()).isEqualTo("cn-2014");
        assertThat(line.at("/bindingRule/legalSource/title").asString()).isEqualTo("An order");
        assertThat(line.get("waterfall")
                        .valueStream()
                        .map(step -> step.get("step").asString()))
                .containsExactly("LIST_PRICE", "CAP", "GRID", "TAX", "TAX_CAP_CHECK", "DEALER_NET");
        assertThat(quote.get("priceBook").asString()).matches("pb-\\d+-[0-9a-f]{12}");
        assertThat(quote.get("id").asString()).startsWith("quo_");
    }

    @Test
    void unknownPartsAndMissingPricesAreStatusesAndNeverZero() {
        JsonNode unknown = quote("DE", "no such number").get("lines").get(0);
        JsonNode elsewhere = quote("JP", "806245").get("lines").get(0);

        assertThat(unknown.get("status").asString()).isEqualTo("UNKNOWN_PART");
        assertThat(elsewhere.get("status").asString()).isEqualTo("NO_PRICE");
        assertThat(unknown.has("unitListPrice") || elsewhere.has("unitListPrice") || elsewhere.has("lineTotal"))
                .isFalse();
    }

    @Test
    void anotherSpellingIsTakenOnlyWhereItIsUnique() {
        JsonNode unique = quote("DE", "34116850886").get("lines").get(0);
        JsonNode shared = quote("DE", "806/245").get("lines").get(0);
        JsonNode exact = quote("DE", "806-245").get("lines").get(0);

        assertThat(unique.get("status").asString()).isEqualTo("PRICED");
        assertThat(unique.get("suppliedPartNumber").asString()).isEqualTo("34 11 6 850-886");
        assertThat(shared.get("status").asString()).isEqualTo("UNKNOWN_PART");
        assertThat(shared.get("code").asString()).isEqualTo("AMBIGUOUS_PART_NUMBER");
        assertThat(exact.at("/unitListPrice/amount").asString()).isEqualTo("20.00");
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameBytes() {
        String body = """
                {"country":"CH","lines":[{"brand":"Nordkette","partNumber":"34 11 6 850-886","quantity":1}]}""";
        var first = service.json("POST", "/v1/quotes", "dealer", body, "Idempotency-Key", "k1")
                .expect(201);
        var again = service.json("POST", "/v1/quotes", "dealer", body, "Idempotency-Key", "k1")
                .expect(201);
        var kept = service.get(first.header("Location"), "dealer").expect(200);

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(kept.raw().body()).isEqualTo(first.raw().body());
        assertThat(first.json().at("/lines/0/unitListPrice/amount").asString()).isEqualTo("120.00");
        service.json("POST", "/v1/quotes", "dealer", body.replace("CH", "DE"), "Idempotency-Key", "k1")
                .expect(422);
    }

    @Test
    void aReplacedNumberIsPricedByTheCurrentOneWhereAskedAndThatStaysSo() {
        service.catalogue().has("806", "806-245");
        String body = """
                {"country":"DE","followSupersession":true,"lines":[{"brand":"Nordkette","partNumber":"806","quantity":2}]}""";
        var first = service.json("POST", "/v1/quotes", "dealer", body, "Idempotency-Key", "s1")
                .expect(201);
        JsonNode line = first.json().at("/lines/0");

        assertThat(line.get("status").asString()).isEqualTo("PRICED");
        assertThat(line.get("partNumber").asString()).isEqualTo("806");
        assertThat(line.get("suppliedPartNumber").asString()).isEqualTo("806-245");
        assertThat(line.at("/lineTotal/amount").asString()).isEqualTo("26.00");
        assertThat(line.get("supersession")).isEqualTo(Service.JSON.readTree("""
                {"status":"SUPERSEDED","followed":true,"outcome":"REPLACED","currentPartNumber":"806-245",
                 "replacedBy":["806-245"],"kind":"ONE","since":"2025-03-01","reason":"stronger material"}"""));
        JsonNode plain = service.json("POST", "/v1/quotes", "dealer", body.replace("true", "false"))
                .expect(201)
                .json();
        assertThat(plain.at("/lines/0/status").asString()).isEqualTo("UNKNOWN_PART");
        assertThat(plain.at("/lines/0/supersession/currentPartNumber").asString())
                .isEqualTo("806-245");

        int asked = service.catalogue().questions();
        service.catalogue().setOut(true);
        try {
            var again = service.json("POST", "/v1/quotes", "dealer", body, "Idempotency-Key", "s1")
                    .expect(201);
            assertThat(again.raw().body()).isEqualTo(first.raw().body());
            assertThat(service.catalogue().questions()).isEqualTo(asked);

            JsonNode out = quote("DE", "806-245").at("/lines/0");
            assertThat(out.get("status").asString()).isEqualTo("PRICED");
            assertThat(out.at("/supersession/status").asString()).isEqualTo("UNKNOWN");
            assertThat(out.at("/supersession/code").asString()).isEqualTo("CATALOG_FAILED");
        } finally {
            service.catalogue().setOut(false);
        }
    }

    @Test
    void aQuoteOfAnotherDealerIsNotFound() {
        String id = quote("DE", "806245").get("id").asString();

        service.send(
                        "GET",
                        "/v1/quotes/" + id,
                        TestTokens.userOf("rival", "somebody", "dealer"),
                        BodyPublishers.noBody(),
                        Map.of())
                .expect(404);
    }

    @Test
    void aCountryWithoutRegionIsSaid() {
        var refused = service.json(
                        "POST",
                        "/v1/quotes",
                        "dealer",
                        "{\"country\":\"BR\",\"lines\":[{\"brand\":\"a\",\"partNumber\":\"1\",\"quantity\":1}]}")
                .expect(422);

        assertThat(refused.json().get("code").asString()).isEqualTo("UNKNOWN_REGION");
    }

    @Test
    void everyFaultOfABodyIsNamed() {
        var refused = service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"UK","validAt":"tomorrow","lines":[{"brand":"a","partNumber":"1","quantity":-1}]}""").expect(400);

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly("/country", "/validAt", "/lines/0/quantity");
    }

    @Test
    void referencePricesAreConvertedAndSayWhereAPartLegallyCostsLeast() {
        JsonNode answer = reference("DE", "34 11 6 850-886", "EUR");

        // 287.30 CNY / 7.9827 = 35.99 EUR, after China's ceiling
        assertThat(answer.toString()).contains("\"status\":\"KNOWN\"");
        assertThat(answer.at("/listPrice/amount").asString()).isEqualTo("100.00");
        assertThat(answer.at("/dealerNet/amount").asString()).isEqualTo("65.00");
        assertThat(answer.at("/cheapestLegal/amount").asString()).isEqualTo("35.99");
        assertThat(answer.at("/cheapestLegalCountry").asString()).isEqualTo("CN");
        assertThat(answer.get("converted").asBoolean()).isTrue();
        assertThat(answer.get("rateDate").asString()).isEqualTo("2026-04-10");
    }

    @Test
    void withoutARateNothingIsConvertedAndThatIsSaid() {
        JsonNode kenya = reference("CH", "34 11 6 850-886", "KES");

        assertThat(kenya.get("status").asString()).isEqualTo("KNOWN");
        assertThat(kenya.at("/listPrice/currency").asString()).isEqualTo("CHF");
        assertThat(kenya.get("converted").asBoolean()).isFalse();
        assertThat(kenya.has("cheapestLegal")).isFalse();
        assertThat(kenya.get("notCompared").size()).isEqualTo(4);
    }

    @Test
    void aCurrencyNoLongerQuotedHasNoRate() {
        assertThat(reference("CH", "34 11 6 850-886", "RUB").get("converted").asBoolean())
                .isFalse();
    }

    @Test
    void unknownPartsAreUnknown() {
        assertThat(reference("DE", "nothing", "EUR").get("status").asString()).isEqualTo("UNKNOWN");
        assertThat(reference("DE", "806/245", "EUR").get("code").asString()).isEqualTo("AMBIGUOUS_PART_NUMBER");
        assertThat(reference("", "806245", "€").get("code").asString()).isEqualTo("UNKNOWN_REGION");
    }

    private static JsonNode reference(String country, String number, String currency) {
        return service.asService("/v1/reference-prices", """
                        {"items":[{"ref":"7","brand":"NORDKETTE","partNumber":"%s","country":"%s","currency":"%s"}]}""".formatted(number, country, currency))
                .expect(200)
                .json()
                .at("/results/0");
    }

    @Test
    void aChangeMakesANewRevisionAndTheSameAgainDoesNot() {
        String before = quote("DE", "806245").get("priceBook").asString();
        put(service, "/v1/price-rules/somewhere", ceiling("\"FR\"", "DEALER_NET", "5.00", "EUR"));
        String after = quote("DE", "806245").get("priceBook").asString();
        put(service, "/v1/price-rules/somewhere", ceiling("\"FR\"", "DEALER_NET", "5.00", "EUR"));

        assertThat(after).isNotEqualTo(before);
        assertThat(quote("DE", "806245").get("priceBook").asString()).isEqualTo(after);
    }

    @Test
    void whatWasKnownThenIsStillAnsweredTheSame() throws InterruptedException {
        service.load("""
                brand,partNumber,region,currency,listPrice,validFrom
                Nordkette,time-1,eu,EUR,10.00,2026-01-01
                """);
        JsonNode then = quote("DE", "time-1");
        Thread.sleep(5);
        service.load("""
                brand,partNumber,region,currency,listPrice,validFrom
                Nordkette,time-1,eu,EUR,12.00,2026-01-01
                Nordkette,time-1,eu,EUR,15.00,2026-06-01
                """);

        JsonNode replayed = service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"DE","knownAt":"%s","validAt":"2026-07-01","waterfall":true,
                         "lines":[{"brand":"nordkette","partNumber":"time-1","quantity":3}]}""".formatted(
                                then.get("knownAt").asString()))
                .expect(201)
                .json();
        assertThat(replayed.get("lines")).isEqualTo(then.get("lines"));
        assertThat(replayed.get("priceBook")).isEqualTo(then.get("priceBook"));
        assertThat(priceOn("time-1", "2026-05-31")).isEqualTo("12.00");
        assertThat(priceOn("time-1", "2026-06-01")).isEqualTo("15.00");
        assertThat(priceOn("time-1", "2025-12-31")).isEqualTo("NO_PRICE");
    }

    /** OpenVPMS: of two prices without an end the oldest wins. */
    @Test
    void ofTwoPricesWithoutAnEndTheOneThatBeginsLastHolds() throws InterruptedException {
        service.load("""
                brand,partNumber,region,currency,listPrice,validFrom
                Nordkette,open-1,eu,EUR,15.00,2026-06-01
                Nordkette,open-1,eu,EUR,10.00,2026-01-01
                """);

        assertThat(priceOn("open-1", "2026-05-31")).isEqualTo("10.00");
        assertThat(priceOn("open-1", "2026-06-01")).isEqualTo("15.00");
        assertThat(priceOn("open-1", "2030-01-01")).isEqualTo("15.00");
    }

    private static String priceOn(String number, String day) {
        JsonNode line = service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"DE","validAt":"%s",
                         "lines":[{"brand":"Nordkette","partNumber":"%s","quantity":1}]}""".formatted(day, number))
                .expect(201)
                .json()
                .at("/lines/0");
        return line.has("unitListPrice")
                ? line.at("/unitListPrice/amount").asString()
                : line.get("status").asString();
    }

    @Test
    void aQuoteExpiresWhenThePriceChanges() throws InterruptedException {
        service.load("""
                brand,partNumber,region,currency,listPrice,validFrom
                Nordkette,old-1,eu,EUR,10.00,2026-01-01
                Nordkette,old-1,eu,EUR,11.00,2026-02-01
                """);
        JsonNode past =
                service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"DE","validAt":"2026-01-15",
                         "lines":[{"brand":"Nordkette","partNumber":"old-1","quantity":1}]}""").expect(201).json();

        assertThat(past.get("expiresAt")).isEqualTo(past.get("createdAt"));
    }

    @Test
    void aCountryIsInOneRegionAtATime() {
        String thief = region("Thief", "\"AT\",\"LI\"", "EUR", "0.01", "0.2", "Europe/Vienna");

        var refused = service.json("PUT", "/v1/regions/thief", "pricing", thief).expect(409);

        assertThat(refused.json().get("code").asString()).isEqualTo("COUNTRY_IN_OTHER_REGION");
        assertThat(refused.json().get("detail").asString()).contains("AT").contains("eu");
    }

    @Test
    void aRegionIsChangedFromADayOnAndOnlyByWhoHasReadIt() {
        String old = region("Norway", "\"NO\"", "NOK", "1.00", "0.25", "Europe/Oslo");
        put(service, "/v1/regions/no", old);
        String changed = old.replace("0.25", "0.15").replace("{\"name", "{\"validFrom\":\"2030-01-01\",\"name");

        service.json("PUT", "/v1/regions/no", "pricing", changed).expect(428);
        String tag = service.get("/v1/regions/no", "analyst").expect(200).header("ETag");
        service.json("PUT", "/v1/regions/no", "pricing", changed, "If-Match", tag)
                .expect(200);
        service.json("PUT", "/v1/regions/no", "pricing", changed.replace("0.15", "0.16"), "If-Match", tag)
                .expect(412);

        assertThat(tax("2029-12-31")).isEqualTo("0.25");
        assertThat(tax("2030-01-01")).isEqualTo("0.15");
    }

    private static String tax(String day) {
        return service.get("/v1/regions?at=" + day, "analyst")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(region -> region.get("id").asString().equals("no"))
                .map(region -> region.get("taxRate").toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFaultOfARuleIsNamed() {
        var refused = service.json("PUT", "/v1/price-rules/bad", "pricing", """
                        {"type":"FLOOR","countries":["Germany"],"partNumbers":["1"],"level":"NET",
                         "amount":{"amount":"-1","currency":"EUR"},"inForce":{"from":"2026-02-01","to":"2026-01-01"},
                         "legalSource":{"title":"x","url":"javascript:alert(1)"},"force":"HARD"}""").expect(400);

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/type",
                        "/level",
                        "/countries/0",
                        "/brands",
                        "/amount/amount",
                        "/inForce/to",
                        "/legalSource/url");
    }

    @Test
    void onlyThoseMayChangePricesWhoseWorkItIs() {
        for (String role : new String[] {"dealer", "analyst", "lead"}) {
            service.json("PUT", "/v1/regions/xx", role, "{}").expect(403);
            service.json("PUT", "/v1/price-rules/xx", role, "{}").expect(403);
            service.json("POST", "/v1/prices/imports", role, "", "Content-Type", "text/csv")
                    .expect(403);
            service.json("POST", "/v1/rates", role, "", "Content-Type", "text/csv")
                    .expect(403);
            service.json("POST", "/v1/reference-prices", role, "{}").expect(403);
        }
        service.get("/v1/price-rules", "dealer").expect(403);
        service.send("GET", "/v1/regions", "none", BodyPublishers.noBody(), Map.of())
                .expect(401);
    }
}
