package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class HostileInputIT {
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

    private static final String QUOTE = """
            {"country":"DE","lines":[{"brand":"B","partNumber":"N","quantity":1}]}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\ud800",
                "' OR 1=1 --",
                "\\\\N\\t\\n",
                "%00",
                "٣٤",
                "{34116850886}",
                "\\u202e\\u200b"
            })
    void strangeNumbersAreUnknownAndNeverAnError(String number) {
        var quote = service.json("POST", "/v1/quotes", "dealer", QUOTE.replace("N\"", number + "\""));
        var references = service.asService(
                "/v1/reference-prices",
                "{\"items\":[{\"ref\":\"1\",\"brand\":\"%s\",\"partNumber\":\"%s\",\"country\":\"%s\",\"currency\":\"%s\"}]}"
                        .formatted(number, number, number, number));

        assertThat(quote.status()).as(quote.body()).isIn(201, 400);
        references.expect(200);
        assertThat(references.json().at("/results/0/status").asString()).isEqualTo("UNKNOWN");
    }

    @Test
    void whatNoRequestMayCarryIsRefused() {
        for (String body : List.of(
                QUOTE.replace("}", ",\"price\":1}"),
                QUOTE.replace("\"DE\"", "\"DE\",\"country\":\"CN\""),
                QUOTE.replace("1}", "1e9}"),
                QUOTE.replace("1}", "2147483648}"),
                QUOTE.replace("{\"country", "{\"validAt\":\"+999999999-12-31\",\"country"),
                QUOTE.replace("{\"country", "{\"validAt\":\"0000-01-01\",\"country"),
                QUOTE.replace("{\"country", "{\"knownAt\":\"-1000000000-01-01T00:00:00Z\",\"country"),
                QUOTE.replace("[{", "[null,{"),
                "{\"country\":\"DE\"}",
                "[".repeat(100_000),
                "null",
                "")) {
            var answer = service.json("POST", "/v1/quotes", "dealer", body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(100, body.length())))
                    .isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void strangePathsAndParametersAreRefusedOrNotFound() {
        for (String path : List.of(
                "/v1/quotes/quo_%25",
                "/v1/prices/imports/imp_'",
                "/v1/prices/imports/x/rejected",
                "/v1/regions/..%2f",
                "/v1/price-rules/%F0%9F%98%80",
                "/v1/price-rules?cursor=AAEA",
                "/v1/price-rules?limit=x",
                "/v1/price-mappings/A%00",
                "/v1/rates?day=%2B999999999-12-31")) {
            assertThat(service.get(path, "operator").status()).as(path).isIn(400, 404);
        }
        service.upload("/v1/prices/imports?mapping=%00", "text/csv", BodyPublishers.ofString(""))
                .expect(404);
    }

    @Test
    void numbersTooLongToBeComputedAreRefused() {
        String region = World.region("X", "\"IS\"", "ISK", "1", "0.24", "Atlantic/Reykjavik");
        for (String tax : List.of("1e999999999", "1e-999999999", "\"1e400\"", "-0.1", "\"NaN\"")) {
            service.json("PUT", "/v1/regions/is", "pricing", region.replace("\"0.24\"", tax))
                    .expect(400);
        }
        String rule = World.ceiling("\"IS\"", "DEALER_NET", "AMOUNT", "ISK");
        for (String amount : List.of("1e99", "0", "-5", "1.5", "9".repeat(30), "", "١")) {
            service.json("PUT", "/v1/price-rules/is", "pricing", rule.replace("AMOUNT", amount))
                    .expect(400);
        }
    }

    @Test
    void aHostileFileLosesItsBadRowsOnly() throws InterruptedException {
        byte[] start = """
                brand,partNumber,region,currency,listPrice,validFrom
                Nordkette,h-1,eu,EUR,10.00,2026-01-01
                Nordkette,h-2,eu,EUR,10.00,2026-01-01,too,many
                Nordkette,h\0-3,eu,EUR,10.00,2026-01-01
                =cmd|' /C calc'!A0,h-4,eu,EUR,0,2026-01-01
                """.getBytes(StandardCharsets.UTF_8);
        byte[] badUtf8 = {
            'N', (byte) 0xC3, (byte) 0x28, ',', 'h', ',', 'e', 'u', ',', 'E', 'U', 'R', ',', '1', ',', 'x', '\n'
        };
        byte[] longLine =
                ("Nordkette," + "9".repeat(10 << 20) + ",eu,EUR,1,2026-01-01\n").getBytes(StandardCharsets.UTF_8);
        byte[] end = "Nordkette,h\\N\\t,eu,EUR,11.00,2026-01-01\nNordkette,\"h-6,eu,EUR,1,2026-01-01\n"
                .getBytes(StandardCharsets.UTF_8);

        JsonNode job = service.load(
                "/v1/prices/imports", "text/csv", BodyPublishers.ofByteArrays(List.of(start, badUtf8, longLine, end)));

        assertThat(job.get("status").asString()).isEqualTo("FINISHED");
        assertThat(job.get("accepted").asLong()).isEqualTo(2);
        assertThat(job.get("read").asLong())
                .isEqualTo(job.get("accepted").asLong() + job.get("rejected").asLong());
        String id = job.get("id").asString();
        String rejected = service.get("/v1/prices/imports/" + id + "/rejected?format=ndjson", "pricing")
                .body();
        assertThat(rejected.lines()
                        .map(line -> Service.JSON.readTree(line).get("code").asString()))
                .containsExactly(
                        "WRONG_COLUMN_COUNT",
                        "INVALID_CHARACTER",
                        "ZERO_PRICE",
                        "INVALID_UTF8",
                        "ROW_TOO_LONG",
                        "UNCLOSED_QUOTE");
        assertThat(service.get("/v1/prices/imports/" + id + "/rejected", "pricing")
                        .body())
                .contains("'=cmd|")
                .doesNotContain("\n=cmd|");
        // What looks like COPY's own escapes is a part number like any other.
        var quote = service.json(
                        "POST",
                        "/v1/quotes",
                        "dealer",
                        QUOTE.replace("\"B\"", "\"Nordkette\"").replace("\"N\"", "\"h\\\\N\\\\t\""))
                .expect(201);
        assertThat(quote.json().at("/lines/0/unitListPrice/amount").asString()).isEqualTo("11.00");
    }

    @Test
    void theDatabaseItselfKeepsACountryInOneRegionAndARegionInOneState() {
        JdbcClient jdbc = service.bean(JdbcClient.class);

        assertThat(violation(() -> jdbc.sql("""
                                INSERT INTO region_country (version_no, country, valid, known)
                                SELECT v.no, 'DE', daterange('2026-01-01', '2026-01-02'), int8range(99, NULL)
                                FROM region_version v JOIN region r ON r.no = v.region_no WHERE r.id = 'jp'
                                """).update())).contains("country_is_in_one_region");
        assertThat(violation(() -> jdbc.sql("""
                                INSERT INTO region_version (region_no, valid, known, name, currency, price_grid, tax_rate, zone,
                                  dealer_discount)
                                SELECT no, daterange('2026-01-01', NULL), int8range(99, NULL), 'x', 'JPY', 1, 0, 'UTC', 0
                                FROM region WHERE id = 'jp'
                                """).update())).contains("region_has_one_version_a_day");
        assertThat(violation(() -> jdbc.sql("INSERT INTO price SELECT * FROM price LIMIT 1")
                        .update()))
                .contains("price_pkey");
    }

    private static String violation(Runnable change) {
        try {
            change.run();
            return "none";
        } catch (DataIntegrityViolationException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
