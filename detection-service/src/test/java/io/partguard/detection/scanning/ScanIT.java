package io.partguard.detection.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.ServiceIT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScanIT extends ServiceIT {
    private static final String HEADER =
            "marketplace,listingId,title,priceAmount,currency,country,sellerId,sellerName\n";

    @AfterEach
    void heal() {
        judge.outage = "";
        judge.before = () -> {};
    }

    private static String rows(String prefix, int from, int to, String title) {
        StringBuilder rows = new StringBuilder();
        IntStream.range(from, to)
                .forEach(i -> rows.append(
                        "bay,%s-%d,%s %d,30.00,EUR,DE,s%d,Seller %d\n".formatted(prefix, i, title, i, i % 7, i % 7)));
        return rows.toString();
    }

    @Test
    void everyRowIsAnsweredOnceInTheOrderOfTheFile() {
        JsonNode scan = scanned(HEADER
                + rows("order", 0, 95, "NOT_OURS")
                + rows("order", 95, 100, "COUNTERFEIT")
                + rows("order", 100, 130, "COMPATIBLE"));
        assertThat(scan.get("status").asString()).isEqualTo("FINISHED");
        assertThat(scan.get("read").asLong()).isEqualTo(130);
        assertThat(scan.get("accepted").asLong()).isEqualTo(130);
        assertThat(scan.get("total").asLong()).isEqualTo(130);
        assertThat(scan.get("decided").asLong()).isEqualTo(130);
        assertThat(scan.get("verdicts").get("COUNTERFEIT").asLong()).isEqualTo(5);

        List<String> lines = get("/v1/scans/" + scan.get("id").asString() + "/results")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(131);
        assertThat(lines.getFirst()).startsWith("line,marketplace,listingId,title,verdict,probability,reason");
        for (int i = 0; i < 130; i++) {
            assertThat(lines.get(i + 1)).startsWith((i + 2) + ",bay,order-" + i + ",");
        }
        assertThat(lines.get(97)).contains("COUNTERFEIT").contains("Nordkette");
    }

    @Test
    void whatBecameOfAScanAndItsCasesIsToldAsEvents() {
        String id =
                scanned(HEADER + rows("told", 0, 3, "COUNTERFEIT")).get("id").asString();

        assertThat(jdbc.sql("select type from event where subject = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("scan.accepted", "scan.finished");
        assertThat(jdbc.sql("""
                        select count(*) from event e join case_listing l on l.case_id = e.subject
                        join listing o on o.id = l.listing_id where e.type = 'case.opened' and o.external_id like 'told-%'
                        """).query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void summaryShowsWhatIsAtStakeAndWhatIsCheapButHonest() {
        JsonNode scan = scanned(HEADER + rows("sum", 0, 10, "COUNTERFEIT") + rows("sum", 10, 20, "COMPATIBLE"));
        JsonNode summary = json(get("/v1/scans/" + scan.get("id").asString() + "/summary"));
        assertThat(summary.get("accused").asLong()).isEqualTo(10);
        assertThat(summary.get("atStake").get(0).get("amount").asString()).isEqualTo("5000.00");
        assertThat(summary.get("topSuspicious")).hasSize(5);
        assertThat(summary.get("cheapHonest")).hasSize(5);
        assertThat(summary.get("cheapHonest").get(0).get("why").asString()).contains("said");
        assertThat(summary.get("sellers").get(0).get("name").asString()).startsWith("Seller");
        assertThat(summary.get("modelTrainedOn").asString()).isEqualTo("SYNTHETIC");
    }

    @Test
    void aBadRowIsNamedAndTheRestGoesThrough() {
        String csv = HEADER
                + "bay,bad-1,NOT_OURS fine,1.00,EUR,DE,s1,Ann\n"
                + "bay,bad-2,NOT_OURS negative,-1.00,EUR,DE,s1,Ann\n"
                + "bay,bad-3,,1.00,EUR,DE,s1,Ann\n"
                + "bay,bad-4,NOT_OURS nowhere,1.00,EUR,XX,s1,Ann\n"
                + "bay,bad-5,NOT_OURS short,1.00\n"
                + "bay,bad-6,\"=cmd()\",1.00,EURO,DE,s1,Ann\n";
        JsonNode scan = scanned(csv);
        assertThat(scan.get("accepted").asLong()).isEqualTo(1);
        assertThat(scan.get("rejected").asLong()).isEqualTo(5);
        String id = scan.get("id").asString();
        String reasons = get("/v1/scans/" + id + "/rejected?format=ndjson").body();
        assertThat(reasons)
                .contains("\"line\":3,\"column\":\"priceAmount\",\"value\":\"-1.00\",\"code\":\"NEGATIVE_PRICE\"")
                .contains("MISSING_VALUE")
                .contains("UNKNOWN_COUNTRY")
                .contains("WRONG_COLUMN_COUNT")
                .contains("UNKNOWN_CURRENCY");
        assertThat(get("/v1/scans/" + id + "/rejected").body())
                .startsWith("marketplace,listingId,title")
                .contains("'=cmd()")
                .contains("error_code");
    }

    @Test
    void anUnchangedListingIsStoredOnceAndAChangedOneKeepsItsHistory() {
        scanned(HEADER + rows("twice", 0, 20, "COUNTERFEIT"));
        scanned(HEADER + rows("twice", 0, 20, "COUNTERFEIT"));
        assertThat(count("detection", "twice")).isEqualTo(20);
        assertThat(count("listing_version", "twice")).isEqualTo(20);
        JsonNode again = scanned(HEADER + rows("twice", 0, 20, "COMPATIBLE") + rows("twice", 0, 20, "COUNTERFEIT"));
        assertThat(again.get("decided").asLong()).isEqualTo(40);
        assertThat(count("detection", "twice")).isEqualTo(40);
        assertThat(count("listing", "twice")).isEqualTo(20);
    }

    private long count(String table, String prefix) {
        String id = table.equals("listing") ? "t.id" : "t.listing_id";
        return jdbc.sql("select count(*) from " + table + " t join listing l on l.id = " + id
                        + " and l.tenant = t.tenant where l.external_id like ?")
                .param(prefix + "-%")
                .query(Long.class)
                .single();
    }

    @Test
    void aShortOutageIsWaitedOutAndNothingIsUndecided() {
        judge.outage = "CATALOG_TIMEOUT";
        Thread healing = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(800);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            judge.outage = "";
        });
        JsonNode scan = scanned(HEADER + rows("short", 0, 30, "NOT_OURS"));
        assertThat(healing.isAlive()).isFalse();
        assertThat(scan.get("decided").asLong()).isEqualTo(30);
        assertThat(scan.get("undecided").asLong()).isZero();
    }

    @Test
    void aLongOutageEndsUndecidedWithItsCodeAndNeverAsNotOurs() {
        judge.outage = "PRICING_UNREACHABLE";
        JsonNode scan = scanned(HEADER + rows("long", 0, 30, "NOT_OURS"));
        assertThat(scan.get("status").asString()).isEqualTo("FINISHED");
        assertThat(scan.get("undecided").asLong()).isEqualTo(30);
        assertThat(scan.get("decided").asLong()).isZero();
        String results = get("/v1/scans/" + scan.get("id").asString() + "/results?format=ndjson")
                .body();
        assertThat(results.lines()).hasSize(30).allMatch(line -> line.contains("PRICING_UNREACHABLE"));
    }

    @Test
    void whatAnOutageLeftUndecidedIsDecidedOnceItIsOver() {
        judge.outage = "CATALOG_TIMEOUT";
        JsonNode scan = scanned(HEADER
                + rows("later", 0, 55, "NOT_OURS")
                + rows("later", 55, 60, "COUNTERFEIT")
                + "bay,later-bad,POISON,1,EUR,DE,,\n");
        String id = scan.get("id").asString();
        assertThat(scan.get("undecided").asLong()).isEqualTo(61);

        judge.outage = "";
        await(
                Duration.ofSeconds(60),
                () -> json(get("/v1/scans/" + id)).get("undecided").asLong() == 1);

        JsonNode healed = json(get("/v1/scans/" + id));
        assertThat(healed.get("decided").asLong()).isEqualTo(60);
        assertThat(healed.get("verdicts").get("NOT_OURS").asLong()).isEqualTo(55);
        assertThat(healed.get("verdicts").get("COUNTERFEIT").asLong()).isEqualTo(5);
        List<String> results =
                get("/v1/scans/" + id + "/results?format=ndjson").body().lines().toList();
        assertThat(results).hasSize(61);
        assertThat(results.subList(0, 60)).noneMatch(line -> line.contains("UNDECIDED"));
        assertThat(results.getLast()).contains("JUDGING_FAILED");
        assertThat(jdbc.sql("select count(*) from review_case c join case_listing l on l.case_id = c.id"
                                + " join listing o on o.id = l.listing_id where o.external_id like 'later-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        await(
                Duration.ofSeconds(30),
                () -> jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                                .param(id)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void oneListingThatBreaksTheCodeSpoilsNoOther() {
        JsonNode scan = scanned(HEADER + rows("poison", 0, 17, "NOT_OURS") + "bay,bad,POISON,1,EUR,DE,,\n");
        assertThat(scan.get("decided").asLong()).isEqualTo(17);
        assertThat(scan.get("undecided").asLong()).isEqualTo(1);
        assertThat(get("/v1/scans/" + scan.get("id").asString() + "/results").body())
                .contains("JUDGING_FAILED");
    }

    @Test
    void whatCannotBeAScanIsRefusedWithAReason() {
        assertThat(post("/v1/scans", "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(post("/v1/scans", "text/csv", "").body()).contains("EMPTY_UPLOAD");
        assertThat(post("/v1/scans?country=XX", "text/csv", HEADER).body()).contains("UNKNOWN_COUNTRY");
        assertThat(post("/v1/scans?mapping=none", "text/csv", HEADER).body()).contains("UNKNOWN_MAPPING");
        assertThat(scanned(HEADER).get("failure").get("code").asString()).isEqualTo("EMPTY_FILE");
        assertThat(scanned("marketplace,listingid\n").get("failure").get("code").asString())
                .isEqualTo("UNKNOWN_COLUMN");
        assertThat(get("/v1/scans/scn_none").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyAndFileAreOneScan() {
        String key = UUID.randomUUID().toString();
        String csv = HEADER + rows("key", 0, 3, "NOT_OURS");
        String first = keyed(key, csv).body();
        assertThat(keyed(key, csv).body()).isEqualTo(first);
        assertThat(keyed(key, csv + "bay,key-9,NOT_OURS,1,EUR,DE,,\n").statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> keyed(String key, String csv) {
        return send(request("/v1/scans", "analyst")
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(csv)));
    }

    @Test
    void aMappingTurnsForeignColumnsIntoFields() {
        String yaml = """
                format: csv
                fields:
                  marketplace: {constant: "shop"}
                  listingId: id
                  title: name
                  priceAmount: price
                  currency: {constant: "USD"}
                """;
        assertThat(send(request("/v1/listing-mappings/foreign", "analyst")
                                .header("Content-Type", "text/yaml")
                                .PUT(BodyPublishers.ofString(yaml)))
                        .statusCode())
                .isEqualTo(200);
        JsonNode scan = ended(json(post(
                        "/v1/scans?mapping=foreign&country=US",
                        "text/csv",
                        "id,name,price,more\n1,NOT_OURS koss,12.65,x\n"))
                .get("id")
                .asString());
        assertThat(scan.get("accepted").asLong()).isEqualTo(1);
    }

    @Test
    void aMappingIsReplacedOnlyByWhoeverHasSeenIt() {
        String first = "format: csv\nfields: {marketplace: a, listingId: b, title: c}\n";
        String second = first.replace("title: c", "title: d");
        assertThat(putMapping(first, null).headers().firstValue("ETag")).contains("\"1\"");

        assertThat(putMapping(first, null).statusCode()).isEqualTo(200);
        assertThat(putMapping(second, null).statusCode()).isEqualTo(428);
        assertThat(putMapping(second, "\"7\"").statusCode()).isEqualTo(412);
        assertThat(putMapping(second, "\"1\"").headers().firstValue("ETag")).contains("\"2\"");
    }

    private HttpResponse<String> putMapping(String yaml, String ifMatch) {
        HttpRequest.Builder request =
                request("/v1/listing-mappings/replaced", "analyst").header("Content-Type", "text/yaml");
        return send(
                (ifMatch == null ? request : request.header("If-Match", ifMatch)).PUT(BodyPublishers.ofString(yaml)));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        JsonNode scan = scanned(HEADER + rows("mine", 0, 3, "COUNTERFEIT"));
        String id = scan.get("id").asString();
        for (String path : List.of("", "/results", "/summary", "/rejected")) {
            assertThat(send(requestOf("other", "eve", "/v1/scans/" + id + path, "analyst")
                                    .GET())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(send(requestOf("other", "eve", "/v1/detections?scan=" + id, "analyst")
                                .GET())
                        .body())
                .isEqualTo("{\"items\":[]}");
        assertThat(send(request("/v1/scans", "dealer").GET()).statusCode()).isEqualTo(403);
    }
}
