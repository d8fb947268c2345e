package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.testing.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The way of prices into the price book, with two people, on a real database. */
class PublicationsIT {
    private static final LocalDate SOON = LocalDate.now(ZoneOffset.UTC).plusDays(10);

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

    private Service.Answer post(String path, String who, String body, String... headers) {
        java.util.Map<String, String> all = new java.util.HashMap<>();
        all.put("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        String token = TestTokens.userOf("test", who, "pricing");
        return service.send("POST", path, token, BodyPublishers.ofString(body), all);
    }

    private Service.Answer act(String location, String action, String who) {
        String etag = service.get(location, "pricing").header("ETag");
        return post(location + "/" + action, who, "{}", "If-Match", etag);
    }

    private JsonNode until(String path, String pointer, String... wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            JsonNode found = service.get(path, "pricing").expect(200).json();
            if (List.of(wanted).contains(found.at(pointer).asString())) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(service.get(path, "pricing").body());
    }

    private String book(LocalDate day) throws InterruptedException {
        String location = service.json(
                        "POST", "/v1/books", "pricing", "{\"answer\":\"FIXPOINT\",\"validFrom\":\"" + day + "\"}")
                .expect(202)
                .header("Location");
        return until(location, "/status", "DRAFT", "FAILED").get("id").asString();
    }

    private String drafted(String body) throws InterruptedException {
        String location = post("/v1/publications", "anna", body).expect(201).header("Location");
        until(location, "/check/status", "DONE", "FAILED");
        return location;
    }

    private String approved(String body) throws InterruptedException {
        String location = drafted(body);
        act(location, "propose", "anna").expect(200);
        act(location, "approve", "berta").expect(200);
        return location;
    }

    private String chinesePrice(LocalDate day) {
        return service.json("POST", "/v1/quotes", "dealer", """
                        {"country":"CN","validAt":"%s","waterfall":true,
                         "lines":[{"brand":"Nordkette","partNumber":"34 11 6 850-886","quantity":1}]}""".formatted(day))
                .expect(201)
                .json()
                .at("/lines/0/waterfall/0/amount/amount")
                .asString();
    }

    private static String ofBook(String book) {
        return "{\"book\":\"" + book + "\"}";
    }

    private JdbcTemplate database() {
        return service.bean(JdbcTemplate.class);
    }

    @Test
    void aBookBecomesThePriceBookFromItsDayOnAndIsTakenBackByPublishingAgain() throws InterruptedException {
        String location = approved(ofBook(book(SOON)));
        JsonNode filed = act(location, "file", "berta").expect(200).json();

        assertThat(filed.get("status").asString()).isEqualTo("FILED");
        assertThat(filed.at("/check/violations").asLong()).isZero();
        assertThat(filed.get("changedPrices").asLong()).isEqualTo(3); // CN to its ceiling, CH and JP to their grids
        assertThat(filed.get("history")
                        .valueStream()
                        .map(step -> step.get("action").asString()))
                .containsExactly("CREATE", "CHECKED", "PROPOSE", "APPROVE", "FILE");
        assertThat(chinesePrice(SOON.minusDays(1))).isEqualTo("900.00");
        assertThat(chinesePrice(SOON)).isEqualTo("442.00");

        // What stood before was above the ceiling: it cannot come back while that is in force.
        String back = drafted("{\"rollback\":\"%s\",\"effective\":\"%s\"}"
                .formatted(filed.get("id").asString(), SOON.plusDays(5)));
        JsonNode check = service.get(back, "pricing").json().get("check");
        assertThat(check.get("violations").asLong()).isPositive();
        assertThat(act(back, "propose", "anna").expect(422).json().get("code").asString())
                .isEqualTo("RULES_VIOLATED");

        repealCeilingAndRoundGrids();
        act(back, "check", "anna").expect(200);
        until(back, "/check/status", "DONE");
        act(back, "propose", "anna").expect(200);
        act(back, "approve", "berta").expect(200);
        act(back, "file", "berta").expect(200);
        assertThat(chinesePrice(SOON.plusDays(4))).isEqualTo("442.00");
        assertThat(chinesePrice(SOON.plusDays(5))).isEqualTo("900.00");
        assertThat(database().queryForObject("SELECT count(*) FROM event WHERE type = 'publication.filed'", Long.class))
                .isEqualTo(2);
    }

    private void repealCeilingAndRoundGrids() {
        String rule = World.ceiling("\"CN\"", "RETAIL_INCL_TAX", "500.00", "CNY")
                .replace("\"force\"", "\"status\":\"REPEALED\",\"force\"")
                .replace("\"from\":\"2014-08-01\"", "\"from\":\"2014-08-01\",\"to\":\"" + SOON.plusDays(1) + "\"");
        change("/v1/price-rules/cn-2014", rule);
        change("/v1/regions/ch", World.region("Switzerland", "\"CH\"", "CHF", "0.01", "0.081", "Europe/Zurich"));
        change("/v1/regions/jp", World.region("Japan", "\"JP\"", "JPY", "1", "0.10", "Asia/Tokyo"));
    }

    private void change(String path, String body) {
        String etag = service.get(path, "pricing").expect(200).header("ETag");
        service.json("PUT", path, "pricing", body, "If-Match", etag).expect(200);
    }

    @Test
    void whoeverProposesCannotApproveAndTheDatabaseSaysSoToo() throws InterruptedException {
        String location = drafted(ofBook(book(SOON)));
        act(location, "propose", "anna").expect(200);

        assertThat(act(location, "approve", "anna")
                        .expect(403)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("SECOND_PERSON_NEEDED");
        String id = location.substring(location.lastIndexOf('/') + 1);
        assertThatThrownBy(() -> database()
                        .update("UPDATE publication SET status = 'APPROVED', approved_by = 'anna' WHERE id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody_approves_what_he_proposed");
        assertThatThrownBy(() -> database().update("UPDATE publication SET status = 'FILED' WHERE id = ?", id))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not go from PROPOSED to FILED");
        assertThatThrownBy(() -> database().update("UPDATE publication_price SET list_price = 1"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never edited");
    }

    @Test
    void ofTwoWhoApproveAtOnceOneDoes() throws Exception {
        String location = drafted(ofBook(book(SOON)));
        act(location, "propose", "anna").expect(200);
        String etag = service.get(location, "pricing").header("ETag");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> tries = List.of(
                    () -> post(location + "/approve", "berta", "{}", "If-Match", etag)
                            .status(),
                    () -> post(location + "/reject", "clara", "{}", "If-Match", etag)
                            .status());
            List<Future<Integer>> ended = both.invokeAll(tries);
            assertThat(List.of(ended.get(0).get(), ended.get(1).get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void aListAboveARuleOrUndecidableIsNotPublished() throws InterruptedException {
        long revision = database().queryForObject("SELECT max(revision) FROM book", Long.class);
        String again = "{\"revision\":%d,\"day\":\"2026-04-13\",\"effective\":\"%s\"}".formatted(revision, SOON);
        String location = drafted(again);

        JsonNode check = service.get(location, "pricing").json().get("check");
        assertThat(check.get("first")
                        .valueStream()
                        .map(one -> one.get("rule").asString() + " "
                                + one.get("country").asString()))
                .contains("cn-2014 CN", "grid CH", "grid JP");
        act(location, "propose", "anna").expect(422);

        String book = book(SOON);
        World.put(service, "/v1/price-rules/mu", """
                {"type":"MARK_UP","countries":["DE"],"level":"RETAIL_EXCL_TAX","inForce":{"from":"2026-01-01"},
                 "legalSource":{"title":"An order"},"force":"HARD","terms":{"share":0.3}}""");
        String unknown = drafted(ofBook(book));
        JsonNode found = service.get(unknown, "pricing").json().at("/check/first/0");
        assertThat(found.get("rule").asString()).isEqualTo("mu");
        assertThat(found.get("detail").asString()).startsWith("LANDED_COST");
        assertThat(found.has("limit") && !found.get("limit").isNull()).isFalse();
        act(unknown, "propose", "anna").expect(422);
    }

    @Test
    void whatChangedSinceTheCheckHasToBeCheckedAgain() throws InterruptedException {
        String location = approved(ofBook(book(SOON)));
        World.put(service, "/v1/price-rules/cn-2027", World.ceiling("\"CN\"", "RETAIL_INCL_TAX", "400.00", "CNY"));

        assertThat(act(location, "file", "berta").expect(409).json().get("code").asString())
                .isEqualTo("CHECK_OUTDATED");
        act(location, "check", "berta").expect(200);
        until(location, "/check/status", "DONE");
        assertThat(act(location, "file", "berta").expect(422).json().get("code").asString())
                .isEqualTo("RULES_VIOLATED");
        assertThat(chinesePrice(SOON)).isEqualTo("900.00");
    }

    @Test
    void aNoticePeriodIsKeptAndItsCalendarKnown() throws InterruptedException {
        World.put(service, "/v1/price-rules/notice", """
                {"type":"NOTICE_PERIOD","countries":["DE"],"level":"RETAIL_EXCL_TAX","inForce":{"from":"2026-01-01"},
                 "legalSource":{"title":"6 CFR 150.153"},"force":"HARD","terms":{"days":7,"weekend":["SATURDAY","SUNDAY"]}}""");
        String early = approved(ofBook(book(SOON.minusDays(5))));
        assertThat(act(early, "file", "berta").expect(422).body()).contains("EFFECTIVE_TOO_EARLY");

        LocalDate later = SOON.plusDays(20);
        String location = approved(ofBook(book(later)));
        assertThat(act(location, "file", "berta").expect(422).body()).contains("CALENDAR_UNKNOWN");
        String calendar = "{\"from\":\"%s\",\"until\":\"%s\",\"holidays\":[\"%s\"]}"
                .formatted(SOON.minusDays(30), SOON.plusDays(60), SOON);
        World.put(service, "/v1/calendars/DE", calendar);
        act(location, "file", "berta").expect(200);
        service.json("PUT", "/v1/calendars/DE", "pricing", calendar.replace(SOON.toString(), later.toString()))
                .expect(428);
    }

    @Test
    void itBeginsWhenItsDayHasBegunEverywhere() throws InterruptedException {
        String location = approved(ofBook(book(LocalDate.now(ZoneOffset.UTC).plusDays(2))));
        act(location, "file", "berta").expect(200);
        assertThat(service.get(location, "pricing").json().get("status").asString())
                .isEqualTo("FILED");
        String id = location.substring(location.lastIndexOf('/') + 1);
        database().update("UPDATE publication SET effective_at = now() WHERE id = ?", id);

        until(location, "/status", "EFFECTIVE");
        assertThat(database()
                        .queryForMap(
                                "SELECT type, data->>'revision' AS r FROM event WHERE subject = ? ORDER BY id DESC LIMIT 1",
                                id))
                .isEqualTo(Map.of("type", "publication.effective", "r", "6"));
    }

    @Test
    void theSameKeyDraftsOnceAndRequestsAreNamed() throws InterruptedException {
        String body = ofBook(book(SOON));
        String first = post("/v1/publications", "anna", body, "Idempotency-Key", "k")
                .expect(201)
                .header("Location");
        assertThat(post("/v1/publications", "anna", body, "Idempotency-Key", "k")
                        .header("Location"))
                .isEqualTo(first);
        post("/v1/publications", "anna", "{}").expect(400);
        post("/v1/publications", "anna", ofBook("bok_none")).expect(422);
        post("/v1/publications", "anna", "{\"rollback\":\"pub_none\",\"effective\":\"2027-01-01\"}")
                .expect(422);
        service.json("POST", "/v1/publications", "dealer", body).expect(403);
        post(first + "/propose", "anna", "{}").expect(428);
        service.get("/v1/publications/pub_none", "pricing").expect(404);
        assertThat(service.get("/v1/publications", "pricing").json().get("items"))
                .hasSize(1);
    }

    @Test
    void aConflictOfTheBookIsSeenThoughItsPartHasNoPriceToPublish() throws InterruptedException {
        service.load("""
                brand,partNumber,region,currency,listPrice,dealerNet,validFrom
                Tenne,7,jp,JPY,15000,,2026-01-01
                """);
        World.put(
                service,
                "/v1/price-rules/jp-tiny",
                World.ceiling("\"JP\"", "RETAIL_EXCL_TAX", "5", "JPY")
                        .replace("\"force\"", "\"brands\":[\"Tenne\"],\"force\""));
        String book = book(SOON);
        JsonNode computed = service.get("/v1/books/" + book, "pricing").json();
        assertThat(computed.get("conflicts").asLong()).isEqualTo(1);
        assertThat(computed.get("violations").asLong()).isZero();
        assertThat(computed.get("mayBePublished").asBoolean()).isFalse();

        String location = drafted(ofBook(book));
        JsonNode check = service.get(location, "pricing").json().get("check");
        assertThat(check.get("violations").asLong()).isEqualTo(1);
        assertThat(check.at("/first/0/part").asString()).isEqualTo("tenne 7");
        assertThat(check.at("/first/0/rule").asString()).isEqualTo("conflict");
        assertThat(check.at("/first/0/detail").asString()).contains("jp-tiny");
        assertThat(act(location, "propose", "anna")
                        .expect(422)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("RULES_VIOLATED");
    }

    @Test
    void aCheckThatKillsItsWorkersIsGivenUpWithTheReason() throws InterruptedException {
        String location = drafted(ofBook(book(SOON)));
        String id = location.substring(location.lastIndexOf('/') + 1);
        database().update("""
                        UPDATE publication SET check_status = 'RUNNING', attempts = 5, claim = gen_random_uuid(),
                          lease_until = now() - interval '1 second' WHERE id = ?
                        """, id);

        JsonNode found = until(location, "/check/status", "FAILED", "DONE");
        assertThat(found.at("/check/status").asString()).isEqualTo("FAILED");
        assertThat(found.at("/check/failure").asString()).isEqualTo("WORKER_LOST");
        assertThat(found.get("history")
                        .valueStream()
                        .toList()
                        .getLast()
                        .get("action")
                        .asString())
                .isEqualTo("CHECK_FAILED");
        act(location, "propose", "anna").expect(409);

        act(location, "check", "anna").expect(200);
        assertThat(until(location, "/check/status", "DONE", "FAILED")
                        .at("/check/status")
                        .asString())
                .isEqualTo("DONE");
    }
}
