package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures by the thousand come as files, the way price lists do. */
class MasterDataFilesIT {
    private static final String FILES = "/v1/master-data/";
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

    private static JsonNode load(String content, String query, String csv) throws InterruptedException {
        return service.load(FILES + content + "/imports" + query, "text/csv", BodyPublishers.ofString(csv));
    }

    private static String rejected(String content, JsonNode job, String query) {
        return service.get(FILES + content + "/imports/" + job.get("id").asString() + "/rejected" + query, "pricing")
                .expect(200)
                .body();
    }

    private static JsonNode figures(String partNumber, String day) {
        return service.get(FILES + "part-figures?brand=Nordkette&partNumber=" + partNumber + "&at=" + day, "pricing")
                .expect(200)
                .json()
                .get("items");
    }

    @Test
    void everyBadRowIsNamedAndTheRestGoesThrough() throws InterruptedException {
        JsonNode job = load("part-figures", "", """
                brand,partNumber,region,validFrom,cost.amount,cost.currency,landedCost.amount,landedCost.currency,unitsAYear
                Nordkette,806245,eu,2026-01-01,5.00,EUR,6.50,EUR,1200
                Nordkette,806 245,eu,2026-01-01,5.00,EUR,,,
                Nordkette,806245,mars,2026-01-01,5.00,EUR,,,
                Nordkette,806245,eu,soon,5.00,EUR,,,
                Nordkette,806245,eu,2026-02-01,"5,00",EUR,,,
                Nordkette,806245,eu,2026-03-01,,,,,
                Nordkette,806245,eu,2026-01-01,7.00,EUR,,,
                Nordkette,806-245,eu,2026-01-01,,,,,0
                Nordkette,806245,eu,2026-04-01,5.001,EUR,-1,EUR,1.5
                Nordkette,806245,eu,2026-05-01,5.00,,,,
                """);

        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("FINISHED");
        assertThat(job.get("read").asLong()).isEqualTo(10);
        assertThat(job.get("accepted").asLong()).isEqualTo(2);
        assertThat(job.get("rejected").asLong()).isEqualTo(8);
        assertThat(rejected("part-figures", job, "?format=ndjson")
                        .lines()
                        .map(Service.JSON::readTree)
                        .map(error -> error.get("line").asInt() + " "
                                + error.path("column").asString("") + " "
                                + error.path("value").asString("") + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "3 partNumber 806 245 UNKNOWN_PART",
                        "4 region mars UNKNOWN_REGION",
                        "5 validFrom soon NOT_A_DATE",
                        "6 cost.amount 5,00 NOT_A_NUMBER",
                        "7   MISSING_VALUE",
                        "8   DUPLICATE_ROW",
                        "10 cost.amount 5.001 TOO_MANY_DECIMALS",
                        "10 landedCost.amount -1 OUT_OF_RANGE",
                        "10 unitsAYear 1.5 OUT_OF_RANGE",
                        "11 cost.currency  UNKNOWN_CURRENCY");
        assertThat(rejected("part-figures", job, ""))
                .contains("Nordkette,806245,mars,2026-01-01,5.00,EUR,,,,4,region,mars,");
        assertThat(figures("806245", "2026-01-01").toString())
                .contains("\"COST\"", "\"5\"", "\"LANDED_COST\"", "\"6.5\"", "\"UNITS_A_YEAR\"", "\"1200\"");
        assertThat(figures("806-245", "2026-01-01").toString()).contains("\"value\":\"0\"");
    }

    @Test
    void theSameFileAgainChangesNothingAndADryRunTellsWhatWouldHappen() throws InterruptedException {
        String csv = "country,kind,period,value\nJP,CONSUMER_PRICES,2026-01,100\nJP,CONSUMER_PRICES,2026-02,101.5\n";

        JsonNode dry = load("country-figures", "?dryRun=true", csv);
        JsonNode first = load("country-figures", "", csv);
        JsonNode again = load("country-figures", "", csv);
        JsonNode corrected = load("country-figures", "", csv.replace("101.5", "101.6"));

        assertThat(dry.get("accepted").asLong()).isEqualTo(2);
        assertThat(dry.get("unchanged").asLong()).isZero();
        assertThat(first.get("unchanged").asLong()).isZero();
        assertThat(again.get("unchanged").asLong()).isEqualTo(2);
        assertThat(again.get("priceBook")).isEqualTo(first.get("priceBook"));
        assertThat(corrected.get("unchanged").asLong()).isEqualTo(1);
        assertThat(corrected.get("priceBook")).isNotEqualTo(first.get("priceBook"));
    }

    @Test
    void aMappingNamesTheColumnsOfWhoeverWroteTheFile() throws InterruptedException {
        service.json(
                        "PUT",
                        FILES + "vehicle-prices/mappings/german",
                        "pricing",
                        """
                        format: csv
                        separator: ";"
                        fields:
                          vehicle: Typ
                          country: {constant: DE}
                          validFrom: ab
                          price.amount: Preis
                          price.currency: {constant: EUR}
                        options:
                          decimalSeparator: ","
                          dateFormat: dd.MM.uuuu
                        """,
                        "Content-Type",
                        "application/yaml")
                .expect(204);
        service.json("PUT", FILES + "vehicle-prices/mappings/bad", "pricing", "fields: {listPrice: x}")
                .expect(415);
        service.json(
                        "PUT",
                        FILES + "vehicle-prices/mappings/bad",
                        "pricing",
                        "fields: {listPrice: x}",
                        "Content-Type",
                        "application/yaml")
                .expect(400);

        JsonNode job = load(
                "vehicle-prices", "?mapping=german", "Typ;ab;Preis\nN7;01.02.2026;41.000,00\nN7;01.02.2026;41000,00\n");

        assertThat(job.get("accepted").asLong()).isEqualTo(1);
        assertThat(rejected("vehicle-prices", job, "?format=ndjson")).contains("\"column\":\"Preis\"", "NOT_A_NUMBER");
        assertThat(service.get(FILES + "vehicle-prices?vehicle=N7", "pricing")
                        .json()
                        .toString())
                .contains("41000.00", "2026-02-01");
        service.upload(FILES + "vehicle-parts/imports?mapping=german", "text/csv", BodyPublishers.ofString("x"))
                .expect(404);
    }

    @Test
    void aBillOfPartsIsDatedAndEndsWithNone() throws InterruptedException {
        JsonNode job =
                service.load(FILES + "vehicle-parts/imports", "application/x-ndjson", BodyPublishers.ofString("""
                {"vehicle":"N9","brand":"Nordkette","partNumber":"806245","validFrom":"2026-01-01","quantity":4}
                {"vehicle":"N9","brand":"Nordkette","partNumber":"806-245","validFrom":"2026-01-01","quantity":0.5}
                {"vehicle":"N9","brand":"Nordkette","partNumber":"806-245","validFrom":"2026-03-01","quantity":0}
                {"vehicle":"N9","brand":"Nordkette","partNumber":"806-245","validFrom":"2026-04-01","quantity":-1}
                """));

        assertThat(job.get("accepted").asLong()).as(job.toString()).isEqualTo(3);
        JsonNode january = bill("N9", "2026-01-15", "&limit=1");
        assertThat(january.get("items").size()).isEqualTo(1);
        JsonNode rest =
                bill("N9", "2026-01-15", "&cursor=" + january.get("next").asString());
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(january.toString() + rest).contains("\"quantity\":\"4\"", "\"quantity\":\"0.5\"");
        assertThat(bill("N9", "2026-03-01", "").get("items").size()).isEqualTo(1);
        service.json(
                        "POST",
                        "/v1/master-data/vehicle-parts",
                        "pricing",
                        "{\"items\":[{\"vehicle\":\"N9\",\"brand\":\"Nordkette\",\"partNumber\":\"none\",\"validFrom\":\"2026-01-01\",\"quantity\":1}]}")
                .expect(400);
    }

    private static JsonNode bill(String vehicle, String day, String more) {
        return service.get(FILES + "vehicle-parts?vehicle=" + vehicle + "&at=" + day + more, "pricing")
                .expect(200)
                .json();
    }

    @Test
    void noDealerSendsFilesAndThereAreNoOthers() {
        assertThat(service.json("POST", FILES + "part-figures/imports", "dealer", "brand\n", "Content-Type", "text/csv")
                        .status())
                .isEqualTo(403);
        service.upload(FILES + "wages/imports", "text/csv", BodyPublishers.ofString("x"))
                .expect(404);
    }

    /** The shared table of price level ratios; skipped where it is not. */
    @Test
    void theWholeTableOfPurchasingPowerIsTaken() throws Exception {
        String folder = System.getenv().getOrDefault("PARTGUARD_DATA", "../../shared/data");
        Path file = Path.of(folder).resolve("pricing/price_level_ratio_ppp_over_ecb_fx.csv");
        if (!Files.exists(file)) {
            file = Path.of("../../../shared/data/pricing/price_level_ratio_ppp_over_ecb_fx.csv");
        }
        assumeTrue(Files.exists(file), "no " + file + ": set PARTGUARD_DATA");
        service.json("PUT", FILES + "country-figures/mappings/ppp", "pricing", """
                        format: csv
                        fields:
                          country: iso2
                          kind: {constant: PRICE_LEVEL}
                          period: year
                          value: price_level_ratio_us1
                        """, "Content-Type", "application/yaml")
                .expect(204);

        JsonNode job =
                service.load(FILES + "country-figures/imports?mapping=ppp", "text/csv", BodyPublishers.ofFile(file));

        assertThat(job.get("read").asLong()).as(job.toString()).isEqualTo(1_605);
        assertThat(job.get("rejected").asLong())
                .as(rejected("country-figures", job, ""))
                .isZero();
        assertThat(service.get(FILES + "country-figures?country=CN&kind=PRICE_LEVEL", "pricing")
                        .json()
                        .at("/items/2024-01-01")
                        .asString())
                .startsWith("0.49");
    }
}
