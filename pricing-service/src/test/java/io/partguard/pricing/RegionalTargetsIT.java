package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the base's list to the price of another region, with all that stands in between. Each test has regions or days of its own. */
class RegionalTargetsIT {
    private static final String PART = "brand=Nordkette&partNumber=34%2011%206%20850-886";
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

    private JsonNode add(String what, String item) {
        return service.json("POST", "/v1/master-data/" + what, "pricing", "{\"items\":[" + item + "]}")
                .expect(200)
                .json();
    }

    private JsonNode book(String day) throws InterruptedException {
        return World.book(service, day);
    }

    private JsonNode row(JsonNode book, String part, String region) {
        return World.row(service, book, part, region);
    }

    private static final String DISC = "34 11 6 850-886";

    private void levels() {
        add("country-figures", "{\"country\":\"DE\",\"kind\":\"PRICE_LEVEL\",\"period\":\"2024\",\"value\":0.76}");
        add("country-figures", "{\"country\":\"JP\",\"kind\":\"PRICE_LEVEL\",\"period\":\"2024\",\"value\":0.6}");
    }

    @Test
    void aRegionsPricesAreDerivedFromTheBaseAndEachStepIsTold() throws InterruptedException {
        add(
                "regional-targets",
                "{\"region\":\"jp\",\"validFrom\":\"2026-01-01\",\"baseRegion\":\"eu\",\"baseCountry\":\"DE\",\"strength\":0.5}");
        JsonNode blocked = row(book("2026-04-13"), DISC, "jp");
        assertThat(blocked.path("price").isObject()).as(blocked.toString()).isFalse();
        assertThat(blocked.toString()).contains("PRICE_LEVEL");

        levels();
        JsonNode book = book("2026-04-13");

        // 100 EUR · 186.75 · (0.6 ÷ 0.76)^0.5 = 18,675 · 0.888523316 = 16,593.17…, down onto the grid of 10
        JsonNode row = row(book, DISC, "jp");
        assertThat(row.at("/price/amount").asString()).isEqualTo("16590");
        // A part that Japan's list never had is sold there now: 10 EUR · 186.75 · 0.888523316 = 1,659.3…
        assertThat(row(book, "806245", "jp").at("/price/amount").asString()).isEqualTo("1650");
        JsonNode target = service.get(
                        "/v1/books/" + book.get("id").asString() + "/certificate?country=JP&" + PART, "pricing")
                .expect(200)
                .json()
                .get("target");
        assertThat(target.valueStream()
                        .map(step -> step.get("step").asString() + " "
                                + step.at("/amount/amount").asString()))
                .containsExactly("LIST_PRICE 100.00", "CURRENCY 18675", "PURCHASING_POWER 16593");
        assertThat(target.get(2).get("note").asString()).contains("in 2024").contains("^0.5");
    }

    @Test
    void anOverrideHoldsForItsDaysAndUnderEveryRule() throws InterruptedException {
        String override =
                "{\"region\":\"%s\",\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\",\"validFrom\":\"2026-04-01\",\"validTo\":\"%s\",\"price\":{\"amount\":%s,\"currency\":\"%s\"},\"reason\":\"Fair\"}";
        add("price-overrides", override.formatted("ch", "2026-04-14", "77", "CHF"));
        add("price-overrides", override.formatted("cn", "2026-04-14", "999", "CNY"));
        add(
                "price-strategies",
                "{\"region\":\"eu\",\"brand\":\"Nordkette\",\"validFrom\":\"2026-04-01\",\"validTo\":\"2026-04-14\",\"factor\":0.5,\"reason\":\"Entry\"}");

        JsonNode last = book("2026-04-13");
        assertThat(row(last, DISC, "ch").at("/price/amount").asString()).isEqualTo("77.00");
        assertThat(row(last, DISC, "eu").at("/price/amount").asString()).isEqualTo("50.00");
        // The ceiling of 500 with tax holds whatever somebody wants.
        assertThat(row(last, DISC, "cn").at("/price/amount").asString()).isEqualTo("442.00");
        JsonNode over = book("2026-04-14");
        assertThat(row(over, DISC, "ch").at("/price/amount").asString()).isEqualTo("120.00");
        assertThat(row(over, DISC, "eu").at("/price/amount").asString()).isEqualTo("100.00");

        // Taken back: from its first day on it never was, as far as is known from now on.
        add("price-overrides", override.formatted("ch", "2026-04-01", "77", "CHF"));
        assertThat(row(book("2026-04-13"), DISC, "ch").at("/price/amount").asString())
                .isEqualTo("120.00");
        assertThat(service.get("/v1/master-data/price-overrides?at=2026-04-13&" + PART, "pricing")
                        .expect(200)
                        .json()
                        .get("items")
                        .propertyNames())
                .containsExactly("cn");
    }

