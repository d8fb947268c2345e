package io.partguard.pricing;

import static io.partguard.pricing.World.region;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PriceImportIT {
    private static final String HEADER = "brand,partNumber,region,currency,listPrice,dealerNet,validFrom\n";
    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start();
        World.put(service, "/v1/regions/eu", region("Europe", "\"DE\"", "EUR", "0.01", "0.19", "Europe/Berlin"));
        World.put(service, "/v1/regions/jp", region("Japan", "\"JP\"", "JPY", "10", "0.10", "Asia/Tokyo"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyBadRowIsNamedAndTheRestGoesThrough() throws InterruptedException {
        JsonNode job = service.load(HEADER + """
                Nordkette,bad-1,eu,EUR,10.00,,2026-01-01
                Nordkette,bad-2,mars,EUR,10.00,,2026-01-01
                Nordkette,bad-3,eu,EUR,-10.00,,2026-01-01
                Nordkette,bad-4,eu,USD,10.00,,2026-01-01
                Nordkette,bad-5,jp,JPY,10.5,,2026-01-01
                Nordkette,bad-6,eu,EUR,10.00,,2026-02-30
                Nordkette,bad-1,eu,EUR,11.00,,2026-01-01
                Nordkette,,eu,EUR,10.00,,2026-01-01
                Nordkette,bad-7,eu,EUR,"10,00",,2026-01-01
                Nordkette,bad-8,eu,EUR,10.00,12.00,2026-01-01
                Nordkette,bad-9,eu,EUR,0,,2026-01-01
                Nordkette,bad-10,eu,EUR,1e9,,2026-01-01
                Nordkette,good-2,jp,JPY,1000,500,2026-01-01
                """);

        assertThat(job.get("status").asString()).isEqualTo("FINISHED");
        assertThat(job.get("read").asLong()).isEqualTo(13);
        assertThat(job.get("accepted").asLong()).isEqualTo(2);
        assertThat(job.get("rejected").asLong()).isEqualTo(11);
        String id = job.get("id").asString();
        String rejected = service.get("/v1/prices/imports/" + id + "/rejected?format=ndjson", "pricing")
                .expect(200)
                .body();
        assertThat(rejected.lines()
                        .map(Service.JSON::readTree)
                        .map(error -> error.get("line").asInt() + " "
                                + error.path("column").asString("") + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "3 region UNKNOWN_REGION",
                        "4 listPrice NEGATIVE_PRICE",
                        "5 currency WRONG_CURRENCY",
                        "6 listPrice TOO_MANY_DECIMALS",
                        "7 validFrom NOT_A_DATE",
                        "8 validFrom DUPLICATE_ROW",
                        "9 partNumber MISSING_VALUE",
                        "10 listPrice NOT_A_NUMBER",
                        "11 dealerNet DEALER_NET_ABOVE_LIST_PRICE",
                        "12 listPrice ZERO_PRICE",
                        "13 listPrice NOT_A_NUMBER");
        String csv = service.get("/v1/prices/imports/" + id + "/rejected", "pricing")
                .expect(200)
                .body();
        assertThat(csv.lines().findFirst())
                .hasValue("brand,partNumber,region,currency,listPrice,dealerNet,validFrom,"
                        + "error_line,error_column,error_value,error_code,error_detail");
        assertThat(csv).contains("Nordkette,bad-3,eu,EUR,-10.00,,2026-01-01,4,listPrice,-10.00,NEGATIVE_PRICE,");
    }

    @Test
    void loadingTheSameAgainChangesNothing() throws InterruptedException {
        String csv =
                HEADER + "Nordkette,again-1,eu,EUR,10.00,,2026-01-01\nNordkette,again-2,eu,EUR,10.00,7,2026-01-01\n";

        JsonNode first = service.load(csv);
        JsonNode second = service.load(csv);
        JsonNode third = service.load(csv.replace("10.00,7", "10.00,8"));

        assertThat(first.get("unchanged").asLong()).isZero();
        assertThat(second.get("unchanged").asLong()).isEqualTo(2);
        assertThat(second.get("priceBook")).isEqualTo(first.get("priceBook"));
        assertThat(third.get("unchanged").asLong()).isEqualTo(1);
        assertThat(third.get("priceBook")).isNotEqualTo(first.get("priceBook"));
    }

    @Test
    void ndjsonAndAMappingDoTheSame() throws InterruptedException {
        JsonNode ndjson = service.load("/v1/prices/imports", "application/x-ndjson", BodyPublishers.ofString("""
                {"brand":"Nordkette","partNumber":"nd-1","region":"eu","currency":"EUR","listPrice":12.5,"validFrom":"2026-01-01"}
                {"brand":"Nordkette","partNumber":"nd-2","region":"eu","currency":"EUR","listPrice":"x","validFrom":"2026-01-01"}
                not json
                """));
        assertThat(ndjson.get("accepted").asLong()).isEqualTo(1);
        assertThat(ndjson.get("rejected").asLong()).isEqualTo(2);

        service.json("PUT", "/v1/price-mappings/german", "pricing", """
                        format: csv
                        separator: ";"
                        fields:
                          brand: {constant: Nordkette}
                          partNumber: Teil
                          region: {constant: eu}
                          currency: {constant: EUR}
                          listPrice: Preis
                          validFrom: ab
                        options:
                          decimalSeparator: ","
                          dateFormat: dd.MM.uuuu
                        """, "Content-Type", "application/yaml")
                .expect(204);
        JsonNode mapped = service.load(
                "/v1/prices/imports?mapping=german",
                "text/csv",
                BodyPublishers.ofString("Teil;Preis;ab\nnd-1;12,50;01.01.2026\nnd-3;7,00;01.02.2026\n"));
        assertThat(mapped.get("accepted").asLong()).isEqualTo(2);
        assertThat(mapped.get("unchanged").asLong()).isEqualTo(1);
    }

    @Test
    void aMappingWithFaultsIsRefused() {
        var refused = service.json(
                        "PUT",
                        "/v1/price-mappings/bad",
                        "pricing",
                        "format: csv\nfields: {price: x}\n",
                        "Content-Type",
                        "application/yaml")
                .expect(400);

        assertThat(refused.json().get("code").asString()).isEqualTo("INVALID_MAPPING");
        service.upload("/v1/prices/imports?mapping=nobody", "text/csv", BodyPublishers.ofString("x"))
                .expect(404);
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndDoesNothing() throws InterruptedException {
        String csv = HEADER + "Nordkette,dry-1,eu,EUR,10.00,,2026-01-01\n,dry-2,eu,EUR,10.00,,2026-01-01\n";

        JsonNode dry = service.load("/v1/prices/imports?dryRun=true", "text/csv", BodyPublishers.ofString(csv));
        JsonNode real = service.load(csv);

        assertThat(dry.get("status").asString()).isEqualTo("FINISHED");
        assertThat(dry.get("accepted").asLong()).isEqualTo(1);
        assertThat(dry.get("rejected").asLong()).isEqualTo(1);
        assertThat(real.get("unchanged").asLong()).isZero();
    }

    @Test
    void aFileWithAWrongHeaderFailsAsAWhole() throws InterruptedException {
        JsonNode job = service.load("brand,partNumber,price\nNordkette,1,2\n");

        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.at("/failure/code").asString()).isEqualTo("UNKNOWN_COLUMN");
        assertThat(job.at("/failure/detail").asString()).contains("price");
    }

    @Test
    void theSameKeyStartsOneImport() {
        String csv = HEADER + "Nordkette,key-1,eu,EUR,10.00,,2026-01-01\n";
        var body = BodyPublishers.ofString(csv);

        var first = service.upload("/v1/prices/imports", "text/csv", body, "Idempotency-Key", "i1")
                .expect(202);
        var again = service.upload("/v1/prices/imports", "text/csv", body, "Idempotency-Key", "i1")
                .expect(202);

        assertThat(again.body()).isEqualTo(first.body());
        service.upload("/v1/prices/imports", "text/csv", BodyPublishers.ofString(HEADER), "Idempotency-Key", "i1")
                .expect(422);
    }

    @Test
    void threeHundredThousandRowsAreLoadedWhileProgressIsShown() throws InterruptedException {
        String rows = IntStream.range(0, 300_000)
                .mapToObj(i -> "Nordkette,big-" + i / 2 + "," + (i % 2 == 0 ? "eu,EUR," : "jp,JPY,") + (100 + i % 900)
                        + ",," + "2026-01-01\n")
                .collect(Collectors.joining());
        long begin = System.nanoTime();

        JsonNode job = service.load(HEADER + rows);

        System.out.printf("300,000 prices in %.1f s%n", (System.nanoTime() - begin) / 1e9);
        assertThat(job.get("accepted").asLong()).isEqualTo(300_000);
        assertThat(Duration.between(
                        Instant.parse(job.get("startedAt").asString()),
                        Instant.parse(job.get("finishedAt").asString())))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(job.get("unchanged").asLong()).isZero();
    }
}
