package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules that ask for more than prices: blocked until somebody has said, decided from then on. */
class MasterDataIT {
    private static final String PART = "\"brand\":\"Nordkette\",\"partNumber\":\"34 11 6 850-886\"";
    private static final String DAY = "2026-04-13";
    private Service service;

    @BeforeEach
    void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private JsonNode add(String what, String item) {
        return service.json("POST", "/v1/master-data/" + what, "pricing", "{\"items\":[" + item + "]}")
                .expect(200)
                .json();
    }

    private void rule(String type, String country, String terms) {
        World.put(service, "/v1/price-rules/rule", """
                {"type":"%s","countries":["%s"],"level":"RETAIL_EXCL_TAX","inForce":{"from":"2026-01-01"},
                 "legalSource":{"title":"An order"},"force":"HARD","terms":%s}""".formatted(type, country, terms));
    }

    private JsonNode computed() throws InterruptedException {
        return World.book(service, DAY);
    }

    private JsonNode price(String region) throws InterruptedException {
        return World.row(service, computed(), "34 11 6 850-886", region);
    }

    private void blocked(String region, String fact) throws InterruptedException {
        JsonNode row = price(region);
        assertThat(row.path("price").isObject()).as(row.toString()).isFalse();
        assertThat(row.toString()).contains(fact);
    }

    private void costs(String region, String amount, String fact, String from) {
        add(
                "part-figures",
                "{%s,\"region\":\"%s\",\"validFrom\":\"%s\",\"%s\":{\"amount\":%s,\"currency\":\"EUR\"}}"
                        .formatted(PART, region, from, fact, amount));
    }

    @Test
    void aMarkUpIsDecidedByTheLandedCostOfTheDayAndConverted() throws InterruptedException {
        rule("MARK_UP", "CH", "{\"share\":0.5}");
        blocked("ch", "LANDED_COST");

        costs("ch", "60.00", "landedCost", "2026-02-01");
        costs("ch", "10.00", "landedCost", "2027-01-01");

        // 60 EUR · 1.5 · 0.9242 = 83.178 CHF, down onto the grid of 0.05
        JsonNode row = price("ch");
        assertThat(row.at("/price/amount").asString()).as(row.toString()).isEqualTo("83.15");
    }

    @Test
    void aFrozenMarginFollowsTheCost() throws InterruptedException {
        rule("MARGIN_FREEZE", "DE", "{\"day\":\"2026-02-01\"}");
        costs("eu", "50.00", "cost", "2026-01-01");
        costs("eu", "45.00", "cost", "2026-04-01");

        assertThat(price("eu").at("/price/amount").asString()).isEqualTo("90.00");
    }

    @Test
    void pricesFollowTheIndexOfTheMonth() throws InterruptedException {
        rule("INDEX_LINKED", "JP", "{\"day\":\"2026-02-01\",\"lagMonths\":1}");
        add(
                "country-figures",
                "{\"country\":\"JP\",\"kind\":\"CONSUMER_PRICES\",\"period\":\"2026-01\",\"value\":100}");
        blocked("jp", "PRICE_INDEX");

        add("country-figures", "{\"country\":\"JP\",\"kind\":\"CONSUMER_PRICES\",\"period\":\"2026-03\",\"value\":98}");

        // 15,005 · 98 ÷ 100 = 14,704.9
        assertThat(price("jp").at("/price/amount").asString()).startsWith("1470");
    }

    @Test
    void partsStayInsideTheVehiclesRatio() throws InterruptedException {
        rule(
                "PARTS_TO_VEHICLE",
                "DE",
                "{\"vehicle\":\"N1\",\"currency\":\"EUR\",\"share\":3,\"items\":[{%s,\"quantity\":2}]}"
                        .formatted(PART));
        blocked("eu", "VEHICLE_PRICE");

        add(
                "vehicle-prices",
                "{\"vehicle\":\"N1\",\"country\":\"DE\",\"validFrom\":\"2026-01-01\",\"price\":{\"amount\":60,\"currency\":\"EUR\"}}");

        // 2 · p ≤ 3 · 60
        assertThat(Double.parseDouble(price("eu").at("/price/amount").asString()))
                .isBetween(89.0, 90.0);
    }