    @Test
    void whereAFactIsMissingThereIsNoTargetAndNoPriceOfAnotherRegionInItsPlace() throws InterruptedException {
        add(
                "regional-targets",
                "{\"region\":\"cn\",\"validFrom\":\"2026-09-01\",\"baseRegion\":\"eu\",\"strength\":1,\"country\":\"CN\",\"baseCountry\":\"DE\"}");

        JsonNode row = row(book("2026-09-02"), "806245", "cn");

        assertThat(row.at("/conflict/missing").asString()).as(row.toString()).isNotEmpty();
        assertThat(row.has("price")).isFalse();
        assertThat(row.has("target")).as(row.toString()).isFalse();
    }

    /** Otherwise each book would begin where the rules left the last one, and prices could only fall. */
    @Test
    void aPublishedPriceIsNoTargetOfTheNextBook() throws InterruptedException {
        assertThat(row(book("2026-06-01"), DISC, "eu").at("/target/amount").asString())
                .isEqualTo("100.00");

        // As if a publication had brought 70.00, which rules had asked for.
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("""
                        INSERT INTO book (revision, changed_at, cause, subject, chain)
                        SELECT max(revision) + 1, clock_timestamp(), 'PUBLICATION', 'pub', repeat('f', 64) FROM book
                        """).update();
        jdbc.sql("""
                        INSERT INTO price (part_no, region_no, valid_from, known_from, list_price, currency)
                        SELECT p.no, r.no, date '2026-05-01', (SELECT max(revision) FROM book), 70, 'EUR'
                        FROM part p, region r WHERE r.id = 'eu' AND p.printed = '34 11 6 850-886'
                        """).update();

        assertThat(row(book("2026-06-01"), DISC, "eu").at("/target/amount").asString())
                .isEqualTo("100.00");
        assertThat(service.json(
                                "POST",
                                "/v1/quotes",
                                "dealer",
                                "{\"country\":\"DE\",\"validAt\":\"2026-05-10\",\"lines\":[{\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\",\"quantity\":1}]}")
                        .expect(201)
                        .body())
                .contains("70.00");
        // A list that is imported later is the maker's word again.
        service.load(
                "brand,partNumber,region,currency,listPrice,validFrom\nNordkette,34 11 6 850-886,eu,EUR,110.00,2026-05-15\n");
        assertThat(row(book("2026-06-01"), DISC, "eu").at("/target/amount").asString())
                .isEqualTo("110.00");
    }

    @Test
    void plansComeAsFilesAndTheirFaultsAreNamed() throws InterruptedException {
        JsonNode job =
                service.load("/v1/master-data/regional-targets/imports", "text/csv", BodyPublishers.ofString("""
                region,brand,family,validFrom,baseRegion,strength,country,baseCountry
                cn,,,2026-01-01,eu,0.75,,DE
                cn,Nordkette,Filter,2026-01-01,eu,0.25,,DE
                cn,,,2026-01-01,eu,0.6,,DE
                cn,,Brakes,2026-01-01,eu,1.5,,DE
                cn,,Seals,2026-01-01,eu,0.333,,DE
                cn,,Hoses,2026-01-01,mars,0.3,,Germany
                """));
        assertThat(job.get("accepted").asLong()).as(job.toString()).isEqualTo(2);
        assertThat(service.get("/v1/master-data/regional-targets?at=2026-04-13", "pricing")
                        .expect(200)
                        .json()
                        .get("items")
                        .toString())
                .contains("\"strength\":\"0.75\"", "\"brand\":\"nordkette\",\"family\":\"filter\"", "\"0.25\"");
        var refused = service.json("POST", "/v1/master-data/price-strategies", "pricing", """
                        {"items":[{"region":"jp","validFrom":"2026-04-02","validTo":"2026-04-01","factor":0,"reason":" "}]}""")
                .expect(400);
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "/items/0/validTo PERIOD_ENDS_BEFORE_IT_BEGINS",
                        "/items/0/factor OUT_OF_RANGE",
                        "/items/0/reason MISSING_VALUE");
    }
}
