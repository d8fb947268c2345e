package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From what detection saw to a price: taken over by one person, approved by another, never beyond the bound. */
class MarketPressureIT {
    private static final String SNAPSHOTS = "/v1/pressure-snapshots";
    private static final String REPORT = """
            {"id":"mps_01","since":"2026-01-01T00:00:00Z","until":"2026-04-01T00:00:00Z","modelTrainedOn":"SYNTHETIC",
             "items":[{"family":"Brake disc","country":"JP","substitute":"IMITATION","ratio":0.41234567890123,"lowest":0.3,
               "highest":0.5,"listings":64,"sellers":9,"new":"unknown to us"},
              {"family":"Brake disc","country":"CH","substitute":"IMITATION","listings":9,"sellers":2,"code":"TOO_FEW_LISTINGS"}]}""";
    private Service service;

    @BeforeEach
    void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
        service.load(
                "brand,partNumber,region,currency,listPrice,validFrom,family\n"
                        + "Nordkette,disc,jp,JPY,10000,2026-01-01,Brake disc\nNordkette,disc,ch,CHF,100.00,2026-01-01,Brake disc\n");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Service.Answer post(String path, String who, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return service.send(
                "POST", path, TestTokens.userOf("test", who, "pricing"), BodyPublishers.ofString(body), all);
    }

    private Service.Answer approve(String who, String body) {
        String etag = service.get(SNAPSHOTS + "/mps_01", "pricing").header("ETag");
        return post(SNAPSHOTS + "/mps_01/approve", who, body, "If-Match", etag);
    }

    private JsonNode book(String day) throws InterruptedException {
        return World.book(service, day);
    }

    private String price(JsonNode book, String region) {
        return World.row(service, book, "disc", region).at("/price/amount").asString();
    }

    @Test
    void itCountsOnceASecondPersonHasApprovedItAndForTheDaysGiven() throws InterruptedException {
        service.detection().says(200, REPORT);
        post(SNAPSHOTS, "anna", "{}").expect(201);
        JsonNode taken =
                service.get(SNAPSHOTS + "/mps_01", "pricing").expect(200).json();
        assertThat(taken.get("status").asString()).isEqualTo("IMPORTED");
        assertThat(taken.at("/items/0/ratio").asString()).isEqualTo("0.412346");
        assertThat(taken.at("/items/1/code").asString()).isEqualTo("TOO_FEW_LISTINGS");
        JsonNode before = book("2026-04-13");
        assertThat(price(before, "jp")).isEqualTo("10000");
        assertThat(before.hasNonNull("pressure")).isFalse();

        String terms = "{\"strength\":0.5,\"bound\":0.08,\"validFrom\":\"2026-04-01\",\"validTo\":\"2026-05-01\"}";
        assertThat(approve("anna", terms).expect(403).json().get("code").asString())
                .isEqualTo("SECOND_PERSON_NEEDED");
        assertThatThrownBy(() -> service.bean(JdbcTemplate.class)
                        .update("UPDATE pressure_snapshot SET status = 'APPROVED', strength = 1, bound = 0.3,"
                                + " valid_from = '2026-01-01', valid_to = '2027-01-01', approved_by = imported_by,"
                                + " approved_at = now(), approved_revision = 1"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody_approves_what_he_took_over");
        approve("berta", "{\"strength\":0.5,\"bound\":0.31,\"validFrom\":\"2026-04-01\",\"validTo\":\"2026-04-01\"}")
                .expect(400);
        post(SNAPSHOTS + "/mps_01/approve", "berta", terms).expect(428);
        approve("berta", terms).expect(200);
        approve("berta", terms).expect(409);

        // 0.5 · (1 − 0.412346) would be 29 per cent; the bound is 8. Switzerland has no figure.
        JsonNode book = book("2026-04-13");
        assertThat(book.get("pressure").asString()).isEqualTo("mps_01");
        assertThat(price(book, "jp")).isEqualTo("9200");
        assertThat(price(book, "ch")).isEqualTo("100.00");
        assertThat(price(book("2026-05-01"), "jp")).isEqualTo("10000");
        JsonNode certificate = service.get(
                        "/v1/books/" + book.get("id").asString()
                                + "/certificate?country=JP&brand=Nordkette&partNumber=disc",
                        "pricing")
                .expect(200)
                .json();
        assertThat(certificate.get("pressure").asString()).isEqualTo("mps_01");
        assertThat(certificate.get("target").toString()).contains("PRESSURE", "by mps_01");

        String etag = service.get(SNAPSHOTS + "/mps_01", "pricing").header("ETag");
        post(SNAPSHOTS + "/mps_01/withdraw", "berta", "", "If-Match", etag).expect(200);
        assertThat(price(book("2026-04-13"), "jp")).isEqualTo("10000");
    }

    @Test
    void anOutageIsNoPressureAndGarbageIsNoReport() {
        assertThat(post(SNAPSHOTS, "anna", "{}").expect(404).json().get("code").asString())
                .isEqualTo("PRESSURE_NOT_FOUND");
        service.detection().says(503, "{}");
        post(SNAPSHOTS, "anna", "{}").expect(503);
        for (String garbage : List.of(
                "{}",
                "[",
                REPORT.replace("\"mps_01\"", "null"),
                REPORT.replace("0.41234567890123", "-1"),
                REPORT.replace("0.41234567890123", "1e999999"),
                REPORT.replace("\"listings\":64,", ""),
                REPORT.replace("\"CH\"", "\"JP\""))) {
            service.detection().says(200, garbage);
            post(SNAPSHOTS, "anna", "{}").expect(503);
        }
        assertThat(service.get(SNAPSHOTS, "pricing")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(service.get(SNAPSHOTS, "dealer").status()).isEqualTo(403);
    }
}