    @Test
    void aRatioWithoutItemsIsOnTheVehiclesBillAsItIsOnTheDay() throws InterruptedException {
        rule("PARTS_TO_VEHICLE", "DE", "{\"vehicle\":\"N1\",\"currency\":\"EUR\",\"share\":3}");
        add(
                "vehicle-prices",
                "{\"vehicle\":\"N1\",\"country\":\"DE\",\"validFrom\":\"2026-01-01\",\"price\":{\"amount\":60,\"currency\":\"EUR\"}}");
        // Nobody knows what is to be summed up: no book is inside the rule.
        assertThat(computed().get("violations").asLong()).isEqualTo(1);

        add("vehicle-parts", "{\"vehicle\":\"N1\",%s,\"validFrom\":\"2026-01-01\",\"quantity\":2}".formatted(PART));
        add("vehicle-parts", "{\"vehicle\":\"N1\",%s,\"validFrom\":\"2026-05-01\",\"quantity\":3}".formatted(PART));

        assertThat(computed().get("violations").asLong()).isZero();
        assertThat(Double.parseDouble(price("eu").at("/price/amount").asString()))
                .isBetween(89.0, 90.0);
    }

    @Test
    void theSameAgainChangesNothingAndACorrectionIsKnownFromThenOn() {
        String item =
                "{%s,\"region\":\"eu\",\"validFrom\":\"2026-01-01\",\"cost\":{\"amount\":10.5,\"currency\":\"EUR\"},\"unitsAYear\":0}"
                        .formatted(PART);
        JsonNode first = add("part-figures", item);
        JsonNode again = add("part-figures", item);
        JsonNode corrected = add("part-figures", item.replace("10.5", "11"));

        assertThat(first.get("changed").asInt()).isEqualTo(2);
        assertThat(again.get("changed").asInt()).isZero();
        assertThat(again.get("priceBook")).isEqualTo(first.get("priceBook"));
        assertThat(corrected.get("changed").asInt()).isEqualTo(1);
        String path = "/v1/master-data/part-figures?brand=nordkette&partNumber=34%2011%206%20850-886&at=";
        assertThat(service.get(path + "2026-01-01", "pricing")
                        .expect(200)
                        .json()
                        .get("items")
                        .toString())
                .contains("\"value\":\"11\"", "\"kind\":\"UNITS_A_YEAR\"", "\"value\":\"0\"");
        assertThat(service.get(path + "2025-12-31", "pricing")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void everyFaultIsNamedAndNothingIsTaken() {
        String good =
                "{%s,\"region\":\"eu\",\"validFrom\":\"2026-01-01\",\"cost\":{\"amount\":10,\"currency\":\"EUR\"}}"
                        .formatted(PART);
        var refused = service.json(
                        "POST", "/v1/master-data/part-figures", "pricing", "{\"items\":[" + good + "," + good + """
                        ,{"brand":"Nordkette","partNumber":"none","region":"mars","validFrom":"soon",
                          "cost":{"amount":-1,"currency":"EUR"},"landedCost":{"amount":1.001,"currency":"EUR"},"unitsAYear":-1},
                         null]}""")
                .expect(400);

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .contains(
                        "/items/1 DUPLICATE_ROW",
                        "/items/2/partNumber UNKNOWN_PART",
                        "/items/2/region UNKNOWN_REGION",
                        "/items/2/validFrom NOT_A_DATE",
                        "/items/2/cost/amount OUT_OF_RANGE",
                        "/items/2/landedCost/amount TOO_MANY_DECIMALS",
                        "/items/2/unitsAYear OUT_OF_RANGE",
                        "/items/3 MISSING_VALUE");
        assertThat(service.get(
                                "/v1/master-data/part-figures?brand=Nordkette&partNumber=34%2011%206%20850-886",
                                "pricing")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        service.json(
                        "POST",
                        "/v1/master-data/country-figures",
                        "pricing",
                        "{\"items\":[{\"country\":\"JP\",\"kind\":\"PRICE_LEVEL\",\"period\":\"2024-01\",\"value\":1e999999}]}")
                .expect(400);
        service.json("POST", "/v1/master-data/vehicle-prices", "pricing", "{}").expect(400);
        service.json("POST", "/v1/master-data/part-figures", "dealer", "{\"items\":[" + good + "]}")
                .expect(403);
    }
}
